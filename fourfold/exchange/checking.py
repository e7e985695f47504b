"""The check: a file read and compared with what is here, row by row and in words, with nothing written."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, partial

from fourfold.access.actor import Actor
from fourfold.accounts.models import Account
from fourfold.exchange.answers import Answers
from fourfold.exchange.drafting.classes import ClassDrafts
from fourfold.exchange.drafting.draft import Draft, Outcome
from fourfold.exchange.drafting.pupils import PupilDrafts
from fourfold.exchange.drafting.results import ResultDrafts, own_fields
from fourfold.exchange.drafting.staff import StaffDrafts
from fourfold.exchange.kinds import LISTS, ImportKind
from fourfold.exchange.lines import Line, line_of
from fourfold.exchange.models import SavedMapping
from fourfold.exchange.reading.columns import ColumnGuess, ColumnMapping
from fourfold.exchange.reading.ctf import read_ctf
from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.lists import columns_in, read_list, tables_of
from fourfold.exchange.reading.places import Place
from fourfold.exchange.reading.problems import Severity
from fourfold.exchange.reading.questions import Question, SeveralSchools
from fourfold.exchange.reading.reading import Reading
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.school_data_sync import is_school_data_sync
from fourfold.exchange.reading.tables import Table
from fourfold.exchange.roll import roll_of
from fourfold.schools.models import School
from fourfold.ui.words import count_of, listing

NOUNS = {ImportKind.PUPILS: "pupil", ImportKind.CTF: "pupil", ImportKind.STAFF: "person"}


@dataclass(frozen=True)
class Check:
    """All that a person must know before they apply a file.

    `drafts` are what applying writes: they are of this moment, and belong to the check alone. `whole` are warnings of no one row,
    `dropped` the columns of passwords, `not_taken` what else was there and is not used, `left_out` the rows left out by name.
    """

    kind: ImportKind
    lines: tuple[Line, ...]
    drafts: tuple[Draft, ...]
    questions: tuple[Question, ...]
    whole: tuple[str, ...]
    stops: tuple[tuple[Place, str], ...]
    dropped: tuple[str, ...]
    not_taken: tuple[str, ...]
    encodings: tuple[str, ...]
    left_out: tuple[Place, ...]
    mapping: Mapping[str, str]
    guess: ColumnGuess | None
    others: Mapping[str, int]
    new_accounts: tuple[Account, ...] = ()

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows of each outcome."""
        found = Counter(line.outcome.value for line in self.lines)
        found[Outcome.PROBLEM] += len(self.stops)
        return {outcome.value: found[outcome.value] for outcome in Outcome}

    @property
    def warned(self) -> int:
        """How many rows could come in, but carry a warning."""
        return sum(bool(line.warnings) and line.outcome is not Outcome.PROBLEM for line in self.lines)

    @property
    def can_apply(self) -> bool:
        """Whether every question is answered, no row has a problem, and something would be done."""
        return not self.questions and not self.counts[Outcome.PROBLEM] and self.changes_anything

    @property
    def changes_anything(self) -> bool:
        """Whether a row is new or would change."""
        return bool(self.counts[Outcome.NEW] or self.counts[Outcome.CHANGED])

    @property
    def says(self) -> str:
        """As "25 pupils: 23 new, 2 already here. 3 rows have a problem." """
        counts = self.counts
        parts = [(Outcome.NEW, "new"), (Outcome.CHANGED, "will change"), (Outcome.MATCHED, "already here")]
        good = listing([f"{counts[outcome]:,} {words}" for outcome, words in parts if counts[outcome]]) or "none can come in yet"
        says = f"{count_of(len(self.lines), NOUNS.get(self.kind, 'row'))}: {good}."
        if number := counts[Outcome.PROBLEM]:
            says += f" {count_of(number, 'row')} {'has' if number == 1 else 'have'} a problem."
        return says

    @property
    def problem_places(self) -> tuple[Place, ...]:
        """Where the rows with a problem are: to be mended in the file, or left out by name."""
        found = [line.place for line in self.lines if line.outcome is Outcome.PROBLEM] + [place for place, _ in self.stops]
        return tuple(sorted(set(found), key=lambda place: (place.table, place.row)))

    @property
    def seal(self) -> str:
        """A mark of all that the check says. Where what is here changes meanwhile, the mark is another."""
        words = [
            [str(line.place), line.name, line.outcome, [change.says for change in line.changes], draft.pupil.pk if draft.pupil else 0]
            for line, draft in zip(self.lines, self.drafts, strict=True)
        ]
        return hashlib.sha256(json.dumps(words).encode()).hexdigest()


def check(
    actor: Actor, school: School, kind: ImportKind, documents: Sequence[Document], answers: Answers, *, today: date, now: datetime
) -> Check:
    """Read the files and compare them with what the school has. Raises Refused where the file as a whole cannot be used."""
    tables = tables_of(documents) if kind in LISTS and not is_school_data_sync(documents) else ()
    mapping, guess = _columns(school, kind, tables, answers)
    reading = _with_own_school(school, kind, documents, tables, answers, mapping, today=today)
    _need_rows(kind, reading)
    kept = reading.without(answers.leave_out)
    drafts, accounts = _drafts(actor, school, kind, kept, today=today, now=now) if not reading.questions else ([], [])
    return Check(
        kind=kind,
        lines=tuple(line_of(draft) for draft in drafts),
        drafts=tuple(drafts),
        questions=reading.questions,
        whole=tuple(problem.says for problem in kept.problems if problem.severity is Severity.WARNING),
        stops=tuple((Place(p.row, p.table), p.says) for p in kept.problems if p.severity is Severity.REFUSED),
        dropped=reading.dropped,
        not_taken=reading.not_taken,
        encodings=reading.encodings,
        left_out=answers.leave_out,
        mapping=mapping.columns if mapping else guess.mapping.columns if guess else {},
        guess=guess,
        others=_others(kind, kept),
        new_accounts=tuple(accounts),
    )


def _columns(
    school: School, kind: ImportKind, tables: Sequence[Table], answers: Answers
) -> tuple[ColumnMapping | None, ColumnGuess | None]:
    """What a person said of the columns, else what the school saved, where it fits; and the guess."""
    if not tables:
        return None, None
    table, guess = columns_in(LISTS[kind], tables, own_fields(kind, school))
    columns = dict(answers.columns)
    if not columns:
        saved = SavedMapping.objects.filter(school=school, kind=kind).first()
        if saved is not None and set(saved.columns) <= set(table.headers):
            columns = dict(saved.columns)
    return (ColumnMapping(LISTS[kind], columns) if columns else None), guess


def _with_own_school(
    school: School,
    kind: ImportKind,
    documents: Sequence[Document],
    tables: Sequence[Table],
    answers: Answers,
    mapping: ColumnMapping | None,
    *,
    today: date,
) -> Reading:
    """The reading; of several schools in it, the one that carries this school's own URN or DfE number needs no question."""
    own = {school.urn, school.dfe_number, school.dfe_number.replace("/", ""), f"{school.authority.code}-{school.establishment}"}
    if kind is ImportKind.CTF:
        return read_ctf(documents, today=today, to_la_estab=school.dfe_number.replace("/", "")).reading
    chosen = answers.school or None
    read = partial(
        read_list, LISTS[kind], documents, today=today, mapping=mapping, dates=answers.dates, more=own_fields(kind, school), tables=tables
    )
    reading = read(school=chosen)
    ours = [seen.id for seen in reading.schools if seen.id in own]
    if chosen is None and ours and any(isinstance(question, SeveralSchools) for question in reading.questions):
        return read(school=ours[0])
    return reading


def _drafts(
    actor: Actor, school: School, kind: ImportKind, reading: Reading, *, today: date, now: datetime
) -> tuple[list[Draft], list[Account]]:
    if kind is ImportKind.STAFF:
        staff = StaffDrafts(actor, school, reading.staff, today=today, now=now)
        return staff.drafts(), staff.new_accounts
    roll = roll_of(actor, school, [upn for row in reading.pupils for upn in (row.upn, row.former_upn)], today=today)
    if kind is ImportKind.RESULTS:
        return ResultDrafts(actor, roll, reading.results, now=now).drafts(), []
    if kind is ImportKind.CLASSES:
        return ClassDrafts(roll, reading).drafts(), []
    return PupilDrafts(roll, reading.pupils).drafts(), []


def _need_rows(kind: ImportKind, reading: Reading) -> None:
    if not getattr(reading, kind.value, reading.pupils) and not reading.refused_rows:
        raise Refused(f"There are no {'pupils' if kind is ImportKind.CTF else kind.value} in this file.")


def _others(kind: ImportKind, reading: Reading) -> dict[str, int]:
    """What else a set holds that this kind does not bring in."""
    held = {ImportKind.PUPILS: reading.pupils, ImportKind.STAFF: reading.staff, ImportKind.CLASSES: reading.classes}
    return {other.value: len(rows) for other, rows in held.items() if other is not kind and rows}


def answered(answers: Answers, **more: object) -> Answers:
    """The same with more said."""
    return replace(answers, **more)  # type: ignore[arg-type]  # the dataclass checks its own names
