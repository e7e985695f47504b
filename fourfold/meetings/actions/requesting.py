"""A family asks to talk to the SENCO or the head, and is answered."""

from django.conf import settings

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role, Side
from fourfold.accounts.models import Account
from fourfold.audit.action import action, consequence
from fourfold.meetings.kinds import WithWhom
from fourfold.meetings.models import TalkRequest
from fourfold.notifications.school_people import holder
from fourfold.outbox.post import post
from fourfold.pupils.models import Pupil
from fourfold.pupils.refusals import Refused
from fourfold.schools.calendar import school_calendar

ROLES = {WithWhom.SENCO: Role.SENCO, WithWhom.HEAD: Role.HEAD}


@action("talk.asked_for", needs=Permission.MEETING_CREATE, by=Side.FAMILY)
def ask_to_talk(actor: Actor, pupil: Pupil, *, key: str, with_whom: WithWhom, words: str = "") -> TalkRequest:
    """Ask to talk to the SENCO or the head about one's child, or about oneself. The clock of a concern starts. Once for one key."""
    already: TalkRequest | None = TalkRequest.objects.filter(key=key, pupil=pupil).first()
    if already is not None:
        return already
    today = clock.today()
    school = pupil.last_school()
    row = TalkRequest(
        pupil=pupil,
        school=school,
        key=key,
        asked_by_id=actor.account or 0,
        with_whom=with_whom,
        words=words.strip(),
        asked_on=today,
        answer_due=school_calendar(school).add_school_days(today, school.concern_days).day,
    )
    row.save()
    reader = holder(school, ROLES[with_whom], today) or holder(school, Role.HEAD, today) or holder(school, Role.SENCO, today)
    if reader is not None:
        _mail(row, reader, f"A family asks to talk to you at {school.name}", "/today")
    return row


@action("talk.answered", needs=Permission.MEETING_APPROVE, by=Side.SCHOOL)
def answer_talk_request(actor: Actor, request: TalkRequest, *, words: str) -> None:
    """Say when and how you will talk, in words that the family reads; the same words a second time change nothing. Raises Refused without
    words, and where somebody has answered in others."""
    if request.answered_on is not None and request.answer == words.strip():
        return
    if request.answered_on is not None:
        raise Refused("This was answered while you were writing. The family has that answer, and not yours.")
    if not words.strip():
        raise Refused("Say when and how you will talk. The family reads these words.")
    request.answer, request.answered_on, request.answered_by_id = words.strip(), clock.today(), actor.account
    request.save(update_fields=["answer", "answered_on", "answered_by"])
    _mail(request, request.asked_by, f"{request.school.name} has answered you", "/family")


@consequence
def _mail(row: TalkRequest, to: Account, subject: str, path: str) -> None:
    """A mail that names the school and nothing else."""
    post(
        to=to.email,
        subject=subject[:200],
        body=f"Sign in to read it:\n{settings.ORIGIN}{path}\n",
        purpose="talk",
        key=f"talk/{row.pk}/{to.pk}",
        about=f"pupil:{row.pupil_id}",
    )
