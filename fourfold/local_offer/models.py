"""A school's copy of its authority's directory, its services, which were pointed out for a child, and which a family keeps."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.code_of_practice.needs import Area
from fourfold.local_offer.full_text import FoldedText
from fourfold.local_offer.reading.links import dials
from fourfold.messages.models import Message
from fourfold.pupils.edited import new_key
from fourfold.pupils.models import ChildRecord, Pupil, new_code
from fourfold.pupils.tied import of_family
from fourfold.schools.models import School, SchoolRecord
from fourfold.support.models import Plan, Review


class Directory(SchoolRecord):
    """Where a school's copy of the Local Offer comes from, how old it is, and what was wrong with it. Anyone may read what it lists."""

    school = models.OneToOneField(School, on_delete=models.PROTECT, related_name="directory")
    feed = models.CharField(max_length=400, blank=True)
    """The address of the feed; empty where the copy comes from a file."""
    copied_at = models.DateTimeField(null=True, blank=True)
    """When the copy that is shown was read: the last good one."""
    tried_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)
    """Why the last reading failed, in a sentence; empty where it did not."""
    counts = models.JSONField(default=dict, blank=True)
    """Of the last good reading: listed, left out, twice, not given any more, with something wrong."""
    faults = models.JSONField(default=list, blank=True)
    """What was wrong in it, the first of them: [name, sentence]."""

    class Meta:
        verbose_name_plural = "directories"

    def __str__(self) -> str:
        return f"directory of {self.school}"


class Topic(SchoolRecord):
    """A word under which the directory sorts its services, and its areas of need: by our own list, or as the school says."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    directory = models.ForeignKey(Directory, on_delete=models.PROTECT, related_name="topics")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    name = models.CharField(max_length=100)
    areas = models.JSONField(default=list, blank=True)
    by_school = models.BooleanField(default=False)
    """Whether the school chose the areas: then no refresh changes them."""
    services = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["directory", "name"], name="one_topic_a_name")]

    def __str__(self) -> str:
        return self.name


class Service(SchoolRecord):
    """One service, as the copy has it. It goes when the feed has it no more; one that was pointed out to a family stays, and says so."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    directory = models.ForeignKey(Directory, on_delete=models.PROTECT, related_name="services")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    source_id = models.CharField(max_length=200)
    name = models.CharField(max_length=160)
    organisation = models.CharField(max_length=160, blank=True)
    what = models.TextField(blank=True)
    who_for = models.TextField(blank=True)
    youngest = models.PositiveSmallIntegerField(null=True, blank=True)
    oldest = models.PositiveSmallIntegerField(null=True, blank=True)
    how_to_join = models.TextField(blank=True)
    cost = models.TextField(blank=True)
    is_free = models.BooleanField(null=True, blank=True)
    when = models.JSONField(default=list, blank=True)
    times = models.CharField(max_length=3, blank=True)
    """Letters of `kinds.Time`."""
    places = models.JSONField(default=list, blank=True)
    """Of each place: its words, its postcode, latitude and longitude or nothing."""
    is_from_afar = models.BooleanField(default=False)
    """By telephone or online."""
    phone = models.CharField(max_length=60, blank=True)
    email = models.CharField(max_length=254, blank=True)
    web = models.CharField(max_length=300, blank=True)
    says_now = models.TextField(blank=True)
    topics = models.JSONField(default=list, blank=True)
    areas = models.CharField(max_length=80, blank=True)
    """The areas of need it may help with, each with a space before and after it."""
    words = FoldedText(blank=True)
    checked_on = models.DateField(null=True, blank=True)
    """When somebody at the authority last checked it, by the feed's own word."""
    changed = models.CharField(max_length=40, blank=True)
    is_closed_now = models.BooleanField(default=False)
    gone_on = models.DateField(null=True, blank=True)
    """Since when the feed has it no more."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["directory", "source_id"], name="one_service_an_id")]
        indexes = [models.Index(fields=["directory", "gone_on"], name="services_listed")]

    def __str__(self) -> str:
        return self.name

    @property
    def dials(self) -> str:
        """What a telephone dials."""
        return dials(self.phone)


class Signpost(ChildRecord):
    """That a service was pointed out for a child: at a review, in a plan, or in a message. It keeps what the directory said that day, so
    that a later refresh changes no history."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="signposts")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="signposts")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, null=True, blank=True, related_name="signposts")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="signposts")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, blank=True, related_name="signposts")
    name = models.CharField(max_length=160)
    organisation = models.CharField(max_length=160, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.CharField(max_length=254, blank=True)
    web = models.CharField(max_length=300, blank=True)
    how_to_join = models.TextField(blank=True)
    copied_on = models.DateField()
    """The day of the copy that these words are from."""
    checked_on = models.DateField(null=True, blank=True)
    because = models.CharField(max_length=300, blank=True)
    """Why it may help this child, in the words of whoever attached it."""
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(review__isnull=False, plan__isnull=True, message__isnull=True)
                | Q(review__isnull=True, plan__isnull=False, message__isnull=True)
                | Q(review__isnull=True, plan__isnull=True, message__isnull=False),
                name="a_signpost_stands_at_one_thing",
            ),
            models.UniqueConstraint(fields=["service", "review"], condition=Q(taken_back_on__isnull=True), name="a_service_once_a_review"),
            models.UniqueConstraint(fields=["service", "plan"], condition=Q(taken_back_on__isnull=True), name="a_service_once_a_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.name} for {self.pupil}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """As the review or the plan it stands at. What stands at a message is asked of the message."""
        shared = Q(review__finished_at__isnull=False) | Q(plan__shared_at__isnull=False)
        at_message = Q(message__isnull=False)
        return {
            Condition.DRAFT: ~shared & ~at_message,
            Condition.PUBLISHED_TO_FAMILY: shared & ~at_message,
            Condition.PUBLISHED_TO_PUPIL: shared & ~at_message,
        }


class KeptService(ChildRecord):
    """A service that somebody of a family keeps in mind for a child. It is theirs alone: no right of the school's reaches it, another
    parent's does not either, and the ledger does not say of which child it is."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="kept_services")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    kept_on = models.DateField()
    let_go_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-kept_on", "-pk"]
        indexes = [models.Index(fields=["account", "pupil"], name="kept_by_person")]

    def __str__(self) -> str:
        return f"kept service {self.pk}"

    @property
    def ledger_pupil(self) -> int | None:
        return None

    @property
    def ledger_school(self) -> int:
        return 0

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """Their own while the tie to the child holds, and nobody else's."""
        return {Condition.OWN: Q(account=actor.account) & of_family(actor)} if actor.account is not None else {}


def area_mark(areas: list[Area] | list[str]) -> str:
    """Areas as a service keeps them, for one filter on either database."""
    return "".join(f" {area} " for area in dict.fromkeys(str(one) for one in areas))
