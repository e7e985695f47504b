"""The decision, and telling the family."""

from collections.abc import Sequence
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.code_of_practice import deciding
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.needs import SenStatus
from fourfold.code_of_practice.reaching import Try
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.telling import tell
from fourfold.pupils.actions.sen import RankedNeed, change_sen_status, rank_needs
from fourfold.pupils.models import Pupil, SenPeriod
from fourfold.support import letters
from fourfold.support.facts import decision_facts
from fourfold.support.models import Cycle, Decision
from fourfold.support.refusals import CannotStand, Refused

NOTICES = {
    deciding.Decision.YES: NoticeKind.SEN_SUPPORT_DECIDED,
    deciding.Decision.NO: NoticeKind.SEN_SUPPORT_DECLINED,
    deciding.Decision.NOT_YET: NoticeKind.NOT_YET,
}


@action("sen.decided", needs=Permission.STATUS_APPROVE, by=Side.SCHOOL)
def decide(
    actor: Actor,
    pupil: Pupil,
    *,
    key: str,
    kind: deciding.Decision,
    why: str,
    today: date,
    calls_for_more: bool | None = None,
    evidence: str = "",
    look_again_on: date | None = None,
    needs: Sequence[RankedNeed] = (),
    only_english_as_additional_language: bool = False,
    override_reason: str = "",
    tries: Sequence[Try] = (),
) -> Decision:
    """Decide whether the pupil has SEN, and tell the family (6.43; s.68).

    A yes gives the status, ranks the needs and opens the first cycle. Where the parents could not be reached, three `tries` stand for the
    talk with them (6.39). Raises CannotStand, with what is missing, and Refused where SEN
    support runs already. Sent twice with one key, it is decided once.
    """
    already: Decision | None = Decision.objects.filter(key=key, pupil=pupil).first()
    if already is not None:
        return already
    if Cycle.objects.filter(pupil=pupil).exclude(step=Step.CLOSED).exists():
        raise Refused(f"{pupil.forename} is on SEN support already. What comes next is decided at the review.")
    facts = decision_facts(
        actor,
        pupil,
        kind=kind,
        why=why,
        today=today,
        calls_for_more=calls_for_more,
        evidence=evidence,
        look_again_on=look_again_on,
        only_english=only_english_as_additional_language,
        tries=tries,
    )
    check = deciding.check_decision(facts)
    if not check.may_stand(override_reason):
        raise CannotStand(check)
    decision = Decision(
        pupil=pupil,
        key=key,
        kind=kind,
        calls_for_more=calls_for_more,
        why=why,
        evidence=evidence,
        decided_by_id=actor.account,
        decided_on=today,
        look_again_on=look_again_on,
        override_reason=override_reason if check.warnings else "",
        tries=[one.kept for one in sorted(tries, key=lambda one: one.on)],
    )
    decision.save()
    if kind is deciding.Decision.YES:
        put_on_support(pupil, decision, today=today)
        if needs:
            rank_needs(pupil, needs=list(needs), on=today, recorded_by=actor.account)
    tell(pupil, kind=NOTICES[kind], about=decision.ledger_name, letter_for=letters.of_decision(decision, today=today), today=today)
    return decision


@consequence
def put_on_support(pupil: Pupil, decision: Decision, *, today: date) -> Cycle:
    """Give the status, unless an EHC plan says more, and open a cycle."""
    now = SenPeriod.objects.filter(pupil=pupil, ends__isnull=True).first()
    if now is None or now.status == SenStatus.NONE:
        change_sen_status(pupil, status=SenStatus.SUPPORT, starts=today, because=decision.ledger_name)
    return open_cycle(pupil, decision=decision, on=today)


@consequence
def open_cycle(
    pupil: Pupil, *, on: date, decision: Decision | None = None, follows: Cycle | None = None, what_is_different: str = ""
) -> Cycle:
    """The next cycle, at its first step."""
    last = Cycle.objects.filter(pupil=pupil).order_by("-number").values_list("number", flat=True).first()
    cycle = Cycle(
        pupil=pupil,
        number=1 + (last or 0),
        decision=decision,
        follows=follows,
        what_is_different=what_is_different,
        opened_on=on,
    )
    cycle.save()
    return cycle
