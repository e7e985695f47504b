"""A service of either version in our terms, and everything hostile in it made inert. No database."""

import json
from datetime import date

import pytest

from fourfold.code_of_practice.needs import Area
from fourfold.local_offer.areas import areas_of, areas_of_service
from fourfold.local_offer.folding import asked_for, folded
from fourfold.local_offer.reading.feed import read_file, whole
from fourfold.local_offer.reading.links import dials, email_of, phone_of, web_of
from fourfold.local_offer.reading.one_service import ServiceRead, service_of
from fourfold.local_offer.reading.words import MOST_READ, line_of, lines_of
from fourfold.local_offer.refusals import BadFeed
from tests.local_offer.feeds import first, page, third

TODAY = date(2026, 11, 24)


def read(**more: object) -> ServiceRead:
    found = service_of(third(**more), today=TODAY)
    assert isinstance(found, ServiceRead)
    return found


def test_version_three_is_read_whole() -> None:
    one = read()
    assert (one.name, one.organisation, one.youngest, one.oldest, one.is_free, one.cost) == (
        "Saturday Club 1",
        "Club House 1",
        5,
        11,
        True,
        "Free",
    )
    assert (one.when, one.times) == (("Saturday, 10am to midday",), "w")
    assert one.places[0].words == "Mill Hall, 2 Mill Lane, Larkfield, ZZ1 4AB"
    assert (one.places[0].at, one.phone, one.email) == ((54.5, -1.5), "01632 960 200", "nell@club.example.org")
    assert (one.topics, one.checked_on, one.warnings) == (("Autism",), date(2026, 6, 1), ())


def test_version_one_is_read_whole() -> None:
    one = service_of(first(), today=TODAY)
    assert isinstance(one, ServiceRead)
    assert (one.what, one.who_for, one.youngest, one.oldest) == ("Talking & listening", "Toddlers", 2, 4)
    assert (one.how_to_join, one.cost, one.is_free) == ("Just come: no appointment is needed.", "a visit: £2.50", False)
    assert (one.when, one.times) == (("Tuesday, 4:30pm to 6:30pm",), "e")
    assert (one.topics, one.web, one.phone) == (("Speech and language",), "https://stay.example.org/talk", "01632 960 201")
    assert (one.places[0].postcode, one.places[0].at) == ("ZZ2 9XY", (54.6, -1.4))


@pytest.mark.parametrize(
    ("more", "warns"),
    [
        ({"minimum_age": "five"}, "minimum_age is not a number"),
        ({"minimum_age": -3}, "minimum_age is not an age"),
        ({"maximum_age": 1e400}, "maximum_age is not a number"),
        ({"minimum_age": 12, "maximum_age": 3}, "youngest age is above the oldest"),
        ({"assured_date": "soon"}, "assured_date is not a date"),
        ({"assured_date": "2031-01-01"}, "assured_date is still to come"),
        ({"status": "perhaps"}, "none of the standard's"),
        ({"status": None}, "has no status"),
        ({"url": "javascript:alert(1)"}, "url is no web address"),
        ({"email": "nobody"}, "email address is none"),
        ({"schedules": "Mondays"}, "schedules is not a list"),
        ({"organization": ["x"]}, "organization is not an object"),
        ({"service_at_locations": [{"location": {"latitude": 100, "longitude": 101}}]}, "outside the United Kingdom"),
    ],
)
def test_what_is_against_the_standard_is_listed_with_a_warning(more: dict[str, object], warns: str) -> None:
    one = read(**more)
    assert one.name == "Saturday Club 1"
    assert any(warns in warning for warning in one.warnings), one.warnings


@pytest.mark.parametrize(("more", "says"), [({"id": ""}, "has no id"), ({"id": None}, "has no id"), ({"name": "<b></b>"}, "has no name")])
def test_without_an_id_or_a_name_it_is_left_out_and_reported(more: dict[str, object], says: str) -> None:
    assert says in str(service_of(third(**more), today=TODAY))


@pytest.mark.parametrize("status", ["inactive", "defunct"])
def test_what_is_not_given_any_more_is_not_listed(status: str) -> None:
    found = whole([third(1), third(2, status=status)], today=TODAY)
    assert ([one.source_id for one in found.services], found.not_given) == (["s-1"], 1)
    assert read(status="temporarily closed").is_closed_now


def test_the_same_service_is_taken_once_by_its_id_or_by_its_name_and_organisation() -> None:
    same_name = third(3, name="Saturday Club 1", organization={"id": "o-9", "name": "CLUB HOUSE 1"})
    found = whole([third(1), third(1, name="Another name"), same_name, third(4)], today=TODAY)
    assert ([one.source_id for one in found.services], found.twice) == (["s-1", "s-4"], 2)


HOSTILE = '<img src=x onerror="alert(1)"><script>steal()</script>Club &lt;script&gt; \u202egnp.exe\x00\x07<style>b{}</style>'


def test_markup_unseen_signs_and_turned_words_are_taken_out() -> None:
    one = read(name=HOSTILE, description=f"<p>{HOSTILE}</p><p>Second</p>")
    assert one.name == "Club <script> gnp.exe"
    assert one.what == "Club <script> gnp.exe\nSecond"


def test_half_a_letter_keeps_back_neither_its_service_nor_the_directory() -> None:
    raw = json.dumps([third(1, name="Club\ud83d of \udc00friends", description="\ud83d"), third(2)]).encode()
    first, second = read_file(raw, today=TODAY).services
    assert (first.name, first.what) == ("Club of friends", "")
    assert not second.warnings


def test_ten_megabytes_of_description_are_cut_without_being_read_whole() -> None:
    one = read(description="word " * 2_000_000)
    assert len(one.what) <= 4000
    assert one.what.endswith("…")
    assert len(line_of("a" * (MOST_READ * 2), 100)) == 100


@pytest.mark.parametrize("value", [None, True, ["a"], {"a": 1}])
def test_what_is_no_text_says_nothing(value: object) -> None:
    assert lines_of(value) == ""


@pytest.mark.parametrize(
    ("written", "opens"),
    [
        ("https://club.example.org/a?b=1", "https://club.example.org/a?b=1"),
        ("www.club.example.org", "https://www.club.example.org"),
        ("javascript:alert(1)", ""),
        ("JAVASCRIPT:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,<script>", ""),
        ("https://user:pass@club.example.org", ""),
        ("https://localhost", ""),
        ('https://club.example.org/"onmouseover=', ""),
        ("ftp://club.example.org", ""),
        ("https://club.example.org:99999/", ""),
        ("https://club.example.org/" + "a" * 400, ""),
    ],
)
def test_only_a_web_address_is_a_link(written: str, opens: str) -> None:
    assert web_of(written) == opens


def test_mail_and_calls_are_only_what_they_say() -> None:
    assert email_of("mailto:nell@club.example.org") == "nell@club.example.org"
    assert [email_of(one) for one in ("a@b", "a@b.org?bcc=x@y.org", "<a@b.org>x", "a b@c.org")] == [""] * 4
    assert phone_of('"+44 1234 234567"') == "+44 1234 234567"
    assert [phone_of(one) for one in ("ring us", "12", "01632 960 200;drop")] == ["", "", ""]
    assert dials("+44 (0)1632 960200 ext 4") == "+441632960200"


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps([third()]),
        json.dumps(third()),
        json.dumps(page([third()])),
        json.dumps([page([third()], 1, 2), page([], 2, 2)]),
        json.dumps({"content": [third()], "totalPages": 1}),
        json.dumps({"id": "o", "name": "Club House", "services": [third()]}),
        "\ufeff" + json.dumps([third()]),
    ],
)
def test_a_file_may_be_a_service_a_list_a_page_or_several_pages(raw: str) -> None:
    assert [one.source_id for one in read_file(raw.encode(), today=TODAY).services] == ["s-1"]


@pytest.mark.parametrize(
    "raw",
    [b"", b"   ", b"<html>Sign in</html>", b"[1, 2]", b"{}", b"[]", b'{"contents": []}', b"7", b"[" * 100_000, b'{"version": "3.0"}',
     json.dumps([{"id": "t", "name": "Ages", "uri": "x", "version": "1"}]).encode(),
     json.dumps({"id": "o", "name": "Just an organisation"}).encode()],
)  # fmt: skip
def test_what_is_no_directory_is_refused_in_one_sentence(raw: bytes) -> None:
    with pytest.raises(BadFeed) as why:
        read_file(raw, today=TODAY)
    assert str(why.value).endswith(".")
    assert "\n" not in str(why.value)


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Autism", [Area.COMMUNICATION]),
        ("Deaf children's club", [Area.SENSORY]),
        ("Speech and language", [Area.COMMUNICATION]),
        ("Mental health and wellbeing", [Area.SEMH]),
        ("Reading for dyslexic pupils", [Area.COGNITION]),
        ("Short breaks", []),
        ("Sightseeing", []),
    ],
)
def test_a_word_of_the_directory_belongs_to_the_codes_areas(text: str, areas: list[Area]) -> None:
    """The four areas (6.28-6.35)."""
    assert areas_of(text) == areas


def test_what_the_school_says_of_a_topic_counts_over_our_list() -> None:
    assert areas_of_service(["Autism", "Clubs"], {"Autism": [], "Clubs": ["semh"]}) == ["semh"]


def test_words_are_compared_without_accents_plurals_and_idle_words() -> None:
    assert asked_for("The CLUBS for autistic cafés") == ["club", "autism", "cafe"]
    assert folded("O’Neill’s activities, 2-3pm") == ["oneill", "activity", "2", "3pm"]
    assert asked_for("' OR 1=1 -- \"*") == ["1"]
