"""School Data Sync, the UK and the first format: School, Section, Student, Teacher, StudentEnrollment, TeacherRoster."""

from fourfold.exchange.reading.people import ClassRow, EnrolmentRow, Part, PupilRow, StaffRow
from fourfold.exchange.reading.reading import Reading
from fourfold.exchange.reading.sync_set import Line, SyncSet

ID = "sis id|id"
SCHOOL = "school sis id|school dfe number"
PERSON = {
    "mis_id": ID,
    "school_id": SCHOOL,
    "forename": "first name",
    "surname": "last name",
    "middle_names": "middle name",
    "email": "secondary email",
    "username": "username",
    "status": "status",
}
PUPIL = {**PERSON, "admission_number": "student number", "year_group": "grade", "date_of_birth": "birthdate"}
TEACHER = {**PERSON, "staff_code": "teacher number", "title": "title"}
SECTION = {"mis_id": ID, "school_id": SCHOOL, "name": "section name", "subject": "course subject", "status": "status"}
MEMBER = {"class_id": "section sis id|section id", "person_id": ID}


def read_first_format(files: SyncSet) -> Reading:
    for line in files.lines("school", {"mis_id": "sis id|dfe number|id", "name": "name"}):
        files.schools[line["mis_id"]] = line["name"]
    return Reading(
        pupils=tuple(_pupil(line, files) for line in files.lines("student", PUPIL, dated=("date_of_birth",)) if _is_active(line, files)),
        staff=tuple(_teacher(line) for line in files.lines("teacher", TEACHER) if _is_active(line, files)),
        classes=tuple(_class(line) for line in files.lines("section", SECTION) if _is_active(line, files)),
        enrolments=tuple(
            EnrolmentRow(line.row, line["class_id"], line["person_id"], part, line.table)
            for table, part in (("studentenrollment", Part.PUPIL), ("teacherroster", Part.TEACHER))
            for line in files.lines(table, MEMBER)
        ),
    )


def _is_active(line: Line, files: SyncSet) -> bool:
    if line["status"].casefold() in ("", "active"):
        return True
    files.note(f"{line.table}: row {line.row} is marked {line['status']}")
    return False


def _pupil(line: Line, files: SyncSet) -> PupilRow:
    cells = line.inspected()
    return PupilRow(
        row=line.row,
        legal_surname=cells.name("surname", "surname", needed=True),
        legal_forename=cells.name("forename", "forename"),
        middle_names=cells.name("middle_names", "middle name"),
        admission_number=cells.text("admission_number"),
        mis_id=cells.text("mis_id"),
        date_of_birth=cells.birth("date_of_birth", today=files.today),
        year_group=cells.year_group(),
        email=cells.email("email", "email"),
        school_ids=cells.school_ids(),
        table=line.table,
        problems=cells.problems,
    )


def _teacher(line: Line) -> StaffRow:
    """An email is needed to invite someone; here it is the second one, or a user name that is an address."""
    cells = line.inspected({} if line["email"] else {"email": line["username"]})
    return StaffRow(
        row=line.row,
        email=cells.email("email", "email", needed=True),
        surname=cells.name("surname", "surname", needed=True),
        forename=cells.name("forename", "forename"),
        title=cells.text("title"),
        role="Teacher",
        staff_code=cells.text("staff_code"),
        mis_id=cells.text("mis_id"),
        school_ids=cells.school_ids(),
        table=line.table,
        problems=cells.problems,
    )


def _class(line: Line) -> ClassRow:
    cells = line.inspected()
    return ClassRow(
        line.row,
        cells.text("mis_id"),
        cells.name("name", "class name", needed=True),
        subject=cells.text("subject"),
        school_ids=cells.school_ids(),
        table=line.table,
        problems=cells.problems,
    )
