"""Carry the talks and the finished reviews over into meetings: what was held stays held, and still counts for its year.

The guards of what was agreed come off while the table of reviews is rebuilt; the next migration puts them on again.
"""

import importlib
from datetime import date
from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GUARDS = importlib.import_module("fourfold.support.migrations.0002_what_is_agreed_never_changes")
RECORD = ("strengths_and_difficulties", "parents_concerns", "outcomes", "next_steps", "given_on", "advice_service_named")
SOMEBODY = "A parent"


def carry(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    for talk in apps.get_model("support", "Discussion").objects.order_by("pk"):
        carry_talk(apps, talk)
    for review in apps.get_model("support", "Review").objects.select_related("plan").order_by("pk"):
        carry_review(apps, review)


def carry_talk(apps: Any, talk: Any) -> None:
    """A talk, under its own address. It was noted whether a parent was there, but not which, and that the child was there or was asked."""
    meeting = apps.get_model("meetings", "Meeting").objects.create(
        pupil_id=talk.pupil_id,
        code=talk.code,
        key=talk.key,
        kind="early_discussion",
        held_on=talk.held_on,
        others_there=talk.with_whom,
        led_by_id=talk.held_by_id,
        recorded_by_id=talk.held_by_id,
        pupils_part="before" if talk.with_pupil else "",
        given_how="hand" if talk.given_on else "",
        **{name: getattr(talk, name) for name in RECORD},
    )
    if talk.with_parents:
        attend(apps, meeting)


def carry_review(apps: Any, review: Any) -> None:
    """The meeting of a review: held where it is finished, with the parents whose words are there; planned for its agreed day otherwise."""
    said = apps.get_model("profiles", "Saying").objects.filter(about=f"support.review:{review.pk}")
    planned: date = review.plan.review_date or review.opened_on
    meeting = apps.get_model("meetings", "Meeting").objects.create(
        pupil_id=review.pupil_id,
        key=f"review-{review.code}",
        kind="review",
        planned_for=planned,
        held_on=review.held_on,
        led_by_id=review.finished_by_id,
        recorded_by_id=review.finished_by_id,
        pupils_part="before" if said.filter(voice="child").exists() else "",
        given_on=review.held_on,
        given_how="letter" if review.held_on else "",
    )
    if review.held_on:
        parents = {one.parent_id: one.parent for one in said.filter(voice="parent").select_related("parent")}
        for parent in parents.values():
            attend(apps, meeting, parent)
    apps.get_model("support", "Review").objects.filter(pk=review.pk).update(meeting=meeting)


def attend(apps: Any, meeting: Any, parent: Any = None) -> None:
    name = f"{parent.forename} {parent.surname}" if parent is not None else SOMEBODY
    apps.get_model("meetings", "Attendance").objects.create(
        pupil_id=meeting.pupil_id, meeting=meeting, part="parent", name=name, parent=parent, came=True
    )


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_meetings_with_the_family"),
        ("profiles", "0001_in_their_words"),
        ("support", "0004_teachers_are_asked"),
    ]
    operations = [
        migrations.RunPython(GUARDS.unguard, GUARDS.guard),
        migrations.AddField(
            model_name="review",
            name="meeting",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="review", to="meetings.meeting"
            ),
        ),
        migrations.RunPython(carry, migrations.RunPython.noop),
    ]
