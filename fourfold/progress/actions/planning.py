"""Which measures a round asks for and on which day; and that it is over."""

from collections.abc import Sequence
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.decide import OutOfReach
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.progress.actions.rounds import Incomplete, check_apart
from fourfold.progress.closing import ask_to_look_over
from fourfold.progress.completeness import Completeness
from fourfold.progress.models import Measure, Result, Round, RoundPart
from fourfold.pupils.models import Pupil

NAMED = 12
"""How many are named in one sentence."""


class CannotPlan(Exception):
    """Why a round cannot be planned otherwise now, in a sentence."""


@action("in_round.planned", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL, may_erase=True)
def plan_round(actor: Actor, in_round: Round, *, name: str, day: date, measures: Sequence[Measure]) -> None:
    """Call a round otherwise, move its day, or ask for other measures, while it is open. What has results stays asked for.

    Raises CannotPlan and CannotOpen, OutOfReach for a measure of another school.
    """
    in_round.refresh_from_db(fields=["closed_on"])
    if not in_round.is_open:
        raise CannotPlan(f"{in_round.name} is closed. Open another round.")
    if any(measure.school_id != in_round.school_id for measure in measures):
        raise OutOfReach("There is nothing here for you.")
    check_apart(Round.objects.filter(school=in_round.school_id).exclude(pk=in_round.pk), name=name, day=day)
    asked = dict(in_round.parts.values_list("measure", "measure__name"))
    wanted = {measure.pk: measure for measure in measures}
    shown = Result.objects.filter(round=in_round, measure__in=set(asked) - set(wanted)).values_list("measure", flat=True)
    if there := sorted({asked[measure] for measure in shown}):
        raise CannotPlan(f"{' and '.join(there)} already {'has' if len(there) == 1 else 'have'} results in this round, so it stays.")
    in_round.name, in_round.day = name, day
    in_round.save(update_fields=["name", "day"])
    RoundPart.objects.filter(round=in_round).exclude(measure__in=wanted).delete()
    RoundPart.objects.bulk_create(
        RoundPart(round=in_round, measure=one, year_groups=one.year_groups) for pk, one in wanted.items() if pk not in asked
    )


@action("in_round.closed", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def close_round(actor: Actor, in_round: Round, *, today: date) -> None:
    """Close a round of which nothing is missing, though not every class was handed in. Raises Incomplete, with the names (A1)."""
    in_round.refresh_from_db(fields=["closed_on"])
    if not in_round.is_open:
        return
    if missing := Completeness(in_round, today).missing:
        names = [pupil.name for pupil in Pupil.objects.filter(pk__in=missing).order_by("surname", "forename", "pk")]
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        raise Incomplete(f"{in_round.name} stays open. Without a result: {', '.join(names[:NAMED])}{more}.", names)
    in_round.closed_on = today
    in_round.save(update_fields=["closed_on"])
    ask_to_look_over(in_round)
