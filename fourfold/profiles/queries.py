"""Reading what a child and their parents say."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.profiles.models import CHILD, Profile, Saying
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach


@dataclass(frozen=True)
class Said:
    """One saying, for a page: whose voice ("parent", "child"), who, the words, when and how."""

    voice: str
    who: str
    words: str
    on: date
    how: str = ""


def sayings(actor: Actor, pupil: Pupil, *, about: str | None = None) -> list[Said]:
    """What was said that this person may read, oldest first; `about` narrows to what one thing was said about."""
    rows = Saying.objects.filter(within_reach(actor, Permission.PROFILE_VIEW, to="pupil", own=Saying.conditions(actor)), pupil=pupil)
    if about is not None:
        rows = rows.filter(about=about)
    return [_said(row) for row in rows.select_related("parent", "pupil")]


def _said(row: Saying) -> Said:
    """One row as plain values."""
    how = (
        f"{row.how}. {row.helped_by} helped"
        if row.helped_by and row.how
        else row.how or (f"{row.helped_by} helped" if row.helped_by else "")
    )
    who = row.pupil.forename if row.voice == CHILD else row.parent.name if row.parent else "A parent"
    return Said(row.voice, who, row.words, row.said_on, how)


def profiles(actor: Actor, pupil: Pupil) -> QuerySet[Profile]:
    """The one-page profiles that this person may read, newest first."""
    return Profile.objects.filter(within_reach(actor, Permission.PROFILE_VIEW, to="pupil", own=Profile.conditions(actor)), pupil=pupil)
