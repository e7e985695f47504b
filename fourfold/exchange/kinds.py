"""What may be brought in, and which rights each kind asks for."""

from enum import StrEnum

from fourfold.access.permissions import Permission
from fourfold.exchange.reading.headings import Kind


class ImportKind(StrEnum):
    """A kind of import."""

    PUPILS = "pupils"
    CTF = "ctf"
    STAFF = "staff"
    CLASSES = "classes"
    RESULTS = "results"
    SCHOOLS = "schools"


NAMES = {
    ImportKind.PUPILS: "Pupils and their parents",
    ImportKind.CTF: "A transfer file (CTF)",
    ImportKind.STAFF: "Staff",
    ImportKind.CLASSES: "Classes and who is in them",
    ImportKind.RESULTS: "Results of assessments",
    ImportKind.SCHOOLS: "Schools",
}
IN_WORDS = {
    ImportKind.PUPILS: "a list of pupils",
    ImportKind.CTF: "a transfer file",
    ImportKind.STAFF: "a list of staff",
    ImportKind.CLASSES: "a list of classes",
    ImportKind.RESULTS: "a list of results",
    ImportKind.SCHOOLS: "the school’s line of the national register",
}
"""Within a sentence."""
HINTS = {
    ImportKind.PUPILS: "A CSV or XLSX list, or the files of a School Data Sync set.",
    ImportKind.CTF: "An XML file from another school.",
    ImportKind.STAFF: "A CSV or XLSX list with an email for each person. A second person agrees before anyone can sign in.",
    ImportKind.CLASSES: "A CSV or XLSX list, or the files of a School Data Sync set.",
    ImportKind.RESULTS: "A CSV or XLSX list: a row for each result, or a row for each pupil with a column for each measure.",
}
OF_PUPILS = (Permission.IDENTITY_CREATE, Permission.IDENTITY_EDIT, Permission.CONTACTS_CREATE, Permission.CONTACTS_EDIT,
             Permission.STATUS_CREATE, Permission.STATUS_EDIT, Permission.PROGRESS_EDIT)  # fmt: skip
NEEDS: dict[ImportKind, tuple[Permission, ...]] = {
    ImportKind.PUPILS: OF_PUPILS,
    ImportKind.CTF: OF_PUPILS,
    ImportKind.STAFF: (Permission.PEOPLE_CREATE,),
    ImportKind.CLASSES: (Permission.IDENTITY_CREATE, Permission.IDENTITY_EDIT, Permission.PEOPLE_EDIT),
    ImportKind.RESULTS: (Permission.PROGRESS_CREATE, Permission.PROGRESS_EDIT),
    ImportKind.SCHOOLS: (Permission.SETTINGS_EDIT,),
}
"""All of these, as an import (rule I): the first is asked at the door, the rest behind it."""
LISTS = {
    ImportKind.PUPILS: Kind.PUPILS,
    ImportKind.STAFF: Kind.STAFF,
    ImportKind.CLASSES: Kind.CLASSES,
    ImportKind.RESULTS: Kind.RESULTS,
}
"""The kinds that are read as lists with columns."""
