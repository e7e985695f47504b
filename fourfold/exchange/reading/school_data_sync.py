"""Microsoft School Data Sync sets: the UK and the first format (Student.csv and its fellows), and versions 2 and 2.1 (users.csv and its).

All that matters of each comes out in one shape; who belongs to which school is kept, and passwords are never looked at.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fourfold.exchange.reading.columns import is_secret
from fourfold.exchange.reading.dates import DateOrder
from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.identifiers import with_doubles_refused
from fourfold.exchange.reading.people import EnrolmentRow
from fourfold.exchange.reading.problems import warning
from fourfold.exchange.reading.questions import SchoolSeen, SeveralSchools
from fourfold.exchange.reading.reading import Reading
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.sync_first_format import read_first_format
from fourfold.exchange.reading.sync_second_format import read_second_format
from fourfold.exchange.reading.sync_set import SyncSet
from fourfold.exchange.reading.tables import tables_in

FIRST_FORMAT = frozenset({"school", "student", "teacher", "section"})
SECOND_FORMAT = frozenset({"orgs", "users"})
NO_UPNS = (warning(0, "upn", "School Data Sync does not carry UPNs, so these pupils come without one."),)


def is_school_data_sync(documents: Sequence[Document]) -> bool:
    """Whether these files, by their names, are such a set."""
    names = {document.stem.casefold() for document in documents}
    return names >= FIRST_FORMAT or names >= SECOND_FORMAT


def read_school_data_sync(
    documents: Sequence[Document], *, today: date, dates: DateOrder | None = None, school: str | None = None
) -> Reading:
    """All people and classes of the set, or those of one school by the set's id for it. Raises Refused.

    A set of several schools, none chosen, brings the question which.
    """
    if not is_school_data_sync(documents):
        raise Refused("This is not a whole School Data Sync set: it needs School, Student, Teacher and Section, or orgs and users.")
    tables = {table.name.casefold(): table for table in tables_in(documents)}
    files = SyncSet(tables, today=today, asked=dates)
    whole = read_first_format(files) if tables.keys() >= FIRST_FORMAT else read_second_format(files)
    seen = _schools_seen(files.schools, whole)
    questions = files.questions
    if school is None and len(seen) > 1:
        questions = (SeveralSchools(seen), *questions)
    reading = replace(
        whole,
        schools=seen,
        problems=(*NO_UPNS, *(problem for table in tables.values() for problem in table.problems)),
        questions=questions,
        dropped=tuple(sorted({header for table in tables.values() for header in table.headers if is_secret(header)})),
        not_taken=files.not_taken(),
        encodings=tuple(sorted({table.encoding for table in tables.values()})),
    )
    chosen = reading if school is None else _only(reading, school)
    # Not before: a pupil of two schools has a row for each.
    return replace(chosen, pupils=with_doubles_refused(chosen.pupils))


def _schools_seen(named: dict[str, str], whole: Reading) -> tuple[SchoolSeen, ...]:
    """Schools that a pupil or a class of the set belongs to; a ministry or a trust above them is none."""
    counts = Counter(school for pupil in whole.pupils for school in pupil.school_ids)
    used = {*counts, *(school for row in whole.classes for school in row.school_ids)}
    return tuple(SchoolSeen(known, named.get(known, ""), counts[known]) for known in sorted(used))


def _only(reading: Reading, school: str) -> Reading:
    if school not in {seen.id for seen in reading.schools}:
        held = "; ".join(f"{seen.name} ({seen.id})" for seen in reading.schools[:10])
        raise Refused(f"There is no school {school} in this set: it holds {held}.")
    classes = tuple(row for row in reading.classes if school in row.school_ids)
    inside = {row.mis_id for row in classes}

    def of_class(row: EnrolmentRow) -> bool:
        return row.class_id in inside

    return replace(
        reading,
        pupils=tuple(row for row in reading.pupils if school in row.school_ids),
        staff=tuple(row for row in reading.staff if school in row.school_ids),
        classes=classes,
        enrolments=tuple(filter(of_class, reading.enrolments)),
    )
