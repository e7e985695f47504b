"""Asking a family to a meeting, their answer, and calling it off. The school asks, the family answers."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import OutOfReach
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.meetings.actions.planning import end_plan
from fourfold.meetings.asking import Offer, tell_it_is_off, tell_of_invitation, who_is_asked
from fourfold.meetings.busy import SomebodyElseHasIt, check_free
from fourfold.meetings.days import must_be_to_come
from fourfold.meetings.kinds import ASKS_FOR_SOMETHING, How, Part, Reply
from fourfold.meetings.models import Attendance, Invitation, Meeting, OfferedTime
from fourfold.notifications.school_people import people_of
from fourfold.pupils.actions.bulk_roll import require_reach
from fourfold.pupils.models import Parent
from fourfold.pupils.refusals import Refused, WrongDay
from fourfold.schools.models import School

MOST_TIMES = 3


@action("meeting.invited", needs=Permission.MEETING_CREATE, by=Side.SCHOOL)
def invite(
    actor: Actor,
    meeting: Meeting,
    *,
    times: Sequence[Offer],
    where: str = "",
    purpose: str = "",
    to_think_about: str = "",
    pupils_own_part: str = "",
) -> list[Invitation]:
    """Ask everyone of the family who may be asked, with one to three times to choose from. Asked again, the new times take the place of the
    old and the links before end. With the same times and words again nobody is written to twice. Raises Refused, SomebodyElseHasIt.
    """
    _must_be_to_come(meeting)
    offers = sorted(dict.fromkeys(times), key=lambda one: (one.day, one.at))
    if not 1 <= len(offers) <= MOST_TIMES:
        raise Refused("Offer one, two or three times.")
    for one in offers:
        must_be_to_come(one.day)
        if datetime.combine(one.day, one.at, tzinfo=clock.LONDON) <= clock.now():
            raise WrongDay("Offer times that are still to come.")
    asked = who_is_asked(meeting.pupil)
    if not asked:
        raise Refused("No parent is confirmed on this record yet. Confirm one first, or speak to them and note the meeting.")
    before = list(meeting.times.filter(taken_back=False))
    words = {"where": where, "purpose": purpose, "to_think_about": to_think_about, "pupils_own_part": pupils_own_part}
    changed = {name: value.strip() for name, value in words.items() if value.strip() not in ("", getattr(meeting, name))}
    same_times = [(one.day, one.at, one.how) for one in before] == [(one.day, one.at, one.how) for one in offers]
    if same_times and not changed and meeting.invitations.exists():
        return list(meeting.invitations.all())
    _name_staff(meeting)
    staff = _staff(meeting)
    for one in offers:
        check_free(meeting, day=one.day, at=one.at, staff=staff)
    for old in before:
        old.taken_back = True
        old.save(update_fields=["taken_back"])
    for one in offers:
        OfferedTime(pupil=meeting.pupil, meeting=meeting, day=one.day, at=one.at, how=one.how).save()
    for name, value in changed.items():
        setattr(meeting, name, value)
    _set_time(meeting, offers[0])
    rows = [_row(actor, meeting, parent) for parent in asked]
    tell_of_invitation(meeting, rows, today=clock.today())
    return rows


@action("meetings.invited", needs=Permission.MEETING_CREATE, by=Side.SCHOOL)
def invite_many(actor: Actor, school: School, *, asked: Sequence[tuple[Meeting, Sequence[Offer]]]) -> int:
    """Ask the families of many meetings at once, each with its own times: those who were asked already, and those whom nobody may ask, are
    left as they are. How many meetings were asked for."""
    require_reach(actor, school, Permission.MEETING_CREATE, (meeting.pupil for meeting, _times in asked))
    number = 0
    for meeting, times in asked:
        if not times or meeting.invitations.exists() or not who_is_asked(meeting.pupil):
            continue
        with suppress(SomebodyElseHasIt):  # its savepoint is rolled back; the others are asked all the same
            number += bool(invite(actor, meeting, times=times))
    return number


@action("invitation.answered", needs=Permission.MEETING_APPROVE, by=Side.FAMILY)
def answer_invitation(
    actor: Actor,
    invitation: Invitation,
    *,
    reply: Reply,
    time: str = "",
    words: str = "",
    needs_interpreter: bool = False,
    brings_somebody: bool = False,
) -> None:
    """The family's own answer; `time` is the code of the one that they choose. They may change it until the day. Raises Refused,
    SomebodyElseHasIt where that time was taken meanwhile."""
    if not actor.link and not _is_asked(actor, invitation):
        raise OutOfReach("There is nothing here for you.")
    invitation.needs_interpreter, invitation.brings_somebody = needs_interpreter, brings_somebody
    _answer(actor, invitation, reply=reply, time=time, words=words)


@action("invitation.answer_noted", needs=Permission.MEETING_CREATE, by=Side.SCHOOL)
def note_answer(
    actor: Actor, invitation: Invitation, *, reply: Reply, time: str = "", words: str = "", agreed: Offer | None = None
) -> None:
    """What they told somebody at school, on paper, by phone or at the gate; `agreed` is another time on which both settled."""
    if agreed is not None:
        new = OfferedTime(pupil=invitation.pupil, meeting=invitation.meeting, day=agreed.day, at=agreed.at, how=agreed.how)
        new.save()
        time = new.code
    _answer(actor, invitation, reply=reply, time=time, words=words)
    invitation.seen_by_school = reply is Reply.YES or reply is Reply.CANNOT
    invitation.save(update_fields=["seen_by_school"])


@action("meeting.called_off", needs=Permission.MEETING_CREATE, by=Side.SCHOOL)
def call_off(actor: Actor, meeting: Meeting, *, because: str = "") -> None:
    """Call off a meeting that is still to come, or say of one whose day has passed that it was not held. Everyone who was asked to one that
    is to come is told; where the family had declined it, they know. A second time changes nothing. Raises Refused for one that was held."""
    if meeting.called_off_on is not None:
        return
    rows = list(meeting.invitations.all())
    end_plan(meeting, because=because)
    for row in rows:
        row.seen_by_school = True
        row.save(update_fields=["seen_by_school"])
    has_passed = meeting.planned_for is not None and meeting.planned_for < clock.today()
    if rows and not has_passed and not all(row.answer == Reply.CANNOT for row in rows):
        tell_it_is_off(meeting, today=clock.today())


@consequence
def _answer(actor: Actor, invitation: Invitation, *, reply: Reply, time: str, words: str) -> None:
    meeting: Meeting = Meeting.objects.select_for_update().get(pk=invitation.meeting_id)
    _must_be_to_come(meeting)
    chosen = None
    if reply is Reply.YES:
        chosen = meeting.times.filter(code=time, taken_back=False).first()
        if chosen is None:
            raise Refused(_("Choose a time"))
        agreed = [one.time for one in meeting.invitations.exclude(pk=invitation.pk).filter(answer=Reply.YES).select_related("time")]
        if any(one is not None and one != chosen for one in agreed):
            raise Refused(_("Another parent has chosen a time already. Choose the same one, or ask us to call."))
        check_free(meeting, day=chosen.day, at=chosen.at, staff=_staff(meeting))
        _set_time(meeting, Offer(chosen.day, chosen.at, How(chosen.how)))
    elif reply in (Reply.PHONE, Reply.VIDEO):
        meeting.how = How.PHONE if reply is Reply.PHONE else How.VIDEO
        meeting.save(update_fields=["how"])
    invitation.answer, invitation.time, invitation.words = reply, chosen, words.strip()
    invitation.could_choose = True
    invitation.answered_on, invitation.answered_by_id = clock.today(), actor.account
    invitation.seen_by_school = reply not in ASKS_FOR_SOMETHING
    invitation.save()


@consequence
def _name_staff(meeting: Meeting) -> None:
    """Where nobody has said who comes from school: the teacher leads, and the SENCO supports (6.67)."""
    if meeting.attendances.filter(part=Part.STAFF).exists():
        return
    people = people_of(meeting.pupil, today=clock.today())
    for account in dict.fromkeys(one for one in (people.teacher, people.senco) if one is not None):
        Attendance(pupil=meeting.pupil, meeting=meeting, part=Part.STAFF, name=account.formal_name, account=account).save()


@consequence
def _row(actor: Actor, meeting: Meeting, parent: Parent | None) -> Invitation:
    row: Invitation | None = Invitation.objects.filter(meeting=meeting, parent=parent).first()
    if row is None:
        row = Invitation(pupil=meeting.pupil, meeting=meeting, parent=parent)
    else:
        row.turn += 1
    row.asked_on, row.asked_by_id = clock.today(), actor.account
    row.answer, row.answered_on, row.answered_by, row.time, row.words, row.seen_by_school = "", None, None, None, "", False
    row.save()
    return row


@consequence
def _set_time(meeting: Meeting, offer: Offer) -> None:
    before = (meeting.planned_for, meeting.starts_at, meeting.how)
    if before != (offer.day, offer.at, offer.how):
        meeting.sequence += 1
    meeting.planned_for, meeting.starts_at, meeting.how = offer.day, offer.at, offer.how
    meeting.save()


def _must_be_to_come(meeting: Meeting) -> None:
    if meeting.held_on is not None:
        raise Refused(_("This meeting was held."))
    if meeting.called_off_on is not None:
        raise Refused(_("This meeting was called off. Please call the school."))


def _staff(meeting: Meeting) -> list[int]:
    asked = meeting.attendances.filter(part=Part.STAFF, account__isnull=False).exclude(came=False)
    return list(asked.values_list("account", flat=True))


def _is_asked(actor: Actor, invitation: Invitation) -> bool:
    asked = invitation.parent.account_id if invitation.parent is not None else invitation.pupil.account_id
    return actor.account is not None and actor.account == asked
