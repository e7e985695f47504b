"""Reading concerns, from the person who asks."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.audit import ledger
from fourfold.concerns.kinds import IN_WORDS, Outcome, Status
from fourfold.concerns.models import Answer, Concern
from fourfold.concerns.safety import may_not_be_safe
from fourfold.notifications.school_people import SchoolPeople, people_of
from fourfold.pupils.models import ParentLink, Pupil
from fourfold.pupils.standing import open_on, standing, within_reach
from fourfold.schools.models import School


@dataclass(frozen=True)
class AnswerGiven:
    """What the school answered."""

    words: str
    compared: str
    outcome: str
    look_again_on: date | None
    by: str
    on: date


@dataclass(frozen=True)
class ConcernShown:
    """A concern as its page shows it."""

    reference: str
    spoken_reference: str
    pupil_code: str
    pupil_name: str
    forename: str
    words: str
    helps: str
    whose: str
    is_familys: bool
    answer_wish: str
    raised_on: date
    answer_due: date
    status: Status
    is_late: bool
    read_by: str
    answers: tuple[AnswerGiven, ...]
    may_answer: bool
    may_correct: bool
    first_say_safety: bool
    safeguarding_lead: str
    school: School
    people: SchoolPeople


def visible_to(actor: Actor, *, of: Pupil | None = None) -> QuerySet[Concern]:
    """The concerns that this person may see; those about one child, where one is named."""
    return Concern.objects.filter(within_reach(actor, Permission.CONCERN_VIEW, to="pupil", own=Concern.conditions(actor), of=of))


def children_of(actor: Actor) -> QuerySet[Pupil]:
    """The children about whom this person may share a worry as family; oneself among them."""
    mine = Exists(ParentLink.objects.filter(open_on(clock.today()), pupil=OuterRef("pk"), parent__account=actor.account))
    ours = Q(mine) | Q(account=actor.account) if actor.account is not None else Q(pk__in=[])
    return Pupil.objects.filter(ours, within_reach(actor, Permission.CONCERN_CREATE)).order_by("born", "pk")


def concerns_waiting(actor: Actor, school: School, today: date) -> tuple[ConcernShown, ...]:
    """Who waits for an answer from this school, the longest due first. The number of queries does not grow with the list."""
    waiting = visible_to(actor).filter(school=school, answers__isnull=True)
    return tuple(_shown(one, today=today) for one in _with_names(waiting).order_by("answer_due", "pk"))


def concerns_answered(actor: Actor, school: School, today: date, *, most: int = 20) -> tuple[ConcernShown, ...]:
    """The latest answers of this school, newest first."""
    answered = Exists(Answer.objects.filter(concern=OuterRef("pk")))
    done = visible_to(actor).filter(answered, school=school)
    return tuple(_shown(one, today=today) for one in _with_names(done).order_by("-raised_at")[:most])


def worries_of(actor: Actor, today: date) -> tuple[ConcernShown, ...]:
    """What this person of a family has told the school, newest first, with what the school answered."""
    mine = Q(raised_by=actor.account) | Q(on_behalf_of__parent__account=actor.account)
    told = visible_to(actor).filter(mine).exclude(raised_as="staff") if actor.account is not None else Concern.objects.none()
    return tuple(_shown(one, today=today) for one in _with_names(told).order_by("-raised_at"))


def open_concern(actor: Actor, reference: str, *, page: str, today: date) -> ConcernShown | None:
    """Open one concern, and leave a Viewing. None where it is out of this person's reach."""
    concern = _with_names(visible_to(actor)).filter(reference=reference.upper().replace(" ", "")).first()
    if concern is None:
        return None
    ledger.looked(actor, page, school=concern.school_id, pupil=concern.pupil_id)
    return _shown(
        concern,
        today=today,
        may_answer=may(Permission.CONCERN_APPROVE, standing(actor, concern, Permission.CONCERN_APPROVE)),
        may_correct=may(Permission.CONCERN_EDIT, standing(actor, concern, Permission.CONCERN_EDIT)),
        people=people_of(concern.pupil, today=today),
    )


def concern_named(actor: Actor, reference: str) -> Concern | None:
    """The concern itself, for the verb that follows."""
    return visible_to(actor).filter(reference=reference.upper().replace(" ", "")).first()


def readers_of_worries(actor: Actor, code: str, *, today: date) -> SchoolPeople | None:
    """Who reads what a family tells the school about a child: named before it is sent. None for a child who is not theirs."""
    child = children_of(actor).filter(code=code).first()
    return people_of(child, today=today) if child is not None else None


def _with_names(concerns: QuerySet[Concern]) -> QuerySet[Concern]:
    related = concerns.select_related("pupil", "school__authority", "raised_by", "read_by", "on_behalf_of__parent")
    return related.prefetch_related("answers__by")


def _shown(
    concern: Concern, *, today: date, may_answer: bool = False, may_correct: bool = False, people: SchoolPeople | None = None
) -> ConcernShown:
    status = concern.status
    return ConcernShown(
        reference=concern.reference,
        spoken_reference=concern.spoken_reference,
        pupil_code=concern.pupil.code,
        pupil_name=concern.pupil.name,
        forename=concern.pupil.forename,
        words=concern.words,
        helps=concern.helps,
        whose=concern.spoken_by or (concern.raised_by.name if concern.raised_by else ""),
        is_familys=concern.raised_as != "staff",
        answer_wish=concern.answer_wish,
        raised_on=concern.raised_on,
        answer_due=concern.answer_due,
        status=status,
        is_late=status is not Status.ANSWERED and concern.answer_due < today,
        read_by=concern.read_by.formal_name if concern.read_by else "",
        answers=tuple(
            AnswerGiven(
                one.words,
                one.compared,
                str(IN_WORDS[Outcome(one.outcome)]),
                one.look_again_on,
                one.by.formal_name if one.by else "",
                one.on,
            )
            for one in concern.answers.all()
        ),
        may_answer=may_answer,
        may_correct=may_correct,
        first_say_safety=may_not_be_safe(concern.words, concern.helps),
        safeguarding_lead=concern.school.safeguarding_lead,
        school=concern.school,
        people=people or SchoolPeople(concern.school, None, None, None),
    )
