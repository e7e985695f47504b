"""The one page about a child: its lines and its picture, who said yes to each, and when the whole was found right."""

import secrets
from datetime import date

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.documents.models import File, Touched
from fourfold.documents.pictures import SafePicture
from fourfold.profiles.kinds import part_choices
from fourfold.pupils.models import ChildRecord, Pupil, new_code

TO_EVERYONE = dict.fromkeys((Condition.PUBLISHED_TO_FAMILY, Condition.PUBLISHED_TO_PUPIL), ~Q(pk__in=[]))
"""It is about the child, and theirs: whatever is suggested, the family and the child read."""


def new_key() -> str:
    """What tells a form that was sent twice from two forms."""
    return secrets.token_hex(16)


class PieceOfPage(ChildRecord):
    """Something on the page, and who it came from.

    It is there from `confirmed_on`, when the child or the family has said yes to it, until `off_on`. What it says never changes, so that
    the page can be read as it stood on any day.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    source = models.CharField(max_length=80)
    """Who said it: "me", "Mum", "Miss Okonkwo"."""
    suggested_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    suggested_on = models.DateField()
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    off_on = models.DateField(null=True, blank=True)
    off_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        own = Q(suggested_by=actor.account) if actor.account is not None else Q(pk__in=[])
        return {Condition.OWN: own, **TO_EVERYONE}


class ProfileLine(PieceOfPage):
    """One line, in the first person."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="profile_lines")
    part = models.CharField(max_length=8, choices=part_choices)
    words = models.CharField(max_length=400)
    """Shorter than that, now: see `kinds.LONGEST_LINE`. Pages that were written before they had lines keep their words whole."""

    class Meta:
        ordering = ["suggested_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(source=""), name="a_line_says_something_and_who_says_it"),
        ]

    def __str__(self) -> str:
        return self.words


class Picture(PieceOfPage):
    """A photo or drawing of the child, or by them: one at a time. Another takes its place."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="pictures")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=120)
    """What it shows, for whoever cannot see it."""

    class Meta:
        ordering = ["suggested_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(says="") & ~Q(source=""), name="a_picture_says_what_it_shows_and_whose_it_is"),
            models.UniqueConstraint(
                fields=["pupil"], condition=Q(confirmed_on__isnull=False, off_on__isnull=True), name="one_picture_on_the_page"
            ),
        ]

    def __str__(self) -> str:
        return self.says

    def itself(self) -> SafePicture | None:
        """The picture to be shown; None where the file is not as it was stored."""
        try:
            return SafePicture(self.file.verified_bytes(), self.file.content_type)
        except Touched:
            return None

    def become_history(self, on: date) -> tuple[str, ...]:
        """Two records of one child had a picture each: the other stays on the page."""
        self.off_on = on
        return ("off_on",)


class ProfileCheck(ChildRecord):
    """The page was looked at with the child or the family, and is right."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="profile_checks")
    on = models.DateField()
    with_whom = models.CharField(max_length=120)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["pupil", "on", "with_whom"], name="checked_once_a_day_with_one_person")]

    def __str__(self) -> str:
        return f"Page about {self.pupil} checked with {self.with_whom}, {self.on}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return dict(TO_EVERYONE)
