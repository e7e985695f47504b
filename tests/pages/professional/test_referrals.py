"""A specialist's pages: what was agreed and nothing else, by any address, and nothing at all from the moment a parent stops it."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fourfold import clock
from fourfold.accounts.models import Account
from fourfold.code_of_practice.consulting import Item, Said
from fourfold.progress.actions import record_results
from tests.cast import MAKER, TODAY, Cast, account, at
from tests.progress.rounds import autumn_round, entries, reading
from tests.signed_in import client_of
from tests.specialists import asked as a


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(at(TODAY), tick=False):
        yield


def eva() -> Client:
    """The specialist, with her second step."""
    return client_of(Account.objects.get(email=a.EVA))


def addresses(cast: Cast, referral: str) -> list[str]:
    """Every address of hers about Leo that shows something."""
    code = cast.leo.code
    return [
        reverse("professional:visit", args=[code]),
        reverse("professional:referral-paper", args=[code, referral]),
        reverse("professional:advice-new", args=[code, referral]),
    ]


def test_what_a_parent_refused_stands_on_none_of_her_pages(cast: Cast) -> None:
    """A24: each item can be refused."""
    measure = reading(cast)
    record_results(MAKER, autumn_round(cast, measure), entries=entries(measure, cast.leo))
    referral = a.sent(cast, shares=(Item.PLAN,))
    pages = [eva().get(address).content for address in addresses(cast, referral.code)]
    assert not any(measure.name.encode() in page for page in pages)
    assert b"Not shared:" in pages[0]
    everything = a.sent(cast, wanted=(Item.PROGRESS,))
    assert measure.name.encode() in eva().get(addresses(cast, everything.code)[0]).content


def test_a_parent_stops_it_and_her_next_page_is_not_there(cast: Cast) -> None:
    """A25: in the middle of her session."""
    referral = a.sent(cast)
    hers = eva()
    assert [hers.get(address).status_code for address in addresses(cast, referral.code)] == [200, 200, 200]
    family = client_of(cast.account("grace"))
    for _press in range(2):
        answer = family.post(reverse("family:consent", args=[cast.leo.code, referral.code]), {"words": "", "key": "5" * 32})
        assert answer.status_code == 302
    assert [hers.get(address).status_code for address in addresses(cast, referral.code)] == [404, 404, 404]
    assert hers.post(addresses(cast, referral.code)[2], {"found": "Late"}).status_code == 404
    assert referral.words.filter(said=Said.STOP).count() == 1


def test_another_professional_finds_none_of_it(cast: Cast) -> None:
    referral = a.sent(cast)
    other = client_of(account("other", "Olga Other"))
    assert {other.get(address).status_code for address in addresses(cast, referral.code)} == {404}
    megan = client_of(cast.account("megan"))
    assert [megan.get(address).status_code for address in addresses(cast, referral.code)] == [200, 404, 404]


def test_the_last_day_stands_on_each_page(cast: Cast) -> None:
    referral = a.sent(cast)
    visit, _paper, advise = addresses(cast, referral.code)
    day = b"23 January 2027"
    assert clock.today() == TODAY
    assert [day in eva().get(address).content for address in (visit, advise)] == [True, True]
