"""What schools' systems call the things we take: for each kind of list, our field and the headings that mean it.

Gathered from the column names that Arbor, Bromcom, SIMS, ScholarPack, Integris and Microsoft School Data Sync use in their exports.
"""

from enum import StrEnum

from fourfold.exchange.reading.phrases import phrases


class Kind(StrEnum):
    PUPILS = "pupils"
    STAFF = "staff"
    CLASSES = "classes"
    RESULTS = "results"


PUPILS: dict[str, frozenset[str]] = {
    "upn": phrases("upn | unique pupil number | pupil upn | current upn"),
    "former_upn": phrases("former upn | previous upn"),
    "admission_number": phrases("admission number | adno | admission no | adm no | admno | roll number | student number"),
    "mis_id": phrases(
        "mis id | person id | pupil id | student id | learner id | id | external id | sis id | arbor id | wonde id | source id"
    ),
    "legal_surname": phrases("legal surname | surname | last name | legal last name | family name | last name legal | surname legal"),
    "legal_forename": phrases(
        "legal forename | forename | first name | legal first name | given name | first name legal | forename legal | forenames"
    ),
    "preferred_surname": phrases("preferred surname | preferred last name | chosen surname | known as surname"),
    "preferred_forename": phrases("preferred forename | preferred first name | preferred name | chosen name | known as | chosen forename"),
    "middle_names": phrases("middle names | middle name | middle name s | other names"),
    "date_of_birth": phrases("date of birth | dob | birth date | birthdate | d o b | birthday"),
    "sex": phrases("sex | gender | legal sex | gender sex | sex gender"),
    "year_group": phrases(
        "year group | year | nc year | national curriculum year | ncyear | nc year actual | yr | year grp | curriculum year | grade"
    ),
    "registration_group": phrases(
        "registration group | reg group | reg | tutor group | form | form group | registration form | registration | class | tg | reggroup"
    ),
    "sen_provision": phrases(
        "sen status | sen provision | sen | sen code | sen stage | send status | send | sen level | sen support | current "
        "sen status | sen provision type | send provision | send code"
    ),
    "sen_needs": phrases(
        "sen need | sen needs | sen type | primary need | sen need type | send need | send needs | primary sen need | sen "
        "types | primary sen type | sen need 1 | primary need type | main need | sen need s"
    ),
    "sen_second_need": phrases(
        "secondary need | second need | sen need 2 | secondary sen need | secondary sen type | sen type 2 | secondary need type"
    ),
    "sen_from": phrases(
        "sen start date | sen status start | sen from | sen provision start date | sen start | send start date | sen status start date"
    ),
    "first_language": phrases("first language | home language | mother tongue | language | first lang | language at home"),
    "eal": phrases("eal | english as additional language | english as an additional language | eal status"),
    "free_school_meals": phrases(
        "fsm | free school meals | fsm eligible | eligible for fsm | free school meal | fsm eligibility | free school meals eligible"
    ),
    "looked_after": phrases(
        "looked after | in care | lac | cla | in lea care | looked after child | in local authority care | child looked after"
    ),
    "entry_date": phrases(
        "date of entry | entry date | admission date | date of admission | doa | start date | enrolment date | date joined"
    ),
    "leaving_date": phrases("date of leaving | leaving date | leave date | dol | date left | left"),
    "address": phrases("address | home address | full address | postal address"),
    "postcode": phrases("postcode | post code | home postcode | postal code"),
    "email": phrases("email | email address | e mail | pupil email | student email | school email"),
    "school_id": phrases("school id | dfe number | school dfe number | school sis id | estab number | laestab | school"),
}

PARENT: dict[str, frozenset[str]] = {
    "full_name": phrases("name | full name"),
    "title": phrases("title | salutation"),
    "surname": phrases("surname | last name | family name"),
    "forename": phrases("forename | first name | given name"),
    "relationship": phrases(
        "relationship | relation | relationship to pupil | relationship to student | relationship type | relationship to child"
    ),
    "responsibility": phrases("parental responsibility | responsibility | pr | has parental responsibility | legal responsibility"),
    "email": phrases("email | email address | e mail | home email | main email"),
    "phone": phrases(
        "phone | telephone | mobile | phone number | telephone number | mobile number | mobile phone | tel | main phone | home phone"
    ),
    "address": phrases("address | home address | full address | postal address"),
    "postcode": phrases("postcode | post code"),
    "language": phrases("language | first language | preferred language | home language | correspondence language"),
}
PARENT_WORDS = frozenset({"parent", "parents", "contact", "contacts", "guardian", "carer", "parent/carer"})
MOST_PARENTS = 4

STAFF: dict[str, frozenset[str]] = {
    "mis_id": phrases("mis id | person id | staff id | id | teacher id | employee id | external id | sis id"),
    "staff_code": phrases("staff code | code | initials | staff initials | teacher code | teacher number | payroll number | staff number"),
    "title": phrases("title | salutation"),
    "surname": phrases("surname | last name | legal surname | family name | legal last name | preferred surname"),
    "forename": phrases(
        "forename | first name | legal forename | given name | legal first name | preferred forename | preferred first name"
    ),
    "full_name": phrases("name | full name | staff name | display name | teacher name | teacher"),
    "email": phrases("email | email address | e mail | work email | work email address | school email | main email"),
    "role": phrases("role | job title | post | job | position | staff role | job role | roles"),
    "school_id": phrases("school id | dfe number | school dfe number | school sis id"),
}

CLASSES: dict[str, frozenset[str]] = {
    "mis_id": phrases("class id | group id | section id | id | mis id | external id | class code"),
    "name": phrases("class | class name | name | group | group name | teaching group | section name | course | set"),
    "year_group": phrases("year group | year | nc year | yr"),
    "subject": phrases("subject | subject name | course subject | department"),
    "teacher_email": phrases("teacher email | staff email | teacher email address | teachers email | teacher emails | email"),
    "teacher_code": phrases("teacher code | staff code | teacher initials | teacher | main teacher | staff | teacher name"),
    "pupils": phrases(
        "pupils | pupil upns | upns | members | students | pupil list | upn | pupil upn | admission number | pupil | adno | "
        "pupil id | admission numbers | student id"
    ),
    "school_id": phrases("school id | dfe number | school dfe number | school sis id"),
}

RESULTS: dict[str, frozenset[str]] = {
    **{name: PUPILS[name] for name in ("upn", "admission_number", "legal_surname", "legal_forename", "date_of_birth", "school_id")},
    "full_name": phrases("name | full name | pupil name | student name | pupil | student"),
    "registration_group": phrases("registration group | reg group | reg | tutor group | form | class | class name"),
    "measure": phrases("measure | assessment | test | subject | aspect | assessment name | test name | strand"),
    "value": phrases("result | score | value | standardised score | standardized score | sas | scaled score | outcome | mark | grade"),
    "round": phrases("round | term | assessment point | data drop | collection | window"),
    "taken_on": phrases("date | test date | date taken | taken on | assessment date | result date | date of test | completed"),
    "source": phrases("source | test used | paper | level | form used"),
}

FIELDS: dict[Kind, dict[str, frozenset[str]]] = {
    Kind.PUPILS: {**PUPILS, **{f"parent_{n}_{field}": frozenset() for n in range(1, MOST_PARENTS + 1) for field in PARENT}},
    Kind.STAFF: STAFF,
    Kind.CLASSES: CLASSES,
    Kind.RESULTS: RESULTS,
}
"""Every field a column may be mapped to. Parents' headings are found by their number and then by `PARENT`; a list of results may have a
column for each measure of the school besides, as `OF_MEASURE` and the measure's code."""
OF_MEASURE = "measure:"

SECRET_WORDS = frozenset({"password", "passwords", "passwd", "pwd", "passcode", "passphrase", "pin", "pincode", "secret", "token", "otp"})
SECRET_PAIRS = (("pass", "word"), ("pass", "code"), ("pass", "phrase"), ("security", "answer"), ("pin", "code"))
SECRET_PARTS = ("password", "passwd", "passcode", "passphrase")
