"""A school and what surrounds it."""

from django.db import models
from django.db.models import F, Q

from fourfold.access.actor import Actor
from fourfold.access.decide import Standing
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
from fourfold.access.rules import Condition, Facts
from fourfold.audit.record import Record
from fourfold.schools.bounds import ResultsShown
from fourfold.schools.national_grid import latitude_and_longitude


def standing_at(actor: Actor, school: int | None) -> Standing:
    """How a person stands to what belongs to a school: through each office they hold there."""
    facts: dict[Role, Facts] = {}
    for office in actor.counted_offices:
        if office.role is Role.SYSADMIN:
            facts[office.role] = frozenset({Condition.TECHNICAL, Condition.MASKED})
        elif office.role is Role.SYSTEM:
            facts[office.role] = frozenset({Condition.JOB_IN_HAND})
        elif office.school == school:
            facts[office.role] = frozenset({Condition.AT_SCHOOL})
    return Standing(facts)


class SchoolRecord(Record):
    """A row that belongs to a school and to no one child. Subclasses have a `school`."""

    class Meta:
        abstract = True

    @property
    def ledger_school(self) -> int:
        return getattr(self, "school_id", None) or 0

    def standing(self, actor: Actor, permission: Permission) -> Standing:
        return standing_at(actor, self.ledger_school)


class Offers(models.Model):
    """What an authority must offer to families: SENDIASS (s.32), mediation, the Local Offer (s.30); and when somebody last checked it."""

    sendiass_name = models.CharField(max_length=120, blank=True)
    sendiass_phone = models.CharField(max_length=40, blank=True)
    sendiass_email = models.EmailField(blank=True)
    sendiass_web = models.URLField(blank=True)
    mediation_name = models.CharField(max_length=120, blank=True)
    mediation_phone = models.CharField(max_length=40, blank=True)
    local_offer_web = models.URLField(blank=True)
    assessment_email = models.EmailField(blank=True)
    assessment_address = models.TextField(blank=True)
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Authority(Offers, Record):
    """A local authority, with what this installation began with of its offers. No school changes it: see AuthorityEntry."""

    code = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        return self.name

    def standing(self, actor: Actor, permission: Permission) -> Standing:
        """Shared by the schools of an installation, so it is the machine's owner's alone: one school must not tell another's families
        whom to ring."""
        return Standing({})


class Trust(Record):
    """A multi-academy trust."""

    uid = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=160)

    def __str__(self) -> str:
        return self.name

    def standing(self, actor: Actor, permission: Permission) -> Standing:
        return Standing({})


class School(SchoolRecord):
    """One school, as the national register names it, with what it has set for itself."""

    code = models.CharField(max_length=12, unique=True)
    """What the school's pages are called in an address."""
    urn = models.CharField(max_length=6, unique=True)
    name = models.CharField(max_length=160)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="schools")
    trust = models.ForeignKey(Trust, on_delete=models.PROTECT, null=True, blank=True, related_name="schools")
    establishment = models.CharField(max_length=4)
    kind = models.CharField(max_length=80, blank=True)
    phase = models.CharField(max_length=40, blank=True)
    lowest_age = models.PositiveSmallIntegerField(null=True, blank=True)
    highest_age = models.PositiveSmallIntegerField(null=True, blank=True)
    street = models.CharField(max_length=160, blank=True)
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    easting = models.PositiveIntegerField(null=True, blank=True)
    northing = models.PositiveIntegerField(null=True, blank=True)
    """Where it is on the National Grid, in metres, by the national register."""
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    web = models.URLField(blank=True)
    complaints = models.TextField(blank=True)
    complaints_web = models.URLField(blank=True)
    safeguarding_lead = models.CharField(max_length=160, blank=True)
    """Whom to tell at once when a child may not be safe: a name and how to reach them."""
    concern_days = models.PositiveSmallIntegerField(default=10)
    notice_days = models.PositiveSmallIntegerField(default=5)
    """School days within which a family is told of a decision. The law gives no number."""
    enough_share = models.PositiveSmallIntegerField(default=80)
    """Of the planned minutes of help, how many in a hundred must be given before a review judges what the help did. The Code gives none."""
    meetings_a_year = models.PositiveSmallIntegerField(default=3)
    meetings_pro_rata = models.BooleanField(default=False)
    """Whether fewer are aimed at for a pupil who starts part way through a year: the school's own rule, of which the Code says nothing."""
    meetings_a_week = models.PositiveSmallIntegerField(default=12)
    """How many meetings with parents the school can hold well in one week."""
    meeting_minutes = models.PositiveSmallIntegerField(default=30)
    """How long one lasts, unless it says otherwise (6.69)."""
    advice_weeks = models.PositiveSmallIntegerField(default=8)
    """Weeks after which somebody asks what became of a referral. The Code says "quickly" (6.60) and gives no number."""
    plan_template = models.CharField(max_length=40, default="sen-support-2015")
    """The form in which new plans are written; those that stand keep theirs."""
    results_shown = models.CharField(max_length=10, default=ResultsShown.OWN)
    """What families see of results: see ResultsShown."""
    register_page = models.PositiveSmallIntegerField(default=50)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "establishment"], name="one_school_a_dfe_number")]

    def __str__(self) -> str:
        return self.name

    @property
    def ledger_school(self) -> int:
        return self.pk or 0

    @property
    def at(self) -> tuple[float, float] | None:
        """Latitude and longitude, where the register says where it is."""
        return latitude_and_longitude(self.easting, self.northing) if self.easting and self.northing else None

    @property
    def dfe_number(self) -> str:
        """LLL/EEEE, as schools write it."""
        return f"{self.authority.code}/{self.establishment}"


class AuthorityEntry(Offers, SchoolRecord):
    """One school's own entry of the offers of its authority, or of one where some of its families live: written and checked by the school,
    and all that those families read."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="authority_entries")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "authority entries"
        constraints = [models.UniqueConstraint(fields=["school", "authority"], name="one_entry_a_school_and_authority")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The authority's."""
        return self.authority.name


class Term(SchoolRecord):
    """A term or half term on which the school is open. The school days within it count, save closures and bank holidays."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="terms")
    name = models.CharField(max_length=40)
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        ordering = ["starts"]
        constraints = [models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="a_term_ends_after_it_starts")]

    def __str__(self) -> str:
        return self.name


class Closure(SchoolRecord):
    """A day within a term on which the school is shut to pupils: a training day, a bank holiday, snow."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="closures")
    day = models.DateField()
    why = models.CharField(max_length=80)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["school", "day"], name="one_closure_a_day")]

    def __str__(self) -> str:
        return f"{self.why}, {self.day}"
