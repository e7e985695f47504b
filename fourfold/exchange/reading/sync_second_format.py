"""School Data Sync versions 2 and 2.1: orgs, users, classes, enrollments; and in 2.1 roles, relationships, demographics apart."""

from collections import defaultdict
from dataclasses import dataclass, field

from fourfold.exchange.reading.people import ClassRow, EnrolmentRow, ParentRow, Part, PupilRow, StaffRow
from fourfold.exchange.reading.reading import Reading
from fourfold.exchange.reading.sync_set import Line, SyncSet

USER = {
    "mis_id": "sourcedid",
    "username": "username",
    "forename": "givenname",
    "surname": "familyname",
    "email": "email",
    "phone": "phone",
    "sms": "sms",
    "schools": "orgsourcedids",
    "role": "role",
    "year_group": "grade",
}
ROLE = {"person": "usersourcedid", "school": "orgsourcedid", "role": "role", "grade": "grade"}
DEMOGRAPHIC = {"person": "usersourcedid", "sex": "sex", "date_of_birth": "birthdate"}
RELATION = {"person": "usersourcedid", "other": "relationshipusersourcedid", "relationship": "relationshiprole"}
CLASS = {"mis_id": "sourcedid", "school_id": "orgsourcedid", "name": "title", "course": "coursesourcedid"}
MEMBER = {"class_id": "classsourcedid", "person_id": "usersourcedid", "role": "role"}


@dataclass
class Belonging:
    """What a person is, and where: a person may have a role at several schools."""

    roles: list[str] = field(default_factory=list)
    schools: list[str] = field(default_factory=list)
    grade: str = ""

    @property
    def is_pupil(self) -> bool:
        return "student" in [role.casefold() for role in self.roles]


def read_second_format(files: SyncSet) -> Reading:
    files.schools.update((line["mis_id"], line["name"]) for line in files.lines("orgs", {"mis_id": "sourcedid", "name": "name"}))
    users = {line["mis_id"]: line for line in files.lines("users", USER)}
    belongings = _belongings(files, users)
    about = {line["person"]: line for line in files.lines("demographics", DEMOGRAPHIC, dated=("date_of_birth",))}
    parents = _parents(files, users)
    pupils = [_pupil(line, belongings[known], about.get(known), tuple(parents[known]), files)
              for known, line in users.items() if belongings[known].is_pupil]  # fmt: skip
    staff = [
        _member(line, belongings[known]) for known, line in users.items() if belongings[known].roles and not belongings[known].is_pupil
    ]
    return Reading(
        pupils=tuple(pupils),
        staff=tuple(staff),
        classes=tuple(_class(line) for line in files.lines("classes", CLASS)),
        enrolments=tuple(
            EnrolmentRow(line.row, line["class_id"], line["person_id"], _part(line["role"]), line.table)
            for line in files.lines("enrollments", MEMBER)
        ),
    )


def _part(role: str) -> Part:
    return Part.PUPIL if role.casefold() == "student" else Part.TEACHER


def _belongings(files: SyncSet, users: dict[str, Line]) -> defaultdict[str, Belonging]:
    found: defaultdict[str, Belonging] = defaultdict(Belonging)
    for known, line in users.items():
        if line["role"]:
            schools = [school.strip() for school in line["schools"].split(",") if school.strip()]
            found[known] = Belonging([line["role"]], schools, line["year_group"])
    for line in files.lines("roles", ROLE):
        person = found[line["person"]]
        person.roles.append(line["role"])
        if line["school"] not in person.schools:
            person.schools.append(line["school"])
        person.grade = person.grade or line["grade"]
    return found


def _parents(files: SyncSet, users: dict[str, Line]) -> defaultdict[str, list[ParentRow]]:
    """By pupil. Whether a parent has responsibility the set does not say."""
    found: defaultdict[str, list[ParentRow]] = defaultdict(list)
    for line in files.lines("relationships", RELATION):
        other = users.get(line["other"])
        if other is None:
            files.note(f"{line.table}: row {line.row} names a person who is not in users")
            continue
        cells = other.inspected()
        phones = tuple(dict.fromkeys(filter(None, (cells.phone("sms"), cells.phone("phone")))))
        found[line["person"]].append(
            ParentRow(
                row=other.row,
                order=len(found[line["person"]]) + 1,
                surname=cells.name("surname", "surname"),
                forename=cells.name("forename", "forename"),
                relationship=line["relationship"],
                email=cells.email("email", "email"),
                phones=phones,
            )
        )
    return found


def _pupil(line: Line, belonging: Belonging, about: Line | None, parents: tuple[ParentRow, ...], files: SyncSet) -> PupilRow:
    cells = line.inspected({"year_group": belonging.grade})
    own = about.inspected() if about else cells
    born, sex = own.birth("date_of_birth", today=files.today), own.sex()
    return PupilRow(
        row=line.row,
        legal_surname=cells.name("surname", "surname", needed=True),
        legal_forename=cells.name("forename", "forename"),
        mis_id=cells.text("mis_id"),
        date_of_birth=born,
        sex=sex,
        year_group=cells.year_group(),
        email=_address_of(line),
        school_ids=tuple(belonging.schools),
        parents=parents,
        table=line.table,
        problems=cells.problems + (own.problems if own is not cells else ()),
    )


def _member(line: Line, belonging: Belonging) -> StaffRow:
    cells = line.inspected({"email": _address_of(line)})
    return StaffRow(
        row=line.row,
        email=cells.email("email", "email", needed=True),
        surname=cells.name("surname", "surname", needed=True),
        forename=cells.name("forename", "forename"),
        role=", ".join(dict.fromkeys(belonging.roles)),
        mis_id=cells.text("mis_id"),
        school_ids=tuple(belonging.schools),
        table=line.table,
        problems=cells.problems,
    )


def _address_of(line: Line) -> str:
    """The email, or the user name where that is an address (as Microsoft accounts are)."""
    return (line["email"] or (line["username"] if "@" in line["username"] else "")).lower()


def _class(line: Line) -> ClassRow:
    cells = line.inspected()
    return ClassRow(
        line.row,
        cells.text("mis_id"),
        cells.name("name", "class name", needed=True),
        school_ids=cells.school_ids(),
        table=line.table,
        problems=cells.problems,
    )
