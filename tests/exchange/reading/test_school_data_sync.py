from datetime import date

import pytest

from fourfold.exchange.reading.dates import DateOrder
from fourfold.exchange.reading.documents import document, documents_at
from fourfold.exchange.reading.lists import Kind, read_list
from fourfold.exchange.reading.people import Part
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.school_data_sync import is_school_data_sync, read_school_data_sync

TODAY = date(2026, 11, 24)
UK = {
    "School.csv": "DfE Number,Name\n3701111,Hill Primary\n3702222,Dale Primary\n",
    "Student.csv": "ID,School DfE Number,First Name,Last Name,Username,Password,Grade,Status,Birthdate\n"
    "s1,3701111,Ada,Okafor,ada,pass-of-ada,3,Active,13/04/2018\ns2,3702222,Bo,Bell,bo,x,4,Active,01/02/2017\ns3,3701111,Cy,Gone,cy,x,4,Inactive,14/02/2017\n",
    "Teacher.csv": "ID,School DfE Number,First Name,Last Name,Username,Password,Secondary Email,Teacher Number\n"
    "t1,3701111,Tom,Reed,tom@hill.example,x,,TRE\nt2,3702222,Una,Shaw,una,x,una@dale.example,USH\n",
    "Section.csv": "ID,School DfE Number,Section Name,Course Subject\nc1,3701111,3B,Maths\nc2,3702222,4A,English\n",
    "StudentEnrollment.csv": "Section ID,ID\nc1,s1\nc2,s2\n",
    "TeacherRoster.csv": "Section ID,ID\nc1,t1\nc2,t2\n",
}
V21 = {
    "orgs.csv": "sourcedId,name,type\no1,Hill Primary,school\n",
    "users.csv": "sourcedId,username,givenName,familyName,password,email,sms\nu1,ada@hill.example,Ada,Okafor,secret-a,,\n"
    "u2,,Grace,Okafor,x,grace@home.example,07700900123\nu3,tom@hill.example,Tom,Reed,x,,\n",
    "roles.csv": "userSourcedId,orgSourcedId,role,grade\nu1,o1,student,3\nu3,o1,teacher,\n",
    "relationships.csv": "userSourcedId,relationshipUserSourcedId,relationshipRole\nu1,u2,guardian\nu1,u9,guardian\n",
    "demographics.csv": "userSourcedId,sex,birthDate\nu1,female,2018-04-13\n",
    "userFlags.csv": "userSourcedId,flag\n",
    "classes.csv": "sourcedId,orgSourcedId,title\nc1,o1,3B\n",
    "enrollments.csv": "classSourcedId,userSourcedId,role\nc1,u1,student\nc1,u3,teacher\n",
}


def as_set(files: dict[str, str]):
    return [document(name, words.encode()) for name, words in files.items()]


def test_a_set_of_two_schools_asks_which_and_gives_the_one_chosen():
    whole = read_school_data_sync(as_set(UK), today=TODAY)
    assert [(school.id, school.name, school.pupils) for school in whole.questions[0].schools] == [
        ("3701111", "Hill Primary", 1),
        ("3702222", "Dale Primary", 1),
    ]
    hill = read_school_data_sync(as_set(UK), today=TODAY, school="3701111")
    assert [row.legal_surname for row in hill.pupils] == ["Okafor"]
    assert [(row.email, row.staff_code) for row in hill.staff] == [("tom@hill.example", "TRE")]
    assert [(row.mis_id, row.name, row.subject) for row in hill.classes] == [("c1", "3B", "Maths")]
    assert [(row.class_id, row.person_id, row.part) for row in hill.enrolments] == [("c1", "s1", Part.PUPIL), ("c1", "t1", Part.TEACHER)]
    assert hill.questions == ()


def test_a_pupil_of_two_schools_is_no_double_at_either():
    both = {**UK, "Student.csv": UK["Student.csv"] + "s1,3702222,Ada,Okafor,ada,x,3,Active,13/04/2018\n"}
    dale = read_school_data_sync(as_set(both), today=TODAY, school="3702222")
    assert [(row.legal_surname, row.is_refused) for row in dale.pupils] == [("Bell", False), ("Okafor", False)]


def test_a_school_that_is_not_in_the_set_is_refused():
    with pytest.raises(Refused, match="Hill Primary"):
        read_school_data_sync(as_set(UK), today=TODAY, school="1")


def test_the_birth_dates_of_the_set_are_read_as_its_column_allows():
    assert [row.date_of_birth for row in read_school_data_sync(as_set(UK), today=TODAY).pupils] == [date(2018, 4, 13), date(2017, 2, 1)]
    unclear = {**UK, "Student.csv": UK["Student.csv"].replace("13/04", "03/04").replace("14/02", "04/02")}
    asked = read_school_data_sync(as_set(unclear), today=TODAY, school="3701111")
    assert [question.flag for question in asked.questions] == ["--dates dmy|mdy"]
    answered = read_school_data_sync(as_set(unclear), today=TODAY, school="3701111", dates=DateOrder.MDY)
    assert answered.pupils[0].date_of_birth == date(2018, 3, 4)


@pytest.mark.parametrize(("files", "secret"), [(UK, "pass-of-ada"), (V21, "secret-a")])
def test_passwords_of_a_set_are_dropped(files, secret):
    read = read_school_data_sync(as_set(files), today=TODAY)
    assert [name.casefold() for name in read.dropped] == ["password"]
    assert secret not in repr(read)


def test_whoever_is_not_active_is_named_and_not_taken():
    read = read_school_data_sync(as_set(UK), today=TODAY)
    assert "Student: row 4 is marked Inactive" in read.not_taken


def test_people_roles_and_parents_of_the_second_format_come_together():
    read = read_school_data_sync(as_set(V21), today=TODAY)
    (ada,) = read.pupils
    assert (ada.legal_surname, ada.sex, ada.date_of_birth, ada.year_group, ada.email) == (
        "Okafor",
        "F",
        date(2018, 4, 13),
        "3",
        "ada@hill.example",
    )
    (grace,) = ada.parents
    assert (grace.forename, grace.relationship, grace.email, grace.phones) == ("Grace", "guardian", "grace@home.example", ("07700900123",))
    assert grace.responsibility is None
    assert [(row.surname, row.role) for row in read.staff] == [("Reed", "teacher")]
    assert len(read.enrolments) == 2
    assert "relationships: row 3 names a person who is not in users" in read.not_taken
    assert "userFlags: userSourcedId, flag" in read.not_taken


def test_a_list_of_pupils_may_be_such_a_set():
    assert [row.legal_surname for row in read_list(Kind.PUPILS, as_set(V21), today=TODAY).pupils] == ["Okafor"]


def test_part_of_a_set_is_refused():
    with pytest.raises(Refused, match="not a whole"):
        read_school_data_sync(as_set({"Student.csv": UK["Student.csv"]}), today=TODAY)


@pytest.mark.parametrize(
    ("folder", "pupils", "staff", "classes", "enrolments", "schools"),
    [
        ("UK_Format/25_Users", 22, 2, 28, 158, 2),
        ("UK_Format/Min_Required_Attributes", 22, 2, 28, 158, 2),
        ("SDS_Format/25_Users", 22, 2, 2, 46, 1),
        ("SDS_Format/Min_Required_Attributes", 22, 2, 2, 46, 1),
        ("SDS_v2", 22, 7, 4, 29, 3),
        ("SDS_v2.1", 4, 2, 2, 6, 2),
    ],
)
def test_microsofts_own_sets_are_read_whole(samples, folder, pupils, staff, classes, enrolments, schools):
    files = documents_at(samples / "mis-csv/microsoft-sds" / folder)
    assert is_school_data_sync(files)
    read = read_school_data_sync(files, today=date(2017, 11, 24))
    assert (len(read.pupils), len(read.staff), len(read.classes), len(read.enrolments)) == (pupils, staff, classes, enrolments)
    assert len(read.schools) == schools
    assert "P@ss" not in repr(read)
    nameless = folder.endswith("Min_Required_Attributes")
    assert all(row.is_refused is nameless for row in read.pupils)


def test_microsofts_american_dates_are_read_as_such(samples):
    read = read_school_data_sync(documents_at(samples / "mis-csv/microsoft-sds/SDS_Format/25_Users"), today=date(2017, 11, 24))
    assert (read.questions, read.pupils[2].date_of_birth) == ((), date(1997, 12, 19))
