"""Schools, trusts and authorities from the national register: the one way in which schools are created, by the machine's owner."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from fourfold.access.actor import Actor
from fourfold.accounts.owners_deeds import tell_heads
from fourfold.exchange.drafting.draft import Change, Outcome, said
from fourfold.exchange.kinds import IN_WORDS, ImportKind
from fourfold.exchange.lines import Line
from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.gias import SchoolRow, read_schools
from fourfold.exchange.reading.places import Place
from fourfold.exchange.reading.problems import Severity
from fourfold.exchange.reading.refusal import Refused
from fourfold.schools.actions import create_school, edit_school, move_to_trust
from fourfold.schools.models import Authority, School, Trust
from fourfold.ui.words import count_of, listing

MOST_SCHOOLS = 500
"""Without saying which: an installation is for a school or a trust, and the whole register holds every school there ever was."""
FROM_REGISTER = {"name": "Name", "kind": "Kind", "phase": "Phase", "opened_on": "Opened", "closed_on": "Closed",
                 "easting": "Easting", "northing": "Northing"}  # fmt: skip
"""What the register knows best; the rest a school may have corrected for itself, so only its gaps are filled."""
GAPS = {"street": "Street", "town": "Town", "postcode": "Postcode", "phone": "Telephone", "web": "Website",
        "lowest_age": "Youngest age", "highest_age": "Oldest age"}  # fmt: skip
WORDS_FOR_SCHOOL = re.compile(
    r"\b(the|school|academy|primary|secondary|junior|infant|college|c of e|ce|church of england)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class SchoolsCheck:
    """What an extract would do here."""

    lines: tuple[Line, ...]
    works: tuple[Callable[[Actor], None], ...]
    not_taken: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many schools of each outcome."""
        return {outcome.value: sum(line.outcome is outcome for line in self.lines) for outcome in Outcome}

    @property
    def says(self) -> str:
        """As "2 schools: 1 new and 1 already here." """
        parts = [(Outcome.NEW, "new"), (Outcome.CHANGED, "will change"), (Outcome.MATCHED, "already here")]
        good = listing([f"{self.counts[one]:,} {words}" for one, words in parts if self.counts[one]]) or "none can come in yet"
        wrong = self.counts[Outcome.PROBLEM]
        return f"{count_of(len(self.lines), 'school')}: {good}." + (f" {count_of(wrong, 'row')} with a problem." if wrong else "")

    @property
    def can_apply(self) -> bool:
        """Whether there is something to do, and no row has a problem."""
        return bool(self.works) and not self.counts[Outcome.PROBLEM]


def check_schools(documents: Sequence[Document], *, urns: Sequence[str] = (), leave_out: Sequence[Place] = ()) -> SchoolsCheck:
    """Compare an extract with the schools that are here; of these URNs alone, where any are named. Raises Refused."""
    reading = read_schools(documents)
    rows = [row for row in reading.schools if not urns or row.urn in urns]
    rows = [row for row in rows if not any(place.row == row.row for place in leave_out)]
    if missing := sorted(set(urns) - {row.urn for row in rows}):
        raise Refused(f"There is no school with URN {missing[0]} in this extract.")
    if len(rows) > MOST_SCHOOLS:
        raise Refused(f"This extract holds {len(rows):,} schools: name yours with --school URN.")
    here = {school.urn: school for school in School.objects.select_related("authority", "trust")}
    codes = {school.code for school in here.values()}
    lines: list[Line] = []
    works: list[Callable[[Actor], None]] = []
    for row in rows:
        line, work = _edit(row, here[row.urn]) if row.urn in here else _create(row, codes)
        lines.append(line)
        works += [work] if work else []
    stops = [problem.says for problem in reading.problems if problem.severity is Severity.REFUSED]
    if stops:
        raise Refused(stops[0])
    return SchoolsCheck(tuple(lines), tuple(works), reading.not_taken)


def apply_schools(actor: Actor, check: SchoolsCheck) -> None:
    """Do what the check said, all of it or nothing: each school is created or edited by the ordinary verbs. Raises Denied."""
    with transaction.atomic():
        for work in check.works:
            work(actor)


def _create(row: SchoolRow, codes: set[str]) -> tuple[Line, Callable[[Actor], None] | None]:
    problems = [problem.says for problem in row.problems if problem.severity is Severity.REFUSED]
    if not row.la_estab:
        problems.append("There is no DfE number.")
    if row.closed:
        problems.append(f"This school closed on {said(row.closed)}: leave the row out.")
    line = _line(row, Outcome.NEW, (), problems)
    if problems:
        return line, None
    code = code_for(row, codes)
    codes.add(code)

    def work(actor: Actor) -> None:
        authority = Authority.objects.filter(code=row.la_code).first() or Authority(code=row.la_code, name=row.la_name)
        school = School(code=code, urn=row.urn, establishment=row.la_estab[3:], **facts_of(row))
        create_school(actor, school, authority=authority, trust=trust_of(row) if row.trust_uid else None)

    return line, work


def _edit(row: SchoolRow, school: School) -> tuple[Line, Callable[[Actor], None] | None]:
    facts = facts_of(row)
    now = {name: facts[name] for name in FROM_REGISTER if facts[name] not in ("", None) and getattr(school, name) != facts[name]}
    now |= {name: facts[name] for name in GAPS if facts[name] not in ("", None) and getattr(school, name) in ("", None)}
    words = {**FROM_REGISTER, **GAPS}
    changes = tuple(Change(words[name], said(getattr(school, name)), said(value)) for name, value in now.items())
    # An extract without the column says nothing of trusts, so nobody leaves one by it.
    if moves := row.trust_uid not in ("", school.trust.uid if school.trust else ""):
        changes += (Change("Trust", said(school.trust.name if school.trust else None), row.trust),)
    problems = [problem.says for problem in row.problems if problem.severity is Severity.REFUSED]
    if school.authority.code != row.la_code or school.establishment != row.la_estab[3:]:
        problems.append(f"Here its DfE number is {school.dfe_number}, in the extract {row.la_code}/{row.la_estab[3:]}: leave the row out.")
    line = _line(row, Outcome.CHANGED if changes else Outcome.MATCHED, changes, problems)

    def work(actor: Actor) -> None:
        tell_heads(actor, school, IN_WORDS[ImportKind.SCHOOLS])
        if now:
            edit_school(actor, school, **now)
        if moves:
            move_to_trust(actor, school, trust=trust_of(row))

    return line, work if changes and not problems else None


def trust_of(row: SchoolRow) -> Trust:
    """The trust that a row names: the one that is here, or a new one."""
    return Trust.objects.filter(uid=row.trust_uid).first() or Trust(uid=row.trust_uid, name=row.trust)


def _line(row: SchoolRow, outcome: Outcome, changes: tuple[Change, ...], problems: list[str]) -> Line:
    warnings = tuple(problem.says for problem in row.problems if problem.severity is Severity.WARNING)
    return Line(Place(row.row), f"{row.name} ({row.urn})", Outcome.PROBLEM if problems else outcome, changes, tuple(problems), warnings)


def facts_of(row: SchoolRow) -> dict[str, Any]:
    """What the register says of a school, by our own names."""
    return {
        "name": row.name[:160],
        "kind": row.type[:80],
        "phase": row.phase[:40],
        "opened_on": row.opened,
        "closed_on": row.closed,
        "street": (row.address.lines[0] if row.address.lines else "")[:160],
        "town": row.town[:80],
        "postcode": row.address.postcode[:10],
        "easting": row.easting or None,
        "northing": row.northing or None,
        "phone": row.telephone[:40],
        "web": web_of(row.website),
        "lowest_age": row.low_age,
        "highest_age": row.high_age,
    }


def web_of(written: str) -> str:
    """An address that a browser opens; "" for anything else."""
    plain = written.strip()
    if not re.match(r"https?://", plain, re.IGNORECASE):
        plain = f"https://{plain}"
    return plain if re.fullmatch(r"https?://[^\s/.]+(?:\.[^\s/.]+)+(?:/\S*)?", plain, re.IGNORECASE) and len(plain) <= 200 else ""


def code_for(row: SchoolRow, taken: set[str]) -> str:
    """A short name for the school's address: its own words, or its URN where those are taken."""
    short = slugify(WORDS_FOR_SCHOOL.sub(" ", row.name))[:12].strip("-")
    return short if short and short not in taken else row.urn
