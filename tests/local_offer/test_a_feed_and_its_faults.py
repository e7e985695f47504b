"""Whole feeds from a server on this machine, through every fault that one can have. The last good copy and its day outlive each."""

import os
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from fourfold.access.actor import machine
from fourfold.audit import doors
from fourfold.local_offer.actions import bring_in, set_feed
from fourfold.local_offer.actions.copying import MOST_FAULTS
from fourfold.local_offer.fetching import asking, guard
from fourfold.local_offer.fetching.asking import Visit
from fourfold.local_offer.fetching.guard import check_address, is_public
from fourfold.local_offer.models import Directory, Service
from fourfold.local_offer.reading import feed as feeding
from fourfold.local_offer.reading.feed import FeedRead, read_feed, whole
from fourfold.local_offer.refreshing import fetch, refresh_all
from fourfold.local_offer.refusals import BadFeed
from fourfold.outbox.models import Job
from tests.cast import MAKER, TODAY, Cast, at
from tests.local_offer.feeds import Answer, first, lists, page, says, serving, third

NOW = at(TODAY, 4)


def visit(host: str, **bounds: Any) -> Visit:
    return Visit(allowed={host}, pause=lambda _: None, **bounds)


def read(answer: Callable[[str, dict[str, str]], Answer], path: str = "", **bounds: Any) -> FeedRead:
    with serving(answer) as server:
        return read_feed(visit(server.host, **bounds).get, server.address + path, today=TODAY)


def refused(answer: Callable[[str, dict[str, str]], Answer], **bounds: Any) -> str:
    with pytest.raises(BadFeed) as why:
        read(answer, **bounds)
    assert "\n" not in str(why.value)
    return str(why.value)


def ids(found: FeedRead) -> list[str]:
    return [one.source_id for one in found.services]


def test_every_page_is_read_from_the_address_of_the_list_or_the_one_above_it() -> None:
    every = [third(number) for number in range(1, 8)]
    assert ids(read(lists(every))) == ids(read(lists(every), "/services")) == [f"s-{number}" for number in range(1, 8)]


def test_version_one_is_paged_by_content_and_its_flag_for_the_last() -> None:
    def answer(path: str, query: dict[str, str]) -> Answer:
        number = int(query.get("page", "1"))
        return says({"content": [first(number)], "number": number, "last": number == 3}) if path.endswith("/services") else says({}, 404)

    assert ids(read(answer)) == ["f-1", "f-2", "f-3"]


def test_a_wrong_flag_for_the_last_page_does_not_outweigh_the_count_of_pages() -> None:
    wrong = page([third(1)]) | {"last_page": False}
    assert ids(read(lambda path, query: says(wrong) if path.endswith("/services") else says({}, 404))) == ["s-1"]


def test_a_list_of_ids_is_filled_from_the_details_of_each() -> None:
    every = {f"s-{number}": third(number) for number in (1, 2, 3)}

    def answer(path: str, query: dict[str, str]) -> Answer:
        if path.endswith("/services"):
            return says(page([{"id": one, "name": every[one]["name"]} for one in every]))
        return says(every[path.rsplit("/", 1)[1]])

    found = read(answer)
    assert [one.phone for one in found.services] == ["01632 960 200"] * 3
    assert found.faults == []


def test_details_that_cannot_be_read_leave_the_service_listed_and_are_asked_for_again_next_time() -> None:
    bare = {key: value for key, value in third(1).items() if key in {"id", "name", "status", "last_modified", "organization"}}
    found = read(lambda path, query: says(page([bare])) if path.endswith("/services") else says({}, 404))
    assert (found.services[0].name, found.services[0].changed) == ("Saturday Club 1", "")
    assert "details could not be read" in found.faults[0][1]


def test_a_server_without_details_is_not_asked_for_thousands_of_them() -> None:
    bare = [{"id": f"s-{number}", "name": f"Club {number}", "status": "active"} for number in range(40)]
    with serving(lambda path, query: says(page(bare)) if path.endswith("/services") else says({}, 404)) as server:
        read_feed(visit(server.host).get, server.address, today=TODAY)
        assert sum("/services/" in one for one in server.asked) == feeding.FAILS_IN_A_ROW


def test_details_that_have_not_changed_are_not_asked_for_again() -> None:
    bare = {"id": "s-1", "name": "Club", "status": "active", "last_modified": "2026-06-01"}
    with serving(lambda path, query: says(page([bare]))) as server:
        found = read_feed(visit(server.host).get, server.address, today=TODAY, known={"s-1": "2026-06-01"})
        assert not any("/services/" in one for one in server.asked)
    assert found.unchanged == {"s-1"}


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (lambda path, query: says(b""), "empty"),
        (lambda path, query: says(page([])), "no service in it"),
        (lambda path, query: says(b"<html>Sign in</html>"), "not JSON"),
        (lambda path, query: says({"error": "x"}, 500), "fault of its own"),
        (lambda path, query: says({}, 404), "nothing at this address"),
        (lambda path, query: says({}, 403), "answers 403"),
        (lambda path, query: says(b"", 302, Location="/v3/services?again=1"), "without end"),
        (lambda path, query: says(b"", 302, Location="file:///etc/passwd"), "https"),
        (lambda path, query: says(b"", 302, Location="http://127.0.0.1:1/"), "https"),
        (lambda path, query: says(b"", 302, Location="https://169.254.169.254/latest/meta-data"), "inside a network"),
        (lambda path, query: says(b"", 302, Location="https://[::1]/"), "inside a network"),
        (lambda path, query: says(b'{"contents": [', **{"Content-Length": "400"}), "stopped in the middle"),
    ],
    ids=[
        "empty",
        "no services",
        "a page",
        "500",
        "404",
        "403",
        "round and round",
        "a file",
        "this machine",
        "metadata",
        "loopback",
        "cut off",
    ],
)
def test_a_feed_with_a_fault_is_refused_in_one_sentence(answer: Callable[[str, dict[str, str]], Answer], why: str) -> None:
    assert why in refused(answer, waits=(1.0, 0.3))


def test_a_fault_of_the_moment_is_tried_again() -> None:
    failed: list[int] = []

    def answer(path: str, query: dict[str, str]) -> Answer:
        failed.append(1)
        return says({}, 503) if len(failed) < 3 else says(page([third()]))

    assert ids(read(answer)) == ["s-1"]


def test_a_page_that_fails_in_the_middle_refuses_the_whole_reading() -> None:
    def answer(path: str, query: dict[str, str]) -> Answer:
        return says(page([third(int(query["page"]))], int(query["page"]), 5)) if query.get("page") in {"1", "2"} else says({}, 500)

    assert "fault of its own" in refused(answer)


def test_a_feed_that_never_ends_is_refused_and_one_that_repeats_itself_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(path: str, query: dict[str, str]) -> Answer:
        return says({"contents": [third(int(query.get("page", "1")))], "last_page": False})

    monkeypatch.setattr(feeding, "MOST_PAGES", 20)
    assert "never ends" in refused(endless)
    assert ids(read(lambda path, query: says({"contents": [third(1), third(2)], "last_page": False}))) == ["s-1", "s-2"]


def test_a_huge_answer_a_slow_one_and_silence_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_BYTES", 2000)
    assert "more than" in refused(lambda path, query: says(page([third(1, description="x" * 5000)])))

    monkeypatch.setattr(asking, "MOST_BYTES", 10_000)
    monkeypatch.setattr(asking, "MOST_IN_ALL", 6000)
    many = [third(number, description="x" * 1500) for number in range(9)]
    assert "in all" in refused(lists(many, each=1))
    monkeypatch.setattr(asking, "MOST_IN_ALL", 1_000_000)

    def sleeps(path: str, query: dict[str, str]) -> Answer:
        time.sleep(0.3)
        return says(page([third()]))

    monkeypatch.setattr(asking, "TRIES", 1)
    assert "does not answer in time" in refused(sleeps, waits=(0.2, 0.05))
    assert "too slow" in refused(sleeps, longest=0.0)


def test_nobody_there_is_said() -> None:
    with serving(lists([third()])) as server:
        host, address = server.host, server.address
    with pytest.raises(BadFeed, match="cannot be reached"):
        read_feed(visit(host).get, address, today=TODAY)


@pytest.mark.parametrize(
    "address",
    ["http://feeds.example.org", "https://127.0.0.1/", "https://10.0.0.8/feed", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "file:///etc/passwd",
     "https://user:word@feeds.example.org", "feeds.example.org", "", "https://", "https://feeds.example.org:99999/", "https://a b.org/"],
)  # fmt: skip
def test_an_address_that_is_not_public_and_safe_is_not_asked(address: str) -> None:
    with pytest.raises(BadFeed):
        check_address(address)


@pytest.mark.parametrize(
    ("address", "public"),
    [("8.8.8.8", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False),
     ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False), ("fe80::1%eth0", False),
     ("fc00::1", False), ("::ffff:127.0.0.1", False), ("64:ff9b::a00:1", False), ("2002:7f00:1::", False), ("no address", False)],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_public_name_that_leads_inside_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = [(2, 1, 6, "", ("8.8.8.8", 443)), (2, 1, 6, "", ("127.0.0.1", 443))]
    monkeypatch.setattr(guard.socket, "getaddrinfo", lambda *_, **__: inside)
    gone_to: list[Any] = []
    monkeypatch.setattr(guard.socket, "create_connection", lambda *where, **_: gone_to.append(where))
    with pytest.raises(BadFeed, match="inside a network"):
        Visit().get("https://feeds.example.org/services")
    assert gone_to == []


@pytest.fixture
def directory(cast: Cast) -> Directory:
    """A copy of yesterday with two services, from a feed."""
    read = whole([third(1), third(2)], today=TODAY)
    bring_in(MAKER, cast.larkfield, read=read, feed="http://127.0.0.1:1/v3", now=NOW - timedelta(days=1))
    return Directory.objects.get()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "TRIES", 1)


def move(directory: Directory, address: str) -> None:
    with doors.opened(doors.Door("test.setup", MAKER)):
        directory.feed = address
        directory.save()


def test_each_night_the_copy_becomes_what_the_feed_says(directory: Directory, quick: None) -> None:
    with serving(lists([third(1, name="Sunday Club"), third(3)])) as server, override_settings(LOCAL_OFFER_HOSTS={server.host}):
        move(directory, server.address)
        assert refresh_all(NOW) == 1
        assert refresh_all(NOW) == 0
    assert sorted(Service.objects.values_list("name", flat=True)) == ["Saturday Club 3", "Sunday Club"]
    directory.refresh_from_db()
    assert (directory.copied_at, directory.trouble, directory.counts["new"], directory.counts["gone"]) == (NOW, "", 1, 1)


@pytest.mark.parametrize(
    "answer",
    [lambda path, query: says(b""), lambda path, query: says({}, 500), lambda path, query: says(page([]))],
    ids=["empty", "500", "none"],
)
def test_the_last_good_copy_and_its_day_outlive_a_bad_night(
    directory: Directory, quick: None, answer: Callable[[str, dict[str, str]], Answer]
) -> None:
    with serving(answer) as server, override_settings(LOCAL_OFFER_HOSTS={server.host}):
        move(directory, server.address)
        assert refresh_all(NOW) == 0
    directory.refresh_from_db()
    assert Service.objects.count() == 2
    assert (directory.copied_at, directory.tried_at) == (NOW - timedelta(days=1), NOW)
    assert directory.trouble.endswith(".")


def test_a_week_without_a_scheduler_is_made_up_by_one_reading_and_a_night_that_failed_is_tried_again(
    directory: Directory, quick: None
) -> None:
    with serving(lists([third(1)])) as server, override_settings(LOCAL_OFFER_HOSTS={server.host}):
        refresh_all(NOW + timedelta(days=7))
        move(directory, server.address)
        assert refresh_all(NOW + timedelta(days=7, hours=1)) == 1
    directory.refresh_from_db()
    assert (directory.trouble, directory.copied_at) == ("", NOW + timedelta(days=7, hours=1))


def test_most_of_a_directory_does_not_go_in_one_night(cast: Cast, quick: None) -> None:
    bring_in(MAKER, cast.larkfield, read=whole([third(number) for number in range(40)], today=TODAY), feed="x", now=NOW - timedelta(days=1))
    with serving(lists([third(1)])) as server, override_settings(LOCAL_OFFER_HOSTS={server.host}):
        move(Directory.objects.get(), server.address)
        assert refresh_all(NOW) == 0
    assert Service.objects.count() == 40
    assert "fewer than half" in Directory.objects.get().trouble
    bring_in(MAKER, cast.larkfield, read=whole([third(1)], today=TODAY), fewer=True, now=NOW)
    assert Service.objects.count() == 1


def test_a_school_asks_for_a_reading_now_once_for_one_form(cast: Cast, quick: None) -> None:
    with serving(lists([third(1)])) as server, override_settings(LOCAL_OFFER_HOSTS={server.host}):
        for _ in range(2):
            set_feed(cast.amina, cast.larkfield, feed=server.address, key="k")
        job = Job.objects.get(kind="local-offer/fetch")
        fetch(job.arguments, NOW)
    assert Service.objects.get().name == "Saturday Club 1"


def test_a_hostile_feed_is_kept_small_and_inert(cast: Cast) -> None:
    bad = {"description": "<b>" * 100_000, "minimum_age": -1, "maximum_age": "x", "url": "javascript:x"}
    evil = [third(number, name=f"<script>x</script>Club {number}", **bad) for number in range(70)]
    bring_in(MAKER, cast.larkfield, read=whole(evil * 2, today=TODAY), now=NOW)
    row = Service.objects.order_by("pk").first()
    assert (row.name, row.web, row.youngest) == ("Club 0", "", None)
    directory = Directory.objects.get()
    assert (directory.counts["listed"], directory.counts["twice"], len(directory.faults)) == (70, 70, MOST_FAULTS)


def test_a_fault_of_our_own_is_said_and_keeps_back_nobody(directory: Directory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fourfold.local_offer.refreshing.read_feed", lambda *_, **__: 1 / 0)
    assert refresh_all(NOW) == 0
    directory.refresh_from_db()
    assert "Tell whoever looks after Fourfold" in directory.trouble
    assert machine().account is None


def test_every_published_sample_is_read_or_refused_from_a_server() -> None:
    """All of the published files, replayed: each is a directory, or is refused in one sentence; none is a fault of ours."""
    folder = os.environ.get("FOURFOLD_SAMPLES")
    if not folder:
        pytest.skip("FOURFOLD_SAMPLES is not set: the published feeds were NOT replayed")
    root = Path(folder, "openreferral")
    files = sorted(root.rglob("*.json"))
    assert len(files) > 100
    listed: dict[str, int] = {}
    refusals: list[str] = []

    def answer(path: str, query: dict[str, str]) -> Answer:
        file = root / path.lstrip("/")
        return says(file.read_bytes()) if file.is_file() else says({}, 404)

    with serving(answer) as server:
        get = visit(server.host).get
        for file in files:
            name = str(file.relative_to(root))
            try:
                listed[name] = len(read_feed(get, f"http://{server.host}/{name}", today=TODAY).services)
            except BadFeed as why:
                refusals.append(str(why))
    assert {len(why.splitlines()) for why in refusals} == {1}
    wanted = ("hsds-uk-3.0/examples/service_full.json", "hsds-uk-3.0/examples/service_list.json", "hsds-3.0/examples/service_full.json",
              "validator-mocks/V3.0-UK-Default/service_list.json", "dfe-family-hubs/2001_getPaginatedListOfServices_200.json")  # fmt: skip
    assert [listed.get(name) for name in wanted] == [1] * len(wanted)
