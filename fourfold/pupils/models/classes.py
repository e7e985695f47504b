"""Classes, who is in them and who works in them, all with dates."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from fourfold.accounts.models import Account
from fourfold.pupils.models.child import ChildRecord, Pupil, new_code
from fourfold.schools.models import School, SchoolRecord


class Class(SchoolRecord):
    """A class, tutor group or teaching set of one school year."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="classes")
    name = models.CharField(max_length=60)
    year_group = models.CharField(max_length=2, blank=True)
    subject = models.CharField(max_length=60, blank=True)
    """Empty for the class or tutor group that a pupil belongs to."""
    school_year = models.PositiveSmallIntegerField()
    """The calendar year in which the school year begins."""

    class Meta:
        verbose_name_plural = "classes"
        constraints = [models.UniqueConstraint(fields=["school", "school_year", "name"], name="one_class_a_name_and_year")]

    def __str__(self) -> str:
        return self.name


class ClassPlace(ChildRecord):
    """A pupil's place in a class, from a day until a day."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="places")
    group = models.ForeignKey(Class, on_delete=models.PROTECT, related_name="places")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pupil", "group"], condition=Q(ends__isnull=True), name="one_open_place_a_class"),
            models.CheckConstraint(condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="a_place_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.pupil} in {self.group}"


class ClassStaff(SchoolRecord):
    """An adult who works in a class, as its teacher or its teaching assistant, from a day until a day."""

    TEACHER, ASSISTANT = "teacher", "assistant"

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="classes")
    group = models.ForeignKey(Class, on_delete=models.PROTECT, related_name="staff")
    works_as = models.CharField(max_length=10)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "group", "works_as"], condition=Q(ends__isnull=True), name="one_open_post_a_class"),
            models.CheckConstraint(condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="a_post_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(works_as__in=["teacher", "assistant"]), name="a_post_is_teacher_or_assistant"),
        ]

    def __str__(self) -> str:
        return f"{self.account} in {self.group}"

    @property
    def ledger_school(self) -> int:
        return self.group.school_id

    def is_open_on(self, day: date) -> bool:
        """Whether the adult works there that day."""
        return self.starts <= day and (self.ends is None or day <= self.ends)
