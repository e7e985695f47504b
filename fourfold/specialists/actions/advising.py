"""Advice comes back: sent by the specialist or entered by staff, and given to the family and to those who work with the child (6.61)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.code_of_practice.consulting import Profession
from fourfold.code_of_practice.needs import NEED_TYPES
from fourfold.documents.arriving.accepting import Arrived
from fourfold.documents.keeping import keep_arrived
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.telling import tell
from fourfold.pupils.models import Pupil
from fourfold.pupils.refusals import Incomplete, Refused, WrongDay
from fourfold.specialists import letters
from fourfold.specialists.announcing import tell_senco
from fourfold.specialists.kinds import LineKind
from fourfold.specialists.models import Advice, AdviceLine, Referral


@dataclass(frozen=True)
class Suggestion:
    """One thing that is advised, and the census code of the need it is for."""

    kind: LineKind
    words: str
    need: str = ""


@dataclass(frozen=True)
class AdviceGiven:
    """Advice as somebody enters it."""

    profession: Profession
    by: str
    written_on: date
    found: str
    suggestions: Sequence[Suggestion] = ()
    needs: Sequence[str] = ()
    report: Arrived | None = None


@action("advice.entered", needs=Permission.ADVICE_CREATE, by=Side.SCHOOL)
def enter_advice(actor: Actor, pupil: Pupil, *, key: str, given: AdviceGiven, today: date, referral: Referral | None = None) -> Advice:
    """Write down advice that came on paper or in a talk; for a referral, or unasked. Once for one key. Raises Incomplete, Refused."""
    if referral is not None and (referral.pupil_id != pupil.pk or referral.sent_on is None):
        raise Refused("That referral is not with a specialist.")
    return _keep(actor, pupil, referral, key=key, given=given, today=today, sent_by=None)


@action("advice.sent", needs=Permission.ADVICE_CREATE, by=Side.PROFESSIONAL)
def send_advice(actor: Actor, referral: Referral, *, key: str, given: AdviceGiven, today: date) -> Advice:
    """The specialist sends advice for their own referral, while it is shared with them. Once for one key. Raises Incomplete."""
    advice = _keep(actor, referral.pupil, referral, key=key, given=given, today=today, sent_by=actor.account)
    tell_senco(referral.pupil, key=f"advice/{advice.pk}", advice=True)
    return advice


@consequence
def _keep(
    actor: Actor, pupil: Pupil, referral: Referral | None, *, key: str, given: AdviceGiven, today: date, sent_by: int | None
) -> Advice:
    already: Advice | None = Advice.objects.filter(key=key, pupil=pupil).first()
    if already is not None:
        return already
    missing = [] if given.found.strip() else ["Write what was found, in a few words."]
    missing += [] if given.by.strip() else ["Write who gives this advice."]
    if missing:
        raise Incomplete(missing)
    if given.written_on > today:
        raise WrongDay("The advice cannot be from a day to come.")
    advice = Advice(
        pupil=pupil,
        school_id=pupil.ledger_school,
        referral=referral,
        key=key,
        profession=given.profession,
        by=given.by.strip()[:120],
        written_on=given.written_on,
        arrived_on=today,
        found=given.found.strip(),
        needs=[code for code in dict.fromkeys(given.needs) if code in NEED_TYPES],
        report=keep_arrived(pupil, given.report) if given.report is not None else None,
        sent_by_id=sent_by,
        entered_by_id=None if sent_by else actor.account,
    )
    advice.save()
    for place, one in enumerate((one for one in given.suggestions if one.words.strip()), start=1):
        need = one.need if one.need in NEED_TYPES else ""
        AdviceLine(pupil=pupil, advice=advice, place=place, kind=one.kind, words=one.words.strip(), need=need).save()
    return advice


@action("advice.given", needs=Permission.ADVICE_APPROVE, by=Side.SCHOOL)
def give_advice(actor: Actor, advice: Advice, *, to_staff: bool, today: date) -> None:
    """Give it to the family, by letter and on their page, and to those who work with the child (6.61). A second time only lets staff read
    it too."""
    names = []
    if advice.given_on is None:
        advice.given_on = today
        names.append("given_on")
    if to_staff and advice.for_staff_on is None:
        advice.for_staff_on = today
        names.append("for_staff_on")
    if not names:
        return
    advice.save(update_fields=names)
    if "given_on" in names:
        letter_for = letters.of_advice(advice, today=today)
        tell(advice.pupil, kind=NoticeKind.ADVICE_GIVEN, about=advice.ledger_name, letter_for=letter_for, today=today)
