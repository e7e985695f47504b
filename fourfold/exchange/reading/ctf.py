"""The Common Transfer File, versions 19 to 25: pupils as their last school had them, and by name whatever was not taken."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fourfold.exchange.reading.branches import Branch, parsed
from fourfold.exchange.reading.ctf_pupil import pupil_of
from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.identifiers import with_doubles_refused
from fourfold.exchange.reading.problems import Problem, warning
from fourfold.exchange.reading.reading import Reading
from fourfold.exchange.reading.refusal import Refused

MOST_PUPILS = 3000
OLDEST_EXPECTED, NEWEST_EXPECTED = 19, 25


@dataclass(frozen=True)
class CtfSchool:
    """A school as the header names it; `la_estab` is LLLEEEE, or LLLLLLL where the sender is an authority."""

    la_estab: str = ""
    urn: str = ""
    name: str = ""


UNNAMED = CtfSchool()


@dataclass(frozen=True)
class CtfHeader:
    """`version` as written ("25.0"). Every field is "" where the file does not say."""

    version: str = ""
    made: str = ""
    qualifier: str = ""
    descriptor: str = ""
    supplier: str = ""
    source: CtfSchool = UNNAMED
    academic_year: str = ""
    destination: CtfSchool = UNNAMED


@dataclass(frozen=True)
class TransferFile:
    """`reading.pupils` are numbered from 1 in the order of the file."""

    header: CtfHeader
    reading: Reading


def read_ctf(documents: Sequence[Document], *, today: date, to_la_estab: str | None = None) -> TransferFile:
    """One transfer file. Raises Refused when it is malformed or no Common Transfer File.

    With `to_la_estab` (the school that reads it, LLLEEEE), a file meant for another school is warned of.
    """
    if len(documents) != 1:
        raise Refused("Bring one transfer file at a time.")
    (document,) = documents
    root = parsed(document)
    _check_is_a_ctf(document.name, root)
    header, problems = _header(root, to_la_estab)
    branches = root.branches("CTFpupilData", "Pupil", most=MOST_PUPILS)
    if not branches:
        raise Refused(f"{document.name} holds no pupils.")
    pupils = [pupil_of(branch, number, today=today) for number, branch in enumerate(branches, start=1)]
    reading = Reading(
        pupils=with_doubles_refused(pupils),
        problems=tuple(problems),
        not_taken=(*_left_of_pupils(branches), *_left_of_file(root)),
        encodings=("XML",),
    )
    return TransferFile(header, reading)


def _check_is_a_ctf(name: str, root: Branch) -> None:
    if root.name == "CTfile":
        return
    if "atf" in root.name.casefold():
        raise Refused(f"{name} is an admissions file (ATF), not a Common Transfer File.")
    raise Refused(f'{name} is not a Common Transfer File: it begins with "{root.name[:40]}" where "CTfile" should be.')


def _header(root: Branch, to_la_estab: str | None) -> tuple[CtfHeader, list[Problem]]:
    top = root.branch("Header")
    if top is None:
        return CtfHeader(), [warning(0, "Header", "The file has no header: it does not say which school sent it, or which version it is.")]
    top.text("DocumentName")
    header = CtfHeader(
        # The case is CTFversion in files that schools send; one supplier's help pages write the other.
        version=top.text("CTFversion", "CTFVersion"),
        made=top.text("DateTime"),
        qualifier=top.text("DocumentQualifier"),
        descriptor=top.text("DataDescriptor"),
        supplier=top.text("SupplierID"),
        source=_school(top.branch("SourceSchool")),
        academic_year=source.text("AcademicYear") if (source := top.branch("SourceSchool")) else "",
        destination=_school(top.branch("DestSchool")),
    )
    return header, [*_version_problems(header.version), *_destination_problems(header, to_la_estab)]


def _school(branch: Branch | None) -> CtfSchool:
    if branch is None:
        return UNNAMED
    return CtfSchool(branch.text("LEA", "LA") + branch.text("Estab"), branch.text("URN"), branch.text("SchoolName"))


def _version_problems(version: str) -> Iterable[Problem]:
    number = re.fullmatch(r"([0-9]{1,3})(?:\.[0-9]+)?", version)
    if number is None:
        yield warning(0, "CTFversion", "The file does not say plainly which version it is: look closely at what was read.")
    elif not OLDEST_EXPECTED <= int(number[1]) <= NEWEST_EXPECTED:
        says = f"This is version {version}, and {OLDEST_EXPECTED} to {NEWEST_EXPECTED} are expected: some of it may not be read."
        yield warning(0, "CTFversion", says)


def _destination_problems(header: CtfHeader, to_la_estab: str | None) -> Iterable[Problem]:
    meant_for = header.destination.la_estab
    if to_la_estab and meant_for and meant_for != to_la_estab:
        yield warning(0, "DestSchool", f"The file is addressed to school {meant_for}, and yours is {to_la_estab}.")


def _left_of_pupils(branches: Sequence[Branch]) -> list[str]:
    """A line for each kind of thing not taken, with how many pupils have it."""
    pupils: Counter[str] = Counter(path for branch in branches for path in branch.unread())
    return [f"{path} ({number} {'pupil' if number == 1 else 'pupils'})" for path, number in sorted(pupils.items())]


def _left_of_file(root: Branch) -> list[str]:
    return [path for path in sorted(root.unread()) if not path.startswith("CTFpupilData/Pupil/")]
