"""The pupil, where they are on roll, and what every record of a child has in common."""

import secrets
from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from fourfold.access.actor import Actor
from fourfold.access.decide import Standing
from fourfold.access.permissions import Permission
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.audit.record import Record
from fourfold.schools.models import School

LETTERS = "bcdfghjkmnpqrtvwxyz"


def new_code() -> str:
    """Ten letters that say nothing: what a record is called in an address. No vowels, so no words; enough letters that two of a large
    authority's records do not meet."""
    return "".join(secrets.choice(LETTERS) for _ in range(10))


class ChildRecord(Record):
    """A row about one child. Who may see and do what with it is worked out in `pupils.standing`, once for all."""

    LOCKED_WITH: ClassVar[tuple[str, ...]] = ("pupil",)

    class Meta:
        abstract = True

    @property
    def child(self) -> "Pupil":
        """The child whom the row is about."""
        return self.pupil  # type: ignore[attr-defined, no-any-return]  # every subclass has the foreign key

    @property
    def ledger_pupil(self) -> int | None:
        return self.pupil_id  # type: ignore[attr-defined, no-any-return]

    @property
    def ledger_school(self) -> int:
        return self.child.ledger_school

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """What may be true of this kind of row itself (own, draft, published...), as filters on it. Each room's models say their own."""
        return {}

    def become_history(self, on: date) -> tuple[str, ...]:
        """Make room on that day for another row of which there can be one: the names of what changed; none where this has no end."""
        if getattr(self, "ends", on) is not None:
            return ()
        self.ends = max(self.starts, on - timedelta(days=1))  # type: ignore[attr-defined]  # rows that end also start
        return ("ends",)

    def standing(self, actor: Actor, permission: Permission) -> Standing:
        from fourfold.pupils.standing import standing

        return standing(actor, self, permission)


class Pupil(ChildRecord):
    """A child or young person, whatever school they are at."""

    LOCKED_WITH = ()

    code = models.CharField(max_length=12, unique=True, default=new_code)
    legal_surname = models.CharField(max_length=80)
    legal_forename = models.CharField(max_length=80)
    surname = models.CharField(max_length=80)
    """The surname they go by."""
    forename = models.CharField(max_length=80)
    """The name they are called."""
    born = models.DateField()
    sex = models.CharField(max_length=1, blank=True)
    pronouns = models.CharField(max_length=20, blank=True)
    upn = models.CharField(max_length=13, blank=True)
    former_upn = models.CharField(max_length=13, blank=True)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="pupil")
    home_authority = models.ForeignKey("schools.Authority", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Where the family lives: its SENDIASS and its Local Offer. The school's own where empty."""
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upn"], condition=~Q(upn=""), name="one_pupil_a_upn")]
        indexes = [models.Index(fields=["surname", "forename"], name="pupils_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.forename} {self.surname}"

    @property
    def child(self) -> "Pupil":
        return self

    @property
    def ledger_pupil(self) -> int | None:
        return self.pk

    @property
    def ledger_school(self) -> int:
        last = self.enrolments.order_by("-starts", "-pk").values_list("school", flat=True).first()
        return last or 0

    def last_school(self) -> School:
        """The school where they are, or were last, on roll, with its authority: one query, so ask once and pass it down."""
        last: Enrolment = self.enrolments.select_related("school__authority").order_by("-starts", "-pk")[:1].get()
        return last.school


class Enrolment(ChildRecord):
    """A time on a school's roll. Two may run together (dual registration): one of them is the main one."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="enrolments")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="enrolments")
    admission_number = models.CharField(max_length=20, blank=True)
    year_group = models.CharField(max_length=2)
    """The National Curriculum year: E1, E2, N1, N2, R, 1 to 14, M, X."""
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    """The last day on roll."""
    main = models.BooleanField(default=True)
    superseded = models.BooleanField(default=False)
    """An ended time that another, later one has followed: the school was not the last."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="an_enrolment_ends_after_it_starts"),
            models.UniqueConstraint(fields=["pupil", "school"], condition=Q(ends__isnull=True), name="one_open_enrolment_a_school"),
            models.UniqueConstraint(fields=["pupil"], condition=Q(ends__isnull=True, main=True), name="one_open_main_enrolment"),
        ]
        indexes = [models.Index(fields=["school", "ends"], name="the_roll_of_a_school")]

    def __str__(self) -> str:
        return f"{self.pupil} at {self.school} from {self.starts}"

    @property
    def ledger_school(self) -> int:
        return self.school_id

    def is_open_on(self, day: date) -> bool:
        """Whether the pupil is on roll that day."""
        return self.starts <= day and (self.ends is None or day <= self.ends)
