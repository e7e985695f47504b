import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.exchange.reading.names import BadName, looks_like_a_name, name_of


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Ada   Okafor ", "Ada Okafor"),
        ("O'Kon", "O'Kon"),
        ("O’Kon", "O’Kon"),
        ("Mac a’ Ghobhainn", "Mac a’ Ghobhainn"),
        ("Smith-Jones", "Smith-Jones"),
        ("Zoe\u0308", "Zoë"),
        ("أحمد", "أحمد"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("李\u3000小龍", "李 小龍"),
        ("Ada\u00a0Lovelace\ufeff", "Ada Lovelace"),
        ("Nguyễn Thị", "Nguyễn Thị"),
        ("X Æ A-12", "X Æ A-12"),
        ("", ""),
    ],
)
def test_a_name_is_kept_as_its_owner_writes_it(written, kept):
    assert name_of(written) == kept


@pytest.mark.parametrize(
    "written", ["A\x00b", "A\nb", "A\x1b[2J", "\u202eADA", "A\u2066b", "A\u2028b", "\ue000", "A\x85b", "A\ud800b", "\U000e0041"]
)
def test_hidden_and_control_characters_are_refused(written):
    with pytest.raises(BadName, match="hidden or control"):
        name_of(written)


def test_a_name_longer_than_any_is_refused():
    with pytest.raises(BadName, match="longer"):
        name_of("A" * 101)


@pytest.mark.parametrize(("name", "has"), [("Ada", True), ("李", True), ("-", False), ("123", False), ("😀", False)])
def test_a_name_has_a_letter(name, has):
    assert looks_like_a_name(name) is has


@given(st.text())
def test_keeping_a_name_twice_changes_nothing(written):
    try:
        once = name_of(written)
    except BadName:
        return
    assert name_of(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "  " not in once


def test_names_from_many_languages_survive(samples):
    languages = json.loads((samples / "strings/cldr48_person_sample_names_a.json").read_text(encoding="utf-8"))
    names = [part for people in languages.values() for person in people.values() for part in person.values()]
    assert len(names) > 500
    for name in names:
        assert "".join(name_of(name).split()) == "".join(unicodedata.normalize("NFC", name).split())


def test_naughty_strings_survive_or_are_refused_with_a_reason(samples):
    strings = json.loads((samples / "strings/blns_even.json").read_text(encoding="utf-8"))
    assert strings
    for written in strings:
        try:
            kept = name_of(written)
        except BadName as fault:
            kept = f"refused because it {fault}"
        assert not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in kept)
