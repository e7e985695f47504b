from datetime import date
from pathlib import Path

import pytest

from fourfold.access.roles import Role
from fourfold.exchange.drafting.draft import Outcome
from fourfold.exchange.kinds import ImportKind
from fourfold.exchange.reading.dates import DateOrder
from fourfold.exchange.reading.documents import document, documents_at
from fourfold.exchange.reading.places import places_named
from fourfold.exchange.reading.refusal import Refused
from fourfold.pupils.models import Pupil
from tests.cast import Cast
from tests.exchange.conftest import Desk

UK = "mis-csv/microsoft-sds/UK_Format/25_Users"


def outcomes(check) -> list[Outcome]:
    return [line.outcome for line in check.lines]


def test_a_check_counts_in_a_sentence(desk: Desk, list_of_pupils: str) -> None:
    assert desk.check(list_of_pupils).says == "3 pupils: 3 new."


def test_a_check_writes_nothing(desk: Desk, list_of_pupils: str) -> None:
    before = Pupil.objects.count()
    desk.check(list_of_pupils)
    assert Pupil.objects.count() == before


def test_a_pupil_who_is_here_is_matched_by_name_and_birthday(desk: Desk) -> None:
    found = desk.check("Surname,Forename,DOB\nObi,Leo,2017-03-12\n")
    assert outcomes(found) == [Outcome.MATCHED]


def test_a_change_is_said_from_and_to(desk: Desk) -> None:
    found = desk.check("Surname,Forename,DOB,Year\nObi,Leo,2017-03-12,6\n")
    assert [change.says for change in found.lines[0].changes] == ["Year group: 5, now 6"]


def test_a_upn_with_the_wrong_letter_is_listed_with_the_right_one(desk: Desk) -> None:
    found = desk.check("UPN,Surname,Forename,DOB\nA999400126001,New,Ann,2017-01-01\n")
    assert (outcomes(found), found.lines[0].problems) == (
        [Outcome.PROBLEM],
        ("The UPN A999400126001 does not look right. The first letter of this UPN is A, but its numbers call for T.",),
    )


def test_a_bad_row_is_left_out_only_by_name(desk: Desk) -> None:
    file = "Surname,Forename,DOB\nNew,Ann,2017-01-01\nNew,Ben,\n"
    assert not desk.check(file).can_apply
    assert desk.check(file, leave_out=places_named("3")).can_apply


def test_the_same_child_twice_in_a_file_is_a_problem(desk: Desk) -> None:
    found = desk.check("Surname,Forename,DOB\nNew,Ann,2017-01-01\nNew,Ann,2017-01-01\n")
    assert found.lines[1].problems == ("Row 2 has the same name and date of birth.",)


def test_a_upn_and_a_number_of_two_children_name_both(desk: Desk, list_of_pupils: str) -> None:
    desk.apply(list_of_pupils)
    desk.apply("UPN,Surname,Forename,DOB,Admission Number\nW999400126003,New,Ann,2017-01-01,77\n")
    found = desk.check("UPN,Surname,Forename,DOB,Admission Number\nT999400126001,Adeyemi,Bola,2017-05-02,77\n")
    assert found.lines[0].problems == ("The UPN is that of Bola Adeyemi, but the admission number is that of Ann New.",)


def test_a_upn_whose_row_is_about_somebody_else_is_a_problem(desk: Desk, list_of_pupils: str) -> None:
    desk.apply(list_of_pupils)
    found = desk.check("UPN,Surname,Forename,DOB\nT999400126001,Other,Child,2016-01-01\n")
    assert found.lines[0].problems == (
        "The UPN is that of Bola Adeyemi, born 2 May 2017, but the row is about Child Other, born 1 January 2016.",
    )


def test_a_upn_of_another_school_says_nothing_of_its_child(cast: Cast, desk: Desk, list_of_pupils: str) -> None:
    desk.apply(list_of_pupils)
    theirs = Desk(cast.actor("odile"), cast.millbrook)
    found = theirs.check(list_of_pupils)
    assert "Adeyemi" not in "".join(found.lines[0].problems)
    assert outcomes(found) == [Outcome.PROBLEM, Outcome.PROBLEM, Outcome.NEW]


def test_pupils_of_another_school_are_never_matched_by_name(cast: Cast, desk: Desk) -> None:
    found = desk.check("Surname,Forename,DOB\nBrand,Otto,2016-06-06\n")
    assert outcomes(found) == [Outcome.NEW]


def test_nobody_brings_in_their_own_child(cast: Cast) -> None:
    from tests.cast import member

    member(cast.account("grace"), cast.larkfield, Role.DATA_ADMIN)
    found = Desk(cast.grace, cast.larkfield).check("Surname,Forename,DOB,Year\nObi,Leo,2017-03-12,6\n")
    assert found.lines[0].problems == ("You cannot bring in this row yourself: ask a colleague to.",)


def test_dates_that_could_be_read_two_ways_are_asked_about(desk: Desk) -> None:
    file = "Surname,Forename,DOB\nNew,Ann,02/03/2017\n"
    found = desk.check(file)
    assert [question.flag for question in found.questions] == ["--dates dmy|mdy"]
    assert not found.can_apply
    answered = desk.check(file, dates=DateOrder.DMY)
    assert answered.drafts[0].pupil.born == date(2017, 3, 2)


def test_the_real_uk_set_asks_which_school_and_drops_passwords(desk: Desk, samples: Path) -> None:
    found = desk.check(*documents_at(samples / UK))
    assert [question.flag for question in found.questions] == ["--school"]
    assert found.dropped == ("Password",)


def test_the_real_uk_set_shows_its_pupils_with_their_warnings(desk: Desk, samples: Path) -> None:
    found = desk.check(*documents_at(samples / UK), school="10001")
    assert found.says == "22 pupils: 22 new."
    assert all("pupils are 2 to 19" in line.warnings[0] for line in found.lines)
    assert found.whole == ("School Data Sync does not carry UPNs, so these pupils come without one.",)
    assert found.others == {"staff": 2, "classes": 14}


@pytest.mark.parametrize("version", ["SDS_v2", "SDS_v2.1"])
def test_the_real_second_format_is_checked_row_by_row(desk: Desk, samples: Path, version: str) -> None:
    found = desk.check(*documents_at(samples / "mis-csv/microsoft-sds" / version), school="10001" if version == "SDS_v2" else "110003")
    problems = {problem for line in found.lines for problem in line.problems}
    assert problems == ({"A new pupil needs a date of birth."} if version == "SDS_v2" else set())


def test_the_real_malformed_transfer_file_is_refused_whole(desk: Desk, samples: Path) -> None:
    files = documents_at(samples / "ctf/arcio_ATF19_40pupils_malformed.xml")
    with pytest.raises(Refused):
        desk.check(*files, kind=ImportKind.CTF)


@pytest.mark.parametrize(
    "raw",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><CTfile>&b;</CTfile>',
        b"<CTfile><Header>",
        b"PK\x03\x04 not a zip",
        b"\x00" * 100,
    ],
)
def test_a_hostile_file_is_refused_in_one_sentence(desk: Desk, raw: bytes) -> None:
    with pytest.raises(Refused) as why:
        desk.check(document("hostile.xml", raw), kind=ImportKind.CTF)
    assert str(why.value).endswith(".")
    assert ". " not in str(why.value)


def test_a_clean_file_has_the_same_seal_until_something_here_changes(desk: Desk, list_of_pupils: str) -> None:
    first = desk.check(list_of_pupils).seal
    assert desk.check(list_of_pupils).seal == first
    desk.apply("Surname,Forename,DOB\nByrne,Sean,2016-11-30\n")
    assert desk.check(list_of_pupils).seal != first


def test_a_new_pupil_is_said_in_words(desk: Desk, list_of_pupils: str) -> None:
    assert [change.says for change in desk.check(list_of_pupils).lines[0].changes] == [
        "Year 5: born 2 May 2017",
        "Class: 5 Juniper",
        "SEN status: SEN support from 1 September 2025",
        "Needs: Speech, language and communication needs; Autistic spectrum disorder",
        "Parent: Funmi Adeyemi",
    ]


def test_leaving_everything_out_can_be_put_right(desk: Desk) -> None:
    found = desk.check("Surname,Forename,DOB\nNew,Ann,2017-01-01\n", leave_out=places_named("2"))
    assert (found.says, found.can_apply) == ("0 pupils: none can come in yet.", False)
