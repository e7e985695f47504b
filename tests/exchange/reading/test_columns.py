import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.exchange.reading.columns import ColumnMapping, Confidence, guess_columns, is_secret, records_of
from fourfold.exchange.reading.documents import document
from fourfold.exchange.reading.headings import FIELDS, Kind
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.tables import tables_in

PUPIL_HEADINGS = [
    ("Legal Surname", "legal_surname"), ("Surname", "legal_surname"), ("Last Name (legal)", "legal_surname"),
    ("Last Name", "legal_surname"),
    ("Forename", "legal_forename"), ("First Name (legal)", "legal_forename"), ("LegalForename", "legal_forename"),
    ("UPN", "upn"), ("Unique Pupil Number", "upn"), ("Adno", "admission_number"), ("Admission Number", "admission_number"),
    ("DOB", "date_of_birth"), ("Date of Birth", "date_of_birth"), ("D.O.B.", "date_of_birth"), ("Birthdate", "date_of_birth"),
    ("Reg", "registration_group"), ("Registration Group", "registration_group"), ("Tutor Group", "registration_group"),
    ("Reg Group", "registration_group"),
    ("Year", "year_group"), ("NC Year", "year_group"), ("Year Group", "year_group"), ("NCyear", "year_group"),
    ("Gender", "sex"), ("Sex", "sex"), ("Gender/Sex", "sex"), ("SEN Status", "sen_provision"), ("SEN Provision", "sen_provision"),
    ("SEN Need", "sen_needs"), ("SEN Need(s)", "sen_needs"), ("Primary Need", "sen_needs"), ("Secondary Need", "sen_second_need"),
    ("EAL", "eal"), ("FSM", "free_school_meals"), ("First Language", "first_language"), ("Preferred Name", "preferred_forename"),
    ("Parent 1 Title", "parent_1_title"), ("Parent 1 Forename", "parent_1_forename"), ("Contact 2 Surname", "parent_2_surname"),
    ("Contact1Forename", "parent_1_forename"), ("Parent 2 Parental Responsibility", "parent_2_responsibility"),
    ("Parent/Carer 1 Email", "parent_1_email"),
    ("Parent 1 Home Language", "parent_1_language"), ("Contact 1 Relationship", "parent_1_relationship"),
    ("Parent 2 Mobile", "parent_2_phone"),
]  # fmt: skip
STAFF_HEADINGS = [
    ("Email", "email"),
    ("Work Email", "email"),
    ("Staff Code", "staff_code"),
    ("Job Title", "role"),
    ("Name", "full_name"),
    ("Surname", "surname"),
]
CLASS_HEADINGS = [
    ("Class Name", "name"),
    ("Group", "name"),
    ("Subject", "subject"),
    ("Teacher Email", "teacher_email"),
    ("Pupil UPNs", "pupils"),
    ("Year", "year_group"),
]


@pytest.mark.parametrize(
    ("kind", "heading", "field"),
    [
        *((Kind.PUPILS, *pair) for pair in PUPIL_HEADINGS),
        *((Kind.STAFF, *pair) for pair in STAFF_HEADINGS),
        *((Kind.CLASSES, *pair) for pair in CLASS_HEADINGS),
    ],
)
def test_a_plain_heading_is_known_for_sure(kind, heading, field):
    guess = guess_columns(kind, [heading])
    assert (guess.mapping.columns, guess.confidence) == ({heading: field}, {heading: Confidence.SURE})


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Pupil's Legal Surname", "legal_surname"), ("Current Year Group", "year_group"), ("Parent Email", "parent_1_email")],
)
def test_a_near_heading_is_only_likely(heading, field):
    guess = guess_columns(Kind.PUPILS, [heading])
    assert (guess.mapping.columns, guess.confidence) == ({heading: field}, {heading: Confidence.LIKELY})


def test_each_field_is_given_once_and_the_surer_heading_has_it():
    guess = guess_columns(Kind.PUPILS, ["Pupil Surname", "Surname", "Shoe size"])
    assert guess.mapping.columns == {"Surname": "legal_surname"}
    assert guess.unknown == ("Pupil Surname", "Shoe size")


def test_a_parents_column_is_never_taken_for_the_pupils():
    guess = guess_columns(Kind.PUPILS, ["Parent 1 Surname", "Parent 1 Date of Birth", "Contact 9 Surname"])
    assert guess.mapping.columns == {"Parent 1 Surname": "parent_1_surname"}


@pytest.mark.parametrize(
    "heading",
    [
        "Password",
        "Initial password",
        "PassWord",
        "pwd",
        "User_Password",
        "Pass word",
        "PIN",
        "Passcode",
        "InitialPassword2",
        "PASSWORDS",
        "Security answer",
    ],
)
def test_a_column_of_passwords_is_dropped_and_named(heading):
    guess = guess_columns(Kind.PUPILS, ["Surname", heading])
    assert guess.dropped == (heading,)
    assert heading not in guess.mapping.columns
    with pytest.raises(Refused, match="never read"):
        ColumnMapping(Kind.PUPILS, {heading: "mis_id"})


@pytest.mark.parametrize("heading", ["Passport name", "Opinion", "Spinning club", "Surname", "Pupil passes"])
def test_other_columns_are_not_taken_for_passwords(heading):
    assert not is_secret(heading)


def test_a_mapping_can_be_saved_and_read_back():
    mapping = guess_columns(Kind.PUPILS, [heading for heading, _ in PUPIL_HEADINGS]).mapping
    assert ColumnMapping.from_dict(json.loads(json.dumps(mapping.as_dict()))) == mapping


@pytest.mark.parametrize(
    "saved",
    [
        {}, {"kind": "pupils"}, {"kind": "x", "columns": {}}, {"kind": "pupils", "columns": {"a": "no_such_field"}},
        {"kind": "pupils", "columns": {"a": "upn", "b": "upn"}}, {"kind": "pupils", "columns": []},
    ],
)  # fmt: skip
def test_a_spoilt_mapping_is_refused(saved):
    with pytest.raises(Refused):
        ColumnMapping.from_dict(saved)


def test_a_table_without_a_column_the_mapping_needs_is_refused():
    (table,) = tables_in([document("a.csv", b"Surname\nOkafor\n")])
    with pytest.raises(Refused, match='"Family"'):
        records_of(ColumnMapping(Kind.PUPILS, {"Family": "legal_surname"}), table)


@given(st.sampled_from(Kind), st.lists(st.text(max_size=30), unique=True, max_size=8))
def test_any_headings_make_a_mapping_of_known_fields(kind, headings):
    guess = guess_columns(kind, headings)
    assert set(guess.mapping.columns.values()) <= set(FIELDS[kind])
    assert {*guess.mapping.columns, *guess.unknown, *guess.dropped} == set(headings)
