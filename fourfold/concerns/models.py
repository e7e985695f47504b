"""A concern and its answers."""

import secrets

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.concerns.kinds import AnswerWish, Outcome, RaisedAs, Status, status
from fourfold.pupils.asking import ALWAYS
from fourfold.pupils.models import ChildRecord, ParentLink, Pupil
from fourfold.pupils.tied import linked, of_family
from fourfold.schools.models import School, SchoolRecord

LETTERS = "BCDFGHJKLMNPRSTVWX"
DIGITS = "23456789"


def new_reference() -> str:
    """Two letters and four digits, easy to say on the phone: no vowels, and nothing that is heard or read as something else."""
    return "".join(secrets.choice(LETTERS) for _ in range(2)) + "".join(secrets.choice(DIGITS) for _ in range(4))


def parts() -> list[tuple[str, str]]:
    return [(part.value, part.name) for part in RaisedAs]


def wishes() -> list[tuple[str, str]]:
    return [(wish.value, wish.name) for wish in AnswerWish]


def outcomes() -> list[tuple[str, str]]:
    return [(outcome.value, outcome.name) for outcome in Outcome]


class Concern(ChildRecord):
    """That somebody is worried about a child: a parent, the child, a teacher, in their own words (6.20, 6.45)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="concerns")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="concerns")
    reference = models.CharField(max_length=6, unique=True, default=new_reference)
    raised_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="concerns")
    raised_as = models.CharField(max_length=12, choices=parts)
    spoken_by = models.CharField(max_length=120, blank=True)
    """Whose words they are, where somebody else wrote them down."""
    on_behalf_of = models.ForeignKey(ParentLink, on_delete=models.PROTECT, null=True, related_name="concerns")
    words = models.TextField()
    helps = models.TextField(blank=True)
    """What helps, or what they have tried."""
    answer_wish = models.CharField(max_length=6, choices=wishes, default=AnswerWish.LETTER)
    earlier_words = models.JSONField(default=list)
    """What stood here before a correction, oldest first: nothing that was said is lost."""
    raised_on = models.DateField()
    raised_at = models.DateTimeField()
    answer_due = models.DateField()
    """The school day by which the school means to have answered."""
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    once = models.CharField(max_length=32, unique=True, null=True)
    """The key of the form it came from: sent twice, it is one concern."""

    class Meta:
        indexes = [models.Index(fields=["school", "answer_due"], name="concerns_by_due_day")]

    def __str__(self) -> str:
        return f"concern {self.spoken_reference}"

    @property
    def spoken_reference(self) -> str:
        """As people write and say it: "LK 4827"."""
        return f"{self.reference[:2]} {self.reference[2:]}"

    @property
    def status(self) -> Status:
        return status(is_read=self.read_at is not None, is_answered=bool(self.answers.all()))

    @property
    def ledger_school(self) -> int:
        return self.school_id

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """Own, while the tie to the child still holds; addressed, where staff wrote a parent's words down; draft, until it is read."""
        me = actor.account
        if me is None:
            return {}
        here = Q(pupil=actor.narrowed_to) if actor.narrowed_to is not None else ALWAYS
        return {
            Condition.OWN: Q(raised_by=me) & (of_family(actor) | Q(school__in=actor.schools) & here),
            Condition.ADDRESSED: Q(on_behalf_of__parent__account=me) & linked(actor),
            Condition.DRAFT: Q(read_at__isnull=True, answers__isnull=True),
        }


class UnlinkedConcern(SchoolRecord):
    """A concern from somebody without an account: a name and a day of birth as they typed them; nothing says that there is such a pupil.

    Staff match it to one; from then on it is a `Concern` with the same number and the same clock. A code has shown whose address it is.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="unlinked_concerns")
    reference = models.CharField(max_length=6, unique=True, default=new_reference)
    child_forename = models.CharField(max_length=80)
    child_surname = models.CharField(max_length=80)
    child_born = models.DateField()
    by_name = models.CharField(max_length=120)
    by_email = models.EmailField()
    by_phone = models.CharField(max_length=40, blank=True)
    words = models.TextField()
    helps = models.TextField(blank=True)
    answer_wish = models.CharField(max_length=6, choices=wishes, default=AnswerWish.LETTER)
    language = models.CharField(max_length=8, default="en-gb")
    """In which language they read our pages."""
    raised_on = models.DateField()
    raised_at = models.DateTimeField()
    answer_due = models.DateField()
    once = models.CharField(max_length=32, unique=True)
    concern = models.OneToOneField(Concern, on_delete=models.PROTECT, null=True, related_name="came_from")
    """What it became when staff matched it."""
    replied_on = models.DateField(null=True)
    """When the school wrote back without having matched it: it asked them to come in or ring."""
    replied_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(concern__isnull=True) | Q(replied_on__isnull=True), name="matched_or_replied_to")]

    def __str__(self) -> str:
        return f"unlinked concern {self.spoken_reference}"

    @property
    def spoken_reference(self) -> str:
        return f"{self.reference[:2]} {self.reference[2:]}"

    @property
    def child_name(self) -> str:
        return f"{self.child_forename} {self.child_surname}"


class Answer(ChildRecord):
    """The school's answer: what it found, in words that the family can read, and what it will do."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="answers")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="answers")
    words = models.TextField()
    compared = models.TextField(blank=True)
    """What the family says beside what the school knows, for staff (6.45)."""
    outcome = models.CharField(max_length=24, choices=outcomes)
    look_again_on = models.DateField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome="teach_and_look_again") | Q(look_again_on__isnull=False), name="looking_again_has_a_date"
            )
        ]

    def __str__(self) -> str:
        return f"answer to {self.concern}"
