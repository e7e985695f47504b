"""The third step: everyone who works with the child reads the plan, asks about it, and is reminded of it (6.49)."""

from datetime import date

from django.conf import settings

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.models import Account
from fourfold.audit.action import action
from fourfold.outbox.post import post
from fourfold.pupils.models import Enrolment
from fourfold.pupils.standing import open_on
from fourfold.schools.models import School
from fourfold.support.models import Plan, Question, Reading
from fourfold.support.readers import adults_at, working_with
from fourfold.support.refusals import Incomplete, Refused
from fourfold.support.reminding import post_reminders


@action("plan.read", needs=Permission.PROFILE_CREATE, by=Side.SCHOOL)
def confirm_read(actor: Actor, plan: Plan) -> Reading:
    """An adult says that they have read this version. Said twice, it is written once. Raises Refused where another version is in force."""
    already: Reading | None = Reading.objects.filter(plan=plan, account=actor.account).first()
    if already is not None:
        return already
    if plan.starts_on is None or plan.ends_on is not None:
        raise Refused("The plan changed while you were reading. Read it once more: what is new is marked.")
    reading = Reading(pupil=plan.pupil, plan=plan, account=_account(actor), read_at=clock.now())
    reading.save()
    return reading


@action("plan.asked_about", needs=Permission.MESSAGE_CREATE, by=Side.SCHOOL)
def ask_senco(actor: Actor, plan: Plan, *, key: str, words: str) -> Question:
    """Ask the SENCO about the plan. Sent twice with one key, it is asked once."""
    already: Question | None = Question.objects.filter(key=key, plan=plan).first()
    if already is not None:
        return already
    if not words.strip():
        raise Incomplete(["Write what you want to know."])
    question = Question(pupil=plan.pupil, plan=plan, key=key, words=words.strip(), asked_by=_account(actor), asked_at=clock.now())
    question.save()
    return question


@action("plan.question_answered", needs=Permission.PROFILE_APPROVE, by=Side.SCHOOL)
def answer_question(actor: Actor, question: Question, *, answer: str) -> None:
    """Answer, once; whoever asked gets a mail that says that there is an answer, and no more. Raises Refused where it is answered."""
    if question.answered_at is not None:
        raise Refused("This question is answered already.")
    if not answer.strip():
        raise Incomplete(["Write an answer."])
    question.answer, question.answered_by_id, question.answered_at = answer.strip(), actor.account, clock.now()
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    if question.asked_by.is_active and question.asked_by_id != actor.account:
        post(
            to=question.asked_by.email,
            subject="Your question is answered",
            body=f"The SENCO has answered what you asked.\n\nSign in to read it:\n{settings.ORIGIN}/pupils/{question.pupil.code}/helps\n",
            purpose="question",
            key=f"question/{question.pk}",
            about=f"pupil:{question.pupil_id}",
        )


@action("readers.reminded", needs=Permission.PLAN_APPROVE, by=Side.SCHOOL)
def remind_readers(actor: Actor, plan: Plan, *, today: date, only: str = "") -> int:
    """Remind those who work with the child and have not read this version, or by their code one of them. How many mails that makes.

    Nobody is reminded twice in a day, whatever waits for them.
    """
    school = plan.pupil.last_school()
    return post_reminders(school, _unread([plan], school, today=today, only=only), today=today)


@action("readers.all_reminded", needs=Permission.PLAN_APPROVE, by=Side.SCHOOL)
def remind_all_readers(actor: Actor, school: School, *, today: date) -> int:
    """The same over every plan in force of the pupils on roll."""
    here = Enrolment.objects.filter(open_on(today), school=school).values("pupil")
    plans = list(Plan.objects.filter(pupil__in=here, starts_on__isnull=False, ends_on__isnull=True))
    return post_reminders(school, _unread(plans, school, today=today), today=today)


def _account(actor: Actor) -> Account:
    """Who says it."""
    return Account.objects.get(pk=actor.account or 0)


def _unread(plans: list[Plan], school: School, *, today: date, only: str = "") -> set[int]:
    """The accounts of those who work with the pupils of these plans and have not read them."""
    adults = adults_at(school.pk, today)
    working = working_with({plan.pupil_id for plan in plans}, school.pk, adults, today=today)
    read = set(Reading.objects.filter(plan__in=plans).values_list("plan", "account"))
    waiting = {one for plan in plans for one in working[plan.pupil_id] if (plan.pk, one) not in read and adults[one].reads}
    rows = Account.objects.filter(pk__in=waiting, **({"code": only} if only else {}))
    return set(rows.values_list("pk", flat=True))
