"""Veto 7, over every address of this installation."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from fourfold.accounts.middleware import OPEN_WITHOUT
from tests.cast import Cast
from tests.signed_in import client_of, is_sent_to_second_factor

SAMPLES = {
    "int": "1",
    "slug": "abcdef",
    "str": "abcdef",
    "path": "abc/def",
    "uuid": "6f1c1f5e-7f0e-4b0e-9d0a-0a0a0a0a0a0a",
    "day": "2026-11-24",
}


def every_address(resolver: URLResolver | None = None, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    """Each address with something in its gaps, and what answers there."""
    for one in (resolver or get_resolver()).url_patterns:
        path = before + str(one.pattern)
        for name, converter in one.pattern.converters.items():
            kind = next((kind for kind in (*SAMPLES, "") if kind and f"<{kind}:{name}>" in path), None)
            path = path.replace(f"<{kind}:{name}>", SAMPLES[kind]) if kind else _ours(path, name, converter)
        if isinstance(one, URLResolver):
            yield from every_address(one, path)
        else:
            yield path, one


def _ours(path: str, name: str, converter: object) -> str:
    """A gap whose own kind says what fits: the shortest text that it takes."""
    start = path.index("<")
    end = path.index(">", start) + 1
    sample = getattr(converter, "sample", "abcdef")
    return path[:start] + sample + path[end:]


@pytest.mark.parametrize("who", ["tom", "helen", "gus", "sysop"])
def test_whoever_works_here_is_sent_to_the_second_factor_from_every_address(cast: Cast, who: str) -> None:
    client = client_of(cast.account(who), second_factor=False)
    wrong = []
    for path, pattern in every_address():
        if getattr(pattern.callback, OPEN_WITHOUT, False):
            continue
        for answer in (client.get(path), client.post(path)):
            if answer.status_code != 404 and not is_sent_to_second_factor(answer):
                wrong.append((path, answer.status_code))
    assert wrong == []


def test_only_the_second_factor_and_the_way_out_open_without_it() -> None:
    opened = {pattern.name for _path, pattern in every_address() if getattr(pattern.callback, OPEN_WITHOUT, False)}
    assert opened == {"second-factor", "app", "passkey", "out"}


def test_an_unknown_address_tells_nothing_to_who_is_signed_in_by_half(cast: Cast) -> None:
    client = client_of(cast.account("tom"), second_factor=False)
    assert "Larkfield" not in client.get("/no-such-page").content.decode()
