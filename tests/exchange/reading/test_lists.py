from datetime import date

import pytest

from fourfold.exchange.reading.columns import ColumnMapping
from fourfold.exchange.reading.dates import DateOrder
from fourfold.exchange.reading.documents import document
from fourfold.exchange.reading.lists import Kind, columns_in, read_list, tables_of
from fourfold.exchange.reading.people import Part, SenNeed, SenPeriod
from fourfold.exchange.reading.places import Place, named_together, places_named
from fourfold.exchange.reading.problems import Severity
from fourfold.exchange.reading.refusal import Refused
from tests.exchange.reading.made_files import workbook

TODAY = date(2026, 11, 24)
UPN = "B801200005001"


def listed(kind, *lines: str, **answers):
    return read_list(kind, [document("list.csv", "\n".join(lines).encode())], today=TODAY, **answers)


def pupil(headings: str, cells: str):
    return listed(Kind.PUPILS, headings, cells).pupils[0]


def says(row) -> list[tuple[str, Severity]]:
    return [(problem.field, problem.severity) for problem in row.problems]


def test_a_pupil_is_read_with_all_that_the_office_exports():
    read = pupil(
        "Legal Surname;Forename;UPN;Adno;DOB;Reg;NC Year;Gender;SEN Status;SEN Need;EAL;FSM;Password",
        f"O'Kon;Zoe\u0308;{UPN.lower()} ;00123;2016-04-13;3B;Year 3;Female;K - SEN Support;SLCN / Autism;No;Y;hunter2",
    )
    assert (read.row, read.legal_surname, read.legal_forename, read.upn, read.admission_number) == (2, "O'Kon", "Zoë", UPN, "00123")
    assert (read.date_of_birth, read.registration_group, read.year_group, read.sex) == (date(2016, 4, 13), "3B", "3", "F")
    assert (read.sen, read.needs) == ((SenPeriod("K"),), (SenNeed("SLCN", 1), SenNeed("ASD", 2)))
    assert (read.eal, read.free_school_meals, read.problems) == (False, True, ())


def test_passwords_are_named_and_are_nowhere_in_what_was_read():
    read = listed(Kind.PUPILS, "Surname,Password,Shoe size", "Okafor,hunter2,4")
    assert (read.dropped, read.not_taken) == (("Password",), ("Shoe size",))
    assert "hunter2" not in repr(read)


def test_parents_come_with_their_child_and_responsibility_is_never_assumed():
    read = pupil(
        "Surname,Parent 1 Title,Parent 1 Forename,Parent 1 Surname,Parent 1 Relationship,Parent 1 Parental Responsibility,Parent 1 Email,"
        "Parent 1 Mobile,Parent 1 Address,Parent 1 Postcode,Parent 1 Language,Parent 2 Surname",
        'Okafor,Ms,Grace,Okafor,Mother,Yes,Grace@Example.org,07700 900123,"1 High St, Leeds",ls1 1aa,Igbo,Bell',
    )
    grace, bell = read.parents
    assert (grace.order, grace.title, grace.forename, grace.relationship, grace.responsibility) == (1, "Ms", "Grace", "Mother", True)
    assert (grace.email, grace.phones, grace.language) == ("grace@example.org", ("07700 900123",), "Igbo")
    assert (grace.address.lines, grace.address.postcode) == (("1 High St", "Leeds"), "LS1 1AA")
    assert (bell.order, bell.surname, bell.responsibility) == (2, "Bell", None)


def test_a_parents_name_in_one_column_is_parted_only_at_a_comma():
    read = pupil("Surname,Parent 1 Name,Parent 2 Full Name", 'Okafor,"Okafor, Grace",Sam Bell')
    assert [(parent.surname, parent.forename) for parent in read.parents] == [("Okafor", "Grace"), ("Sam Bell", "")]
    assert [problem.field for problem in read.problems if problem.field.startswith("parent")] == ["parent_2_full_name"]


def test_a_telephone_number_gets_back_the_0_that_a_spreadsheet_took():
    raw = workbook([("Surname", "Parent 1 Surname", "Parent 1 Mobile"), ("Okafor", "Okafor", 7700900123)])
    (read,) = read_list(Kind.PUPILS, [document("a.xlsx", raw)], today=TODAY).pupils
    assert read.parents[0].phones == ("07700900123",)
    assert ("parent_1_phone", Severity.WARNING) in says(read)


@pytest.mark.parametrize(
    ("headings", "cells", "field", "severity"),
    [
        ("Surname,Forename", ",Ada", "legal_surname", Severity.REFUSED),
        ("Surname,Forename", "Oka\x07for,Ada", "legal_surname", Severity.REFUSED),
        ("Surname,Forename", "Okafor,", "legal_forename", Severity.WARNING),
        ("Surname,UPN", "Okafor,", "upn", Severity.WARNING),
        ("Surname,UPN", "Okafor,A801200005001", "upn", Severity.WARNING),
        ("Surname,DOB", "Okafor,31/02/2016", "date_of_birth", Severity.REFUSED),
        ("Surname,DOB", "Okafor,13/04/16", "date_of_birth", Severity.REFUSED),
        ("Surname,DOB", "Okafor,2027-01-01", "date_of_birth", Severity.REFUSED),
        ("Surname,DOB", "Okafor,1980-01-01", "date_of_birth", Severity.WARNING),
        ("Surname,DOB", "Okafor,", "date_of_birth", Severity.WARNING),
        ("Surname,SEN Status", "Okafor,Z", "sen_provision", Severity.WARNING),
        ("Surname,SEN Need", "Okafor,shy", "sen_needs", Severity.WARNING),
        ("Surname,Sex", "Okafor,X", "sex", Severity.WARNING),
        ("Surname,Year", "Okafor,15", "year_group", Severity.WARNING),
        ("Surname,Parent 1 Email", "Okafor,grace(at)example.org", "parent_1_email", Severity.WARNING),
    ],
)
def test_what_is_wrong_with_a_row_is_said_in_words(headings, cells, field, severity):
    read = pupil(headings, cells)
    found = [problem for problem in read.problems if problem.field == field]
    assert [(problem.severity, problem.row, problem.says.endswith(".")) for problem in found] == [(severity, 2, True)]


@pytest.mark.parametrize("column", ["UPN", "Adno"])
def test_the_same_number_twice_refuses_the_second_row(column):
    read = listed(Kind.PUPILS, f"Surname,{column}", f"Okafor,{UPN}", f"Okafor,{UPN}")
    assert [row.is_refused for row in read.pupils] == [False, True]
    assert any("row 2" in problem.says for problem in read.pupils[1].problems)


@pytest.mark.parametrize(("born", "warned"), [("2024-11-24", False), ("2024-11-25", True), ("2006-11-25", False), ("2006-11-24", True)])
def test_an_age_outside_2_to_19_is_warned_of(born, warned):
    read = pupil("Surname,Forename,UPN,DOB", f"Okafor,Ada,{UPN},{born}")
    assert bool(read.problems) is warned


def test_a_date_that_could_be_two_is_asked_about_and_not_read():
    read = listed(Kind.PUPILS, "Surname,DOB", "Okafor,03/04/2016")
    assert [(question.column, question.example) for question in read.questions] == [("DOB", "03/04/2016")]
    assert (read.pupils[0].date_of_birth, read.pupils[0].is_refused) == (None, False)


def test_the_answer_is_used():
    read = listed(Kind.PUPILS, "Surname,DOB", "Okafor,03/04/2016", dates=DateOrder.DMY)
    assert (read.questions, read.pupils[0].date_of_birth) == ((), date(2016, 4, 3))


def test_a_list_of_two_schools_asks_which():
    lines = ("Surname,School", "Okafor,A", "Bell,B", "Kaur,B")
    read = listed(Kind.PUPILS, *lines)
    assert [(school.id, school.pupils) for school in read.questions[0].schools] == [("A", 1), ("B", 2)]
    chosen = listed(Kind.PUPILS, *lines, school="B")
    assert ([row.legal_surname for row in chosen.pupils], chosen.questions) == (["Bell", "Kaur"], ())
    with pytest.raises(Refused, match="no school C"):
        listed(Kind.PUPILS, *lines, school="C")


def test_a_saved_mapping_is_used_in_place_of_the_guess():
    mapping = ColumnMapping(Kind.PUPILS, {"Family": "legal_surname", "Called": "preferred_forename"})
    read = listed(Kind.PUPILS, "Family,Called,Surname", "Okafor,Ada,wrong", mapping=mapping)
    assert (read.pupils[0].legal_surname, read.pupils[0].preferred_forename, read.not_taken) == ("Okafor", "Ada", ("Surname",))


def test_a_list_without_surnames_is_refused():
    with pytest.raises(Refused, match="surnames"):
        listed(Kind.PUPILS, "Colour,Shape", "red,round")


def test_the_sheet_that_fits_best_is_read_and_the_other_is_named():
    raw = workbook([("Note",), ("Exported on Monday",)], second=[("Surname", "UPN"), ("Okafor", UPN)])
    files = [document("a.xlsx", raw)]
    assert columns_in(Kind.PUPILS, tables_of(files))[0].name == "Second"
    assert read_list(Kind.PUPILS, files, today=TODAY).not_taken == ("the sheet Sheet",)


def test_staff_are_read_and_an_email_is_needed():
    read = listed(
        Kind.STAFF, "Surname,Forename,Email,Job Title,Staff Code", "Shah,Amina,A.Shah@school.example,SENCO,ASH", "Reed,Tom,,Teacher,TRE"
    )
    amina, tom = read.staff
    assert (amina.email, amina.surname, amina.role, amina.staff_code, amina.problems) == (
        "a.shah@school.example",
        "Shah",
        "SENCO",
        "ASH",
        (),
    )
    assert tom.is_refused


@pytest.mark.parametrize(
    ("name", "surname", "forename", "warned"),
    [("Shah, Amina", "Shah", "Amina", False), ("Amina Shah", "Amina Shah", "", True), ("Cher", "Cher", "", False)],
)
def test_a_name_in_one_column_is_parted_only_at_a_comma(name, surname, forename, warned):
    (read,) = listed(Kind.STAFF, "Name,Email", f'"{name}",a@school.example').staff
    assert (read.surname, read.forename, bool(read.problems)) == (surname, forename, warned)


def test_the_same_email_twice_refuses_the_second_row():
    read = listed(Kind.STAFF, "Surname,Email", "Shah,a@school.example", "Shah,A@school.example")
    assert [row.is_refused for row in read.staff] == [False, True]


def test_a_class_may_have_a_row_for_each_pupil_or_one_for_all():
    each = listed(Kind.CLASSES, "Class,Year,Teacher Email,UPN", f"3B,3,T@s.example,{UPN}", "3B,3,t@s.example,X2")
    whole = listed(Kind.CLASSES, "Class,Year,Teacher Email,Pupils", f'3B,3,T@s.example,"{UPN}; X2"')
    for read in (each, whole):
        assert [(row.name, row.year_group) for row in read.classes] == [("3B", "3")]
        assert {(row.class_id, row.person_id, row.part) for row in read.enrolments} == {
            ("3B", "t@s.example", Part.TEACHER),
            ("3B", UPN, Part.PUPIL),
            ("3B", "X2", Part.PUPIL),
        }


def test_a_class_described_in_two_ways_is_refused_at_the_second():
    read = listed(Kind.CLASSES, "Class,Year,UPN", "3B,3,X1", "3B,4,X2")
    assert read.refused_rows == (Place(3, "list"),)
    assert len(read.enrolments) == 1


def test_rows_left_out_are_gone_with_their_problems():
    read = listed(Kind.PUPILS, "Surname,Forename,UPN,DOB", f"Okafor,Ada,{UPN},2016-04-13", ",Bo,,", "a,b,c,d,e")
    assert [place.row for place in read.refused_rows] == [3, 4]
    left = read.without(places_named("3-4"))
    assert (left.refused_rows, [row.row for row in left.pupils]) == ((), [2])


@pytest.mark.parametrize(
    ("written", "places"), [("4", [Place(4)]), ("4, 7-8", [Place(4), Place(7), Place(8)]), ("Student:4", [Place(4, "Student")])]
)
def test_rows_are_named_as_a_person_lists_them(written, places):
    assert list(places_named(written)) == places


@pytest.mark.parametrize("written", ["x", "8-7", "1-9999999", "4;5"])
def test_what_names_no_rows_is_refused(written):
    with pytest.raises(Refused):
        places_named(written)


@pytest.mark.parametrize("listed", ["4", "4, 7-9", "Staff:2-3, Student:4", "2, 4, 6-20"])
def test_rows_are_named_together_as_they_are_read(listed: str) -> None:
    assert named_together(places_named(listed)) == listed


def test_so_many_rows_that_no_one_run_could_name_them_are_named_in_several() -> None:
    places = [Place(row) for row in range(2, 25_000)]
    assert list(places_named(named_together(places))) == places
