"""When help is given, and to whom together: a group, its times of the week, and the children in it (6.52). No timetable beyond that."""

from datetime import datetime, time, timedelta
from functools import reduce

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.decide import Standing
from fourfold.access.permissions import Permission
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.provision.models import Provision
from fourfold.pupils.models import ChildRecord, Pupil, new_code
from fourfold.schools.models import School, SchoolRecord
from fourfold.support.models.plans import ProvisionLine
from fourfold.support.models.rows import ALWAYS


class ProvisionGroup(SchoolRecord):
    """Children who are given one kind of help together by one adult; a group of one is a group.

    Who may do what with a group is who may do it with every child in it.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="provision_groups")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, null=True, blank=True, related_name="groups")
    name = models.CharField(max_length=120)
    leader = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(null=True, blank=True)
    """The last day. As long as the children's plans say, where empty."""
    set_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    """Who chose the times. Nobody, where they are the ones that came with the plan."""
    edition = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def standing(self, actor: Actor, permission: Permission) -> Standing:
        """How a person stands to every child in the group: what holds of each, and what bars from any."""
        now = self.places.filter(until__isnull=True).select_related("pupil")
        each = [place.standing(actor, permission) for place in now]
        return reduce(_to_both, each) if each else super().standing(actor, permission)


class GroupSlot(SchoolRecord):
    """One time of the week at which a group meets, from a day until a day. Sessions are derived from it, and stored once logged."""

    group = models.ForeignKey(ProvisionGroup, on_delete=models.PROTECT, related_name="slots")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    weekday = models.PositiveSmallIntegerField()
    """0 is Monday."""
    at = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    starts = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day; before the first, where the time was changed on its first day."""

    class Meta:
        ordering = ["weekday", "at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=4, minutes__gte=1), name="a_slot_is_on_a_weekday_and_takes_time"),
            models.UniqueConstraint(fields=["group", "weekday", "at"], condition=Q(until__isnull=True), name="one_open_slot_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.weekday} at {self.at}"

    @property
    def ledger_school(self) -> int:
        return self.group.school_id

    @property
    def ends(self) -> time:
        """When the session is over."""
        return (datetime.combine(self.starts, self.at) + timedelta(minutes=self.minutes)).time()


class GroupPlace(ChildRecord):
    """One child's place in a group, for one line of their plan, from a day until a day."""

    group = models.ForeignKey(ProvisionGroup, on_delete=models.PROTECT, related_name="places")
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="group_places")
    line = models.ForeignKey(ProvisionLine, on_delete=models.PROTECT, related_name="group_places")
    starts = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day; before the first, where the child moved on on the first day."""

    class Meta:
        ordering = ["starts", "pk"]
        constraints = [models.UniqueConstraint(fields=["line"], condition=Q(until__isnull=True), name="one_group_a_line")]

    def __str__(self) -> str:
        return f"{self.pupil} in {self.group}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return {Condition.PUBLISHED_TO_FAMILY: ALWAYS}


def _to_both(one: Standing, other: Standing) -> Standing:
    """How somebody stands to two children at once."""
    roles = one.facts.keys() & other.facts.keys()
    known = one.find_whole is None and other.find_whole is None
    return Standing(
        {role: one.facts[role] & other.facts[role] for role in roles},
        one.vetoes | other.vetoes,
        None if known else lambda: _to_both(one.whole, other.whole),
    )
