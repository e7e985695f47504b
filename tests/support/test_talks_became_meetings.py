"""A pull never breaks an existing database: the talks and reviews of before are meetings now, under their own addresses."""

import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[2]
STORY = """
import json, django
from datetime import date
django.setup()
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
BEFORE = [("support", "0004_teachers_are_asked"), ("profiles", "0001_in_their_words")]
for one in BEFORE:
    call_command("migrate", *one, verbosity=0)
apps = MigrationExecutor(connection).loader.project_state(BEFORE).apps
made = lambda app, model, **fields: apps.get_model(app, model).objects.create(**fields)
authority = made("schools", "Authority", code="999", name="Northshire")
school = made("schools", "School", code="larkfield", urn="1", name="Larkfield", authority=authority)
leo = made("pupils", "Pupil", forename="Leo", surname="Obi", legal_forename="Leo", legal_surname="Obi", born=date(2017, 3, 12))
grace = made("pupils", "Parent", school=school, forename="Grace", surname="Obi")
heard = dict(with_whom="Grace and Mr Hardy", with_parents=True, with_pupil=True, parents_concerns="He cries.")
made("support", "Discussion", pupil=leo, code="oldtalk", held_on=date(2025, 10, 5), given_on=date(2025, 10, 6), **heard)
cycle = made("support", "Cycle", pupil=leo, number=1, opened_on=date(2025, 10, 6), step="closed", closed_on=date(2026, 1, 9))
plan = made("support", "Plan", pupil=leo, cycle=cycle, version=1, review_date=date(2026, 1, 8))
done = dict(next_step="continue", reason="It works.", held_on=date(2026, 1, 9), finished_at="2026-01-09T16:00:00Z")
review = made("support", "Review", pupil=leo, cycle=cycle, plan=plan, opened_on=date(2026, 1, 2), **done)
about = f"support.review:{review.pk}"
made("profiles", "Saying", pupil=leo, voice="parent", parent=grace, words="Good.", said_on=date(2026, 1, 9), about=about)
call_command("migrate", verbosity=0)
from fourfold.meetings.models import Meeting
from fourfold.support.models import Review
rows = [
    [m.kind, m.code if m.kind != "review" else "", str(m.planned_for), str(m.held_on), str(m.given_on), m.parents_concerns, m.pupils_part,
     [a.name for a in m.attendances.all()]] for m in Meeting.objects.order_by("pk")
]
with connection.cursor() as cursor:
    try:
        cursor.execute("UPDATE support_review SET reason = 'x'")
        guarded = False
    except Exception as refusal:
        guarded = "never changed" in str(refusal)
print(json.dumps([rows, Review.objects.get().meeting.kind, guarded]))
"""


def test_talks_and_reviews_of_before_are_meetings_and_what_was_agreed_is_still_guarded(tmp_path: pathlib.Path) -> None:
    settings = {"FOURFOLD_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "fourfold.config.settings", "FOURFOLD_DATABASE_URL": ""}
    ran = subprocess.run([sys.executable, "-c", STORY], cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    rows, kind, guarded = json.loads(ran.stdout.splitlines()[-1])
    assert rows == [
        ["early_discussion", "oldtalk", "None", "2025-10-05", "2025-10-06", "He cries.", "before", ["A parent"]],
        ["review", "", "2026-01-08", "2026-01-09", "2026-01-09", "", "", ["Grace Obi"]],
    ]
    assert (kind, guarded) == ("review", True)
