"""Looking over a closed round: who should be looked at by a person."""

from dataclasses import asdict
from datetime import date
from typing import Any

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.identification import RULE_VERSION, THRESHOLDS, prompts_by_chance
from fourfold.noticing.models import LookedOver, Prompt
from fourfold.noticing.signs import MeasureSigns, signs_of_everybody, why_prompted
from fourfold.progress.models import Round
from fourfold.pupils.actions.bulk_roll import note_each
from fourfold.pupils.models import Enrolment, Pupil
from fourfold.pupils.ties import open_on

HOW: dict[str, Any] = {"rule_version": RULE_VERSION, "thresholds": asdict(THRESHOLDS)}


@action("in_round.looked_over", needs=Permission.PROGRESS_CREATE, by=Side.MACHINE)
def look_over(actor: Actor, in_round: Round, *, today: date) -> None:
    """Run the rule over everybody and prompt where it says so (6.17). Again, with the same results, it changes nothing.

    With corrected results a prompt says what they say now, or is withdrawn; what it said before is kept. No SEN status changes (6.23).
    """
    found = signs_of_everybody(in_round.school_id, day=in_round.day)
    still_here = set(
        Enrolment._base_manager.filter(open_on(today), school=in_round.school_id, pupil__in=found).values_list("pupil", flat=True)
    )
    known = {row.pupil_id: row for row in Prompt.objects.filter(round=in_round).order_by("made_at", "pk")}
    is_latest = not LookedOver.objects.filter(school=in_round.school_id, round__day__gt=in_round.day).exists()
    touched = []
    for number, measures in found.items():
        why = sorted(one.value for one in why_prompted(measures))
        prompt = known.get(number)
        if prompt is None and why and is_latest and number in still_here:
            prompt = _new(in_round, number, why, measures)
            prompt.save()
        elif prompt is None or not _corrected(prompt, why, measures, today):
            continue
        else:
            prompt.save(update_fields=["why", "measures", "earlier", "withdrawn_on", *HOW])
        touched.append(number)
    _keep(in_round, found)
    note_each(in_round.school, Pupil.objects.filter(pk__in=touched).order_by("pk"))


def _new(in_round: Round, number: int, why: list[str], measures: list[MeasureSigns]) -> Prompt:
    kept = [one.as_kept() for one in measures]
    return Prompt(pupil_id=number, school_id=in_round.school_id, round=in_round, why=list(why), measures=kept, made_at=clock.now(), **HOW)


def _corrected(prompt: Prompt, why: list[str], measures: list[MeasureSigns], today: date) -> bool:
    """Make a prompt say what the results say now; whether that is anything else."""
    kept = [one.as_kept() for one in measures]
    if prompt.measures == kept and bool(why) == (prompt.withdrawn_on is None):
        return False
    said = {"why": prompt.why, "measures": prompt.measures, "until": clock.now().isoformat(), "withdrawn": prompt.withdrawn_on is not None}
    prompt.earlier = [*prompt.earlier, said]
    prompt.measures = kept
    prompt.why = list(why) or prompt.why
    prompt.withdrawn_on = None if why else prompt.withdrawn_on or today
    for name, value in HOW.items():
        setattr(prompt, name, value)
    return True


def _keep(in_round: Round, found: dict[int, list[MeasureSigns]]) -> None:
    """How many were looked at, and how many prompts chance alone would bring among them."""
    told = [number for number in (sum(one.is_told for one in measures) for measures in found.values()) if number]
    says = {"at": clock.now(), "pupils": len(found), "told": len(told), "by_chance": prompts_by_chance(told), **HOW}
    looked = LookedOver.objects.filter(round=in_round).first() or LookedOver(round=in_round, school_id=in_round.school_id)
    for name, value in says.items():
        setattr(looked, name, value)
    looked.save()
