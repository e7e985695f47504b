"""The ways in that are used once: codes, links, invitations, first heads, new addresses, lost factors. Secrets are kept as marks."""

from django.db import models
from django.db.models import F, Q

from fourfold.access.actor import Actor
from fourfold.access.decide import Standing
from fourfold.access.permissions import Permission
from fourfold.accounts.second_person import with_stand_in
from fourfold.schools.models import School, SchoolRecord


class SignInCode(models.Model):
    """A code, and the link beside it, that opens one account once. A row without an account came of an address that has none here."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, null=True, related_name="+")
    salt = models.CharField(max_length=32)
    code_mark = models.CharField(max_length=64)
    link_mark = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"code {self.pk}"


class FirstHeadToken(models.Model):
    """The single-use link with which a school's first head comes in."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"first head of {self.school}"


class Phone(models.Model):
    """A phone that its owner registered while fully signed in: until `expires_at` it logs today's sessions, and nothing else."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=64, unique=True)
    user_agent = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"phone {self.pk}"


class EmailChange(models.Model):
    """A new address, waiting until whoever reads it says yes."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(max_length=254)
    mark = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"change of address {self.pk}"


class Invitation(SchoolRecord):
    """Somebody is asked in: staff through a membership, a family or a professional for what another room keeps under `for_what`."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="invitations")
    for_what = models.CharField(max_length=80, blank=True)
    """Opaque here: "parent:CODE", which the pupils' room resolves; empty for staff."""
    mark = models.CharField(max_length=64, unique=True)
    asked_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["for_what"], name="invitations_by_purpose")]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def is_to_staff(self) -> bool:
        return not self.for_what


class FactorReset(SchoolRecord):
    """A lost second factor: one person saw who it is, another confirms, and only then is it taken off."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    how_known = models.CharField(max_length=200)
    """How the person was recognised, face to face."""
    asked_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, null=True, related_name="+")
    """The second person; nobody, where it was taken back or another report took its place."""
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("asked_by")), name="two_people_take_off_a_second_factor"
            ),
            models.UniqueConstraint(fields=["account"], condition=Q(decided_at__isnull=True), name="one_open_reset_an_account"),
        ]

    def __str__(self) -> str:
        return f"lost factor {self.pk}"

    def standing(self, actor: Actor, permission: Permission) -> Standing:
        """As at the school; to confirm, a SENCO or named deputy stands in for the head, for that act alone."""
        return with_stand_in(super().standing(actor, permission), actor, permission, self.school_id)


class CoverLink(models.Model):
    """The way in of somebody who covers for a day: a link, and a code to the address that the school has for them.

    It belongs to the first device on which the code was typed: handed on, it opens nothing.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    mark = models.CharField(max_length=64, unique=True)
    device_mark = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "account", "day"], condition=Q(taken_back_at__isnull=True), name="one_cover_link_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"cover on {self.day}"
