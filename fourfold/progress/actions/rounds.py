"""Opening a round, handing a class's results in, and the senior leader's sign-off."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.decide import OutOfReach
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.progress.closing import ask_to_look_over
from fourfold.progress.completeness import Completeness
from fourfold.progress.models import HandedIn, Measure, Round, RoundPart
from fourfold.pupils.models import Pupil
from fourfold.schools.models import School


class CannotOpen(Exception):
    """Why this cannot be a round, in a sentence."""


class Incomplete(Exception):
    """Results are missing. `of` holds the names of the pupils."""

    def __init__(self, says: str, of: Sequence[str]) -> None:
        super().__init__(says)
        self.of = tuple(of)


class NoNextRound(Exception):
    """Pupils are assessed regularly (6.17): the next round needs its date before this one is signed off."""


@action("in_round.opened", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def open_round(actor: Actor, school: School, *, name: str, day: date, today: date, measures: Sequence[Measure] | None = None) -> Round:
    """Begin a round in which all pupils are assessed (6.17): with all that the school measures, or with those measures.

    Raises CannotOpen where there is one of that day or name already.
    """
    return begin(school, name=name, day=day, today=today, measures=measures)


@consequence
def begin(school: School, *, name: str, day: date, today: date, measures: Sequence[Measure] | None = None) -> Round:
    """The round and its parts."""
    check_apart(Round.objects.filter(school=school), name=name, day=day)
    live = list(Measure.objects.filter(school=school, retired_on__isnull=True)) if measures is None else list(measures)
    if any(measure.school_id != school.pk for measure in live):
        raise OutOfReach("There is nothing here for you.")
    in_round = Round(school=school, name=name, day=day, opened_on=today)
    in_round.save()
    RoundPart.objects.bulk_create(RoundPart(round=in_round, measure=one, year_groups=one.year_groups) for one in live)
    return in_round


@consequence
def check_apart(others: QuerySet[Round], *, name: str, day: date) -> None:
    """Raises CannotOpen where one of these has that day, or that name in any letters: a file names a round by its name."""
    if (other := others.filter(day=day).first()) or (other := others.filter(name__iexact=name).first()):
        raise CannotOpen(f"{other.name} is a round already, on {other.day:%d/%m/%Y}. Choose another name and day.")


@action("results.handed_in", needs=Permission.PROGRESS_CREATE, by=Side.SCHOOL)
def hand_in(actor: Actor, class_in_round: HandedIn, *, today: date) -> None:
    """Say that a class's results are all in. When nothing of the round is missing any more, it closes.

    Raises Incomplete, with the names of those without a result: "absent" and "not tested" are results (6.17).
    """
    group, in_round = class_in_round.group, class_in_round.round.lock()
    if group.school_id != in_round.school_id:
        raise OutOfReach("There is nothing here for you.")
    stands = Completeness(in_round, today)
    if missing := stands.of_class(group).missing:
        names = _names_of(missing)
        raise Incomplete(f"{group.name} is not complete. Without a result: {', '.join(names)}.", names)
    # Said twice, or by two at once, it is said once.
    class_in_round = HandedIn.objects.filter(round=in_round, group=group).first() or class_in_round
    class_in_round.on, class_in_round.by_id = today, actor.account
    class_in_round.save()
    if in_round.is_open and not stands.missing:
        in_round.closed_on = today
        in_round.save(update_fields=["closed_on"])
        ask_to_look_over(in_round)


@action("in_round.signed_off", needs=Permission.PROGRESS_APPROVE, by=Side.SCHOOL)
def sign_off_round(
    actor: Actor, in_round: Round, *, today: date, because: str = "", next_name: str = "", next_day: date | None = None
) -> None:
    """A senior leader's word that everybody was assessed (6.17), once, on its day or after. Teachers change nothing after it, and the next
    round has its date.

    Where results are missing it asks why it is signed off all the same. Raises Incomplete, NoNextRound and CannotOpen.
    """
    if in_round.lock().signed_off_on is not None:
        return
    if in_round.day > today:
        raise CannotOpen(f"{in_round.name} is still to come. Sign it off on {in_round.day:%d/%m/%Y}, or after.")
    if (missing := Completeness(in_round, today).missing) and not because.strip():
        names = _names_of(missing)
        raise Incomplete(f"{in_round.name} is not complete: {len(names)} pupils have results missing. Say why you sign it off now.", names)
    in_round.closed_on = in_round.closed_on or today
    in_round.signed_off_on, in_round.signed_off_by_id = today, actor.account
    in_round.incomplete_because = because.strip() if missing else ""
    in_round.save(update_fields=["closed_on", "signed_off_on", "signed_off_by", "incomplete_because"])
    ask_to_look_over(in_round)
    if Round.objects.filter(school=in_round.school, day__gt=in_round.day).exists():
        return
    if next_day is None or next_day <= in_round.day:
        raise NoNextRound("Say when pupils are assessed next: a day after this round.")
    if not next_name.strip():
        raise NoNextRound("Say what the next round is called.")
    begin(in_round.school, name=next_name, day=next_day, today=today)


def _names_of(missing: dict[int, tuple[int, ...]]) -> list[str]:
    """The pupils' names, in order."""
    pupils = Pupil.objects.filter(pk__in=missing).order_by("surname", "forename", "pk")
    return [pupil.name for pupil in pupils]
