"""Asking a child's teachers what they see: a minute each, merged into the assessment (6.45)."""

from datetime import date

from django.conf import settings

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.outbox.post import post
from fourfold.support.kinds import FEELS_NAMES, JOINS_IN_NAMES, PROGRESS_NAMES, Feels, JoinsIn, Progress, SourceKind
from fourfold.support.models import Assessment, Source, TeacherAsked
from fourfold.support.models.assessments import OPEN_STEPS
from fourfold.support.reach import teachers_of
from fourfold.support.refusals import Refused
from fourfold.ui.words import day_in_words


@action("teachers.asked", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def ask_teachers(actor: Actor, assessment: Assessment, *, today: date) -> list[TeacherAsked]:
    """Ask every teacher of the child who has not been asked, but for the one who asks: they write in the assessment itself.

    Each gets one mail, with no child's name in it. Raises Refused where the finding out is over, or nobody else teaches the child.
    """
    _check_open(assessment)
    already = set(TeacherAsked.objects.filter(assessment=assessment).values_list("teacher", flat=True))
    others = [one for one in teachers_of(assessment.pupil, today=today) if one.pk != actor.account]
    if not others:
        raise Refused("Nobody else teaches this child. Write beside “other teachers” that this is why.")
    asked = []
    for teacher in others:
        if teacher.pk not in already:
            row = TeacherAsked(pupil=assessment.pupil, assessment=assessment, teacher=teacher, asked_by_id=actor.account, asked_on=today)
            row.save()
            _mail(row, "asked")
            asked.append(row)
    return asked


@action("teacher.reminded", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def remind_teacher(actor: Actor, asked: TeacherAsked, *, today: date) -> None:
    """Remind a teacher, once. Raises Refused a second time, or where they have answered."""
    _check_open(asked.assessment)
    if asked.answered_at is not None:
        raise Refused(f"{asked.teacher.formal_name} has answered.")
    if asked.reminded_on is not None:
        raise Refused(f"{asked.teacher.formal_name} was reminded on {day_in_words(asked.reminded_on)}. Talk to them instead.")
    asked.reminded_on = today
    asked.save(update_fields=["reminded_on"])
    _mail(asked, "reminded")


@action("teacher.answered", needs=Permission.PROFILE_CREATE, by=Side.SCHOOL)
def answer_about_child(
    actor: Actor,
    asked: TeacherAsked,
    *,
    progress: Progress,
    joins_in: JoinsIn,
    feels: Feels,
    hard: str = "",
    helps: str = "",
    more: str = "",
) -> None:
    """Say what one sees, as the teacher who was asked; it is merged into the assessment at once. A second time changes nothing."""
    if asked.teacher_id != actor.account:
        raise Refused(f"This was asked of {asked.teacher.formal_name}.")
    if asked.answered_at is not None:
        return
    _check_open(asked.assessment)
    asked.progress, asked.joins_in, asked.feels = progress, joins_in, feels
    asked.hard, asked.helps, asked.more = hard, helps, more
    asked.answered_at = clock.now()
    asked.save()
    _merge(asked)


@consequence
def _merge(asked: TeacherAsked) -> None:
    """Put the answer under those of the other teachers; what stands there stays."""
    source = Source.objects.filter(assessment=asked.assessment, kind=SourceKind.OTHER_TEACHERS).first() or Source(
        pupil=asked.pupil, assessment=asked.assessment, kind=SourceKind.OTHER_TEACHERS
    )
    today = clock.today()
    source.text = "\n".join(part for part in (source.text, _in_words(asked, today)) if part)
    source.not_available_because = ""
    source.recorded_by_id, source.recorded_on = asked.teacher_id, today
    source.save()


def _in_words(asked: TeacherAsked, on: date) -> str:
    """An answer as it stands in the assessment: who, when, and what they see."""
    said = [
        f"Progress: {PROGRESS_NAMES[Progress(asked.progress)].lower()}.",
        f"Joins in: {JOINS_IN_NAMES[JoinsIn(asked.joins_in)].lower()}.",
        f"Seems: {FEELS_NAMES[Feels(asked.feels)].lower()}.",
        *(f"{label}: {text}" for label, text in (("Hard", asked.hard), ("Helps", asked.helps), ("Also", asked.more)) if text),
    ]
    return f"{asked.teacher.formal_name}, {day_in_words(on, weekday=False)}. " + " ".join(said).replace(" i ", " I ")


def _check_open(assessment: Assessment) -> None:
    if assessment.cycle.step not in OPEN_STEPS:
        raise Refused("The finding out is over: the plan is under way. The next cycle asks again.")


def _mail(asked: TeacherAsked, what: str) -> None:
    """A mail that names the school and nothing else; what is asked waits on the teacher's own page of today."""
    school = asked.pupil.last_school()
    name = asked.asked_by.formal_name if asked.asked_by else school.name
    post(
        to=asked.teacher.email,
        subject=f"A minute of your time, from {school.name}"[:200],
        body=(
            f"{name} asks what you see of a pupil whom you teach. It takes about a minute.\n\nSign in to answer:\n{settings.ORIGIN}/today\n"
        ),
        purpose="round-robin",
        key=f"round-robin/{asked.pk}/{what}",
        about=f"pupil:{asked.pupil_id}",
    )
