"""What the record knows of needs, results and circumstances, and what specialists have said."""

from collections.abc import Iterator
from datetime import date

from fourfold.ehc.evidence.asked import Asked
from fourfold.ehc.evidence.found import Evidence, in_full
from fourfold.ehc.evidence.rounds import assessments
from fourfold.progress.queries import visible_to as results_seen
from fourfold.pupils.queries import circumstances_of, needs_of
from fourfold.specialists.queries import AdviceLineRead, advice_of
from fourfold.support.models import Contribution
from fourfold.support.models.prepared import FROM_OUTSIDE
from fourfold.support.reach import known_from_outside, seen


def needs(asked: Asked) -> Iterator[Evidence]:
    """The needs as the census names them, and the analyses behind them."""
    found = [one for one in needs_of(asked.actor, asked.pupil) if one.ends is None]
    if found:
        rows = tuple((one.name, one.area_name, in_full(one.starts), one.detail) for one in found)
        first = min(one.starts for one in found)
        yield Evidence("Needs, the main one first", "SEN needs", first, page="sen", rows=(("Need", "Area", "Since", "Detail"), *rows))
    yield from assessments(asked)


def results(asked: Asked) -> Iterator[Evidence]:
    """Every result with its date, measure by measure, oldest first; also that there is none, and why."""
    found = results_seen(asked.actor).filter(pupil=asked.pupil, taken_on__lte=asked.today)
    rows = found.select_related("measure", "round", "by").order_by("measure__place", "taken_on", "pk")
    by_measure: dict[str, list[tuple[str, ...]]] = {}
    last: dict[str, date] = {}
    for row in rows:
        told = row.in_words or row.missed.replace("_", " ")
        by_measure.setdefault(row.measure.name, []).append(
            (in_full(row.taken_on), told, row.round.name, row.source or "Entered by a teacher")
        )
        last[row.measure.name] = row.taken_on
    for name, lines in by_measure.items():
        head = ("Day", "Result", "Round", "From")
        yield Evidence(name, f"Results in {name}", last[name], page="pupil-progress", rows=(head, *lines))


def advised(asked: Asked) -> Iterator[Evidence]:
    """What specialists found and suggested, once the family has it, and what became of each suggestion (6.61)."""
    for one in sorted(advice_of(asked.actor, asked.pupil, side=asked.side), key=lambda one: (one.written_on, one.code)):
        if one.given_on is None:
            continue
        became = (f"{line.kind_name}: {line.words}{_became(line)}" for line in one.lines)
        report = f"Its report: {one.report}. Send the file beside this." if one.report else ""
        title, who = f"{one.profession_name}: {one.by}", f"{one.by} gave advice"
        yield Evidence(title, "Advice", one.written_on, one.by, one.code, "specialists", (*one.found, *became, report), happened=who)


def _became(line: AdviceLineRead) -> str:
    """Whether the plan took it up, and why not."""
    return " (in the plan)" if line.in_plan else f" (not taken up: {line.not_because})" if line.not_because else ""


def advice(asked: Asked) -> Iterator[Evidence]:
    """What people from outside said before a review."""
    said = seen(asked.actor, Contribution, of=asked.pupil).filter(works_as=FROM_OUTSIDE)
    rows = said.select_related("review__cycle", "author").order_by("said_on")
    known = known_from_outside(asked.pupil) if rows else {}
    for row in rows:
        grant = known.get(row.author_id)
        who = f"{grant.known_as}, {grant.purpose}" if grant else row.author.formal_name
        lines = (row.changed, row.next and f"What next: {row.next}")
        kind = f"Answer for review {row.review.cycle.number}"
        yield Evidence(f"What {who} said", kind, row.said_on, who, row.review.code, "review-prepare", lines, happened=f"{who} gave advice")


def circumstances(asked: Asked) -> Iterator[Evidence]:
    """Attendance, language, sight and hearing, as far as they are written down."""
    row = circumstances_of(asked.actor, asked.pupil)
    if row is None:
        return
    lines = (
        f"Attendance: {row.attendance}%" + (f" as at {in_full(row.attendance_as_at)}" if row.attendance_as_at else "")
        if row.attendance is not None
        else "",
        f"English as an additional language; first language {row.first_language or 'not written down'}" if row.eal else "",
        f"Sight checked on {in_full(row.sight_checked_on)}: {row.sight_found or 'nothing found'}" if row.sight_checked_on else "",
        f"Hearing checked on {in_full(row.hearing_checked_on)}: {row.hearing_found or 'nothing found'}" if row.hearing_checked_on else "",
        row.teacher_knows,
    )
    said = tuple(line for line in lines if line)
    if said:
        yield Evidence("What is known", "Facts", row.attendance_as_at or asked.today, page="facts", lines=said)
