"""The wording of letters: plain files that name each place they fill and no other, in every language alike."""

import pytest

from fourfold.documents.wording import shelf
from fourfold.documents.wording.lines import PARENTS, PUPIL, VOICES, BadWording, all_places, line
from fourfold.documents.wording.saying import Block, checked, sections
from fourfold.documents.wording.templates import Part, Places, template, with_strings


def places_of(part: Part, voice: str) -> set[str]:
    return all_places(iter(line for several in (part.heading, *part.paragraphs) for line in several), voice)


PLACES = Places(frozenset({"child", "day"}), frozenset({"why"}))
GOOD = {"title": "{child}, {day}", "parts": [{"heading": "Why", "block": "why"}]}


@pytest.mark.parametrize("language", shelf.languages())
@pytest.mark.parametrize("kind", shelf.letters())
def test_every_letter_is_in_every_language(kind: str, language: str) -> None:
    english, theirs = shelf.letter_wording(kind, "en"), shelf.letter_wording(kind, language)
    assert [bool(one.standing) for one in theirs.parts] == [bool(one.standing) for one in english.parts]
    assert [one.block for one in theirs.parts] == [one.block for one in english.parts]
    assert bool(theirs.law) == bool(english.law)


@pytest.mark.parametrize("language", shelf.languages())
def test_the_rights_have_the_same_ways_in_every_language(language: str) -> None:
    assert len(shelf.rights_wording(language)) == 8
    for voice in VOICES:
        english, theirs = ([places_of(part, voice) for part in shelf.rights_wording(one)] for one in ("en", language))
        assert [named | {"child"} for named in theirs] == [named | {"child"} for named in english]


@pytest.mark.parametrize("language", shelf.languages())
def test_what_stands_round_a_letter_is_in_every_language(language: str) -> None:
    assert shelf.standing_wording(language).said("dear", PARENTS, reader="Mrs Obi")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (GOOD | {"title": "{child}, {day} {pupil}"}, "no place called pupil"),
        (GOOD | {"title": "{child}"}, "leave out day"),
        (GOOD | {"title": {"parents": "{child} {day}", "pupil": "You"}}, "leave out day"),
        (GOOD | {"parts": []}, "Blocks"),
        (GOOD | {"title": "{child} {day} {{ 1 + 1 }}"}, "written"),
        (GOOD | {"title": "{child.pk} {day}"}, "written"),
        (GOOD | {"title": {"parents": "{child} {day}"}}, "both needed"),
        (GOOD | {"title": " "}, "missing"),
        (GOOD | {"script": "x"}, "Nobody knows"),
    ],
)
def test_a_wording_with_other_places_is_refused(given: dict[str, object], says: str) -> None:
    with pytest.raises(BadWording, match=says):
        template(given, PLACES)


def test_the_pupils_own_words_need_not_name_them() -> None:
    assert template(GOOD | {"title": {"parents": "{child} {day}", "pupil": "You {day}"}}, PLACES)


@pytest.mark.parametrize("value", ["{day}", "{{ 7*7 }}", "%(day)s", "<b>"])
def test_a_value_is_never_read_for_places(value: str) -> None:
    assert line("{child}, {day}").said(PARENTS, {"child": value, "day": "Monday"}) == f"{value}, Monday"


def test_words_whose_place_is_empty_are_left_out_and_their_stand_in_is_said() -> None:
    call, office = line("Call {phone}."), line({"text": "Call the office.", "without": "phone"})
    assert (call.said(PUPIL, {"phone": ""}), office.said(PUPIL, {"phone": ""})) == ("", "Call the office.")
    assert (call.said(PUPIL, {"phone": "1"}), office.said(PUPIL, {"phone": "1"})) == ("Call 1.", "")


def test_a_place_that_nobody_fills_is_refused() -> None:
    with pytest.raises(BadWording, match="Filled"):
        checked({"child": "Leo"}, {"why": Block()}, PLACES)


@pytest.mark.parametrize("voice", VOICES)
def test_a_part_with_nothing_to_say_goes_with_its_heading(voice: str) -> None:
    parts = template(GOOD, PLACES).parts
    said = sections(
        parts, voice, {"child": "Leo", "day": "Monday"}, {"why": Block()}, standing=shelf.standing_wording("en"), responsible={}
    )
    assert said == ()


def test_other_words_keep_the_letters_structure() -> None:
    assert with_strings(GOOD, {"parts.0.heading": "Dlaczego", "parts.0.block": "other"})["parts"] == [
        {"heading": "Dlaczego", "block": "why"}
    ]
