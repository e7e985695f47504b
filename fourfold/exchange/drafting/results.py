"""Results of a file against what is known here: which pupil, which measure, which round, and what stands there."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from fourfold.access.actor import Actor
from fourfold.accounts.models import Account
from fourfold.exchange.drafting.draft import Draft, said
from fourfold.exchange.drafting.standing import Standing
from fourfold.exchange.kinds import ImportKind
from fourfold.exchange.matching import Match, Matching, one_of, plain
from fourfold.exchange.reading.columns import words_of
from fourfold.exchange.reading.headings import OF_MEASURE
from fourfold.exchange.reading.people import ResultRow
from fourfold.exchange.reading.places import Place
from fourfold.exchange.reading.problems import Severity
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.roll import Roll
from fourfold.progress.models import Measure, Result, Round
from fourfold.progress.scales import NotOnThisScale
from fourfold.progress.typed import MISSED_WORDS, Scaled, Typed, as_typed, typed
from fourfold.pupils.models import Pupil
from fourfold.schools.models import School

NEAR = timedelta(days=45)
"""How far from a round's day a test may be and still be of it."""
SOON = timedelta(weeks=4)
NOT_SAID = "Say which round these results belong to: add a column Round with its name, or a column with the date of each test."


def own_fields(kind: ImportKind, school: School) -> dict[str, frozenset[str]]:
    """The fields that a column may hold at this school alone, with the headings that mean them: a measure's name, or its subject where no
    other has it. None for other kinds of list."""
    if kind is not ImportKind.RESULTS:
        return {}
    live = list(Measure.objects.filter(school=school, retired_on__isnull=True))
    subjects = Counter(plain(one.subject) for one in live)
    return {
        f"{OF_MEASURE}{one.code}": frozenset(
            " ".join(words_of(name)) for name in (one.name, *([one.subject] if subjects[plain(one.subject)] == 1 else []))
        )
        for one in live
    }


def measure_names(school: School) -> dict[str, str]:
    """The same fields, as people call them."""
    live = Measure.objects.filter(school=school, retired_on__isnull=True)
    return {f"{OF_MEASURE}{one.code}": f"Results: {one.name}" for one in live}


class ResultDrafts:
    """Drafts for every row of one file."""

    def __init__(self, actor: Actor, roll: Roll, rows: Sequence[ResultRow], *, now: datetime) -> None:
        self.roll, self.rows, self.now = roll, rows, now
        self.by = Account.objects.filter(pk=actor.account).first() if actor.account else None
        self.matching = Matching(roll)
        self.rounds: list[Round] = list(Round.objects.filter(school=roll.school).order_by("day"))
        self.named = {plain(one.name): one for one in reversed(self.rounds)}
        self.measures = self._measures()
        places = [place for own in roll.places.values() for place in own if place.ends is None]
        self.forms = {place.pupil_id: roll.groups[place.group_id].name for place in places if not roll.groups[place.group_id].subject}
        self.scales = {one.pk: Scaled.of(one) for one in self.measures.values()}
        self.standing = Standing(roll.school)
        self.met: dict[tuple[int, int, int], int] = {}
        self.names: dict[tuple[str, str], list[Pupil]] = defaultdict(list)
        for pupil in roll.pupils.values():
            if not roll.has_left(pupil):
                for surname, forename in {(pupil.legal_surname, pupil.legal_forename), (pupil.surname, pupil.forename)}:
                    self.names[plain(surname), plain(forename)].append(pupil)

    def _measures(self) -> dict[str, Measure]:
        """By code, by name, and by subject where no other has it."""
        live = list(Measure.objects.filter(school=self.roll.school, retired_on__isnull=True))
        subjects = Counter(plain(one.subject) for one in live)
        by_subject = {plain(one.subject): one for one in live if subjects[plain(one.subject)] == 1}
        return by_subject | {plain(one.name): one for one in live} | {f"{OF_MEASURE}{one.code}": one for one in live}

    def drafts(self) -> list[Draft]:
        """One for each row. Raises Refused where a row does not say of which round it is, and no one round is open."""
        return [self._draft(row) for row in self.rows]

    def _draft(self, row: ResultRow) -> Draft:
        name = " ".join(filter(None, (row.who.legal_forename, row.who.legal_surname))) or row.full_name or row.who.upn or "Nobody named"
        draft = Draft(Place(row.row, row.table), name)
        for problem in row.problems:
            (draft.problems if problem.severity is Severity.REFUSED else draft.warnings).append(problem.says)
        found = self._whom(row, draft)
        if found.problem or found.pupil is None:
            draft.problems.append(found.problem or "No pupil on roll here is known by this: bring the pupils in first.")
            return draft
        draft.pupil, draft.name = found.pupil, found.pupil.name
        if found.pupil.pk in self.roll.barred:
            draft.problems.append("You cannot bring in this row yourself: ask a colleague to.")
        elif self.roll.has_left(found.pupil):
            draft.problems.append(f"{found.pupil.name} has left this school.")
        elif (in_round := self._round(row, draft)) is not None:
            for measure, words in row.shown:
                self._result(draft, row, found.pupil, in_round, measure, words)
            if not row.shown:
                draft.warnings.append("There is no result in this row.")
        draft.is_new = bool(draft.new) and not draft.changed
        return draft

    def _whom(self, row: ResultRow, draft: Draft) -> Match:
        """By UPN, admission number, or name and date of birth; by name alone only where one pupil has it, and then it is said."""
        found = self.matching.means(row.who)
        if found.pupil is not None or found.problem or row.who.upn or row.who.admission_number or row.who.date_of_birth:
            return found
        surname, forename = row.who.legal_surname, row.who.legal_forename
        if not surname and row.full_name:
            before, comma, after = row.full_name.partition(",")
            surname, forename = (before, after) if comma else (row.full_name.split()[-1], " ".join(row.full_name.split()[:-1]))
        same = self.names.get((plain(surname), plain(forename)), []) if plain(surname) and plain(forename) else []
        if row.registration_group:
            same = [one for one in same if plain(self.forms.get(one.pk, "")) == plain(row.registration_group)]
        found = one_of(same, "name")
        if found.pupil is not None and not row.registration_group:
            group = self.forms.get(found.pupil.pk)
            draft.warnings.append(
                f"Found by name alone{f': {found.pupil.name} of {group}' if group else ''}. Check that it is the right pupil."
            )
        return found

    def _round(self, row: ResultRow, draft: Draft) -> Round | None:
        """The round that the row names; else the one nearest to the day of its test; else the one that is open."""
        if row.round:
            named = self.named.get(plain(row.round))
            if named is None:
                draft.problems.append(f'There is no round called "{row.round[:40]}". Open it first under Progress, All rounds.')
            return named
        if (day := row.taken_on) is not None:
            near = sorted((one for one in self.rounds if abs(one.day - day) <= NEAR), key=lambda one: (abs(one.day - day), one.day))
            if not near:
                draft.problems.append(f"No round is near {said(day)}. Open it first under Progress, All rounds.")
            return near[0] if near else None
        waiting = [one for one in self.rounds if one.is_open and one.day <= self.roll.today + SOON]
        if len(waiting) != 1:
            raise Refused(NOT_SAID)
        return waiting[0]

    def _result(self, draft: Draft, row: ResultRow, pupil: Pupil, in_round: Round, named: str, words: str) -> None:
        measure = self.measures.get(named if named.startswith(OF_MEASURE) else plain(named))
        if measure is None:
            called = f'called "{named[:40]}"' if named else "named"
            draft.problems.append(f"There is no measure {called} here. Add it in Settings, What your school measures.")
            return
        try:
            means = typed(words, self.scales[measure.pk])
        except NotOnThisScale as why:
            draft.problems.append(str(why))
            return
        key = pupil.pk, measure.pk, in_round.pk
        if self.met.setdefault(key, row.row) != row.row:
            draft.problems.append(f"Row {self.met[key]} already has {measure.name} of {pupil.name} in {in_round.name}.")
            return
        if not self.standing.is_same(key, means):
            self._write(draft, row, Result(pupil=pupil, measure=measure, round=in_round, by=self.by, at=self.now), means)

    def _write(self, draft: Draft, row: ResultRow, fresh: Result, means: Typed) -> None:
        """What is new; in a closed round what stood is kept beside it."""
        fresh.value, fresh.missed, fresh.source = means.value, means.missed, row.source
        fresh.taken_on = row.taken_on or min(fresh.round.day, self.roll.today)
        stands = self.standing.get((fresh.pupil_id, fresh.measure_id, fresh.round_id))
        what, scale = f"{fresh.measure.name}, {fresh.round.name}", self.scales[fresh.measure_id]
        if stands is None:
            draft.add(fresh, what=what, says=words_for(fresh, scale))
        else:
            draft.add_words(what, words_for(fresh, scale), words_for(stands, scale))
            if fresh.round.is_open:
                for name in ("value", "missed", "taken_on", "source", "by", "at"):
                    draft.change(stands, name, getattr(fresh, name))
                draft.change(stands, "sure", False)
            else:
                draft.change(stands, "replaced_at", self.now)
                draft.add(fresh)


def words_for(result: Result, scale: Scaled) -> str:
    """A result as the check says it."""
    return MISSED_WORDS[result.missed] if result.value is None else as_typed(result.value, scale)
