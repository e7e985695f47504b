"""Accounts and dated memberships."""

import secrets
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from fourfold.access.actor import Actor
from fourfold.access.decide import Standing
from fourfold.access.permissions import Permission
from fourfold.access.roles import NAMES, Role
from fourfold.accounts.entry import CoverLink, EmailChange, FactorReset, FirstHeadToken, Invitation, Phone, SignInCode
from fourfold.accounts.second_person import with_stand_in
from fourfold.schools.models import School, SchoolRecord

__all__ = [
    "Account",
    "CoverLink",
    "EmailChange",
    "FactorReset",
    "FirstHeadToken",
    "Invitation",
    "Membership",
    "Phone",
    "SignInCode",
    "new_code",
    "roles",
]


def roles() -> list[tuple[str, str]]:
    """The roles that a membership may give; the rest follow from links."""
    given = set(Role) - {Role.PARENT, Role.CARER, Role.PUPIL, Role.YOUNG_PERSON, Role.PROFESSIONAL, Role.SYSTEM, Role.VISITOR, Role.OWNER}
    return [(role.value, NAMES[role]) for role in Role if role in given]


def new_code() -> str:
    """What an account is called in an address."""
    return secrets.token_hex(6)


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **details: Any) -> "Account":
        """A new account. Without a password, only a code, a link or a school sign-in opens it."""
        account = self.model(email=email.strip().lower(), **details)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """Somebody who signs in. What they may do comes from memberships and links, never from the account."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    email = models.EmailField(max_length=254, unique=True)
    """In small letters."""
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=20, blank=True)
    """How families know them: Miss, Mr, Mrs, Dr."""
    language = models.CharField(max_length=8, default="en-gb")
    is_active = models.BooleanField(default=True)
    second_factor_needed = models.BooleanField(default=False)
    """Whether a second factor is asked for whatever roles are held: outside professionals, who hold grants and no membership (veto 7)."""
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **options: Any) -> None:
        self.email = self.email.strip().lower()
        super().save(*args, **options)

    @property
    def formal_name(self) -> str:
        """How a family reads of them: "Miss Okonkwo"; the whole name where no title is known."""
        return f"{self.title} {self.name.split()[-1]}" if self.title else self.name

    def has_perms(self, *_: Any) -> bool:
        """Django's own permissions grant nothing here."""
        return False


class Membership(SchoolRecord):
    """A role at a school, from a day until a day. Nobody's history is rewritten: a role that ends gets an end date."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="memberships")
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, related_name="memberships")
    role = models.CharField(max_length=20, choices=roles)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    """The last day on which it holds."""
    specialist = models.BooleanField(default=False)
    """Specialist support staff, who may write advice."""
    deputy = models.BooleanField(default=False)
    """A senior leader named as deputy, who may be the second person where two are needed (veto 6)."""
    takes_over = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    """The membership that ends when this one begins, so that there is always a SENCO."""
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    """Until a second person approves it (veto 6), a membership asked for gives nothing."""
    ended_at = models.DateTimeField(null=True, blank=True)
    """The moment it was cut short; from then on it gives nothing, even on its last day."""
    approved_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    asked_as = models.CharField(max_length=141, blank=True, default="")
    """What the school calls somebody whose address had an account already, until they say yes themselves: only then may the school learn
    whose account it is, and only then does the role give anything. Empty for everybody else."""
    shut_at = models.DateTimeField(null=True, blank=True)
    """Since when this school has shut the person out of it. What they are elsewhere, as family too, goes on."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="a_membership_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["account", "school", "role"], condition=Q(ends__isnull=True), name="one_open_membership_a_role"
            ),
        ]
        indexes = [models.Index(fields=["school", "role"], name="members_by_role")]

    def __str__(self) -> str:
        return f"{self.account}, {NAMES[Role(self.role)]}"

    @property
    def known_as(self) -> str:
        """What this school may call the person."""
        return self.asked_as or f"{self.account.title} {self.account.name}".strip()

    def standing(self, actor: Actor, permission: Permission) -> Standing:
        """As at the school; to approve, a SENCO or named deputy stands in for the head, for that act alone."""
        return with_stand_in(super().standing(actor, permission), actor, permission, self.school_id)
