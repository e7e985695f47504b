"""That a closed round was looked over, the prompts that came of it, and people's answers."""

from datetime import date

from django.db import models
from django.db.models import Q

from fourfold.accounts.models import Account
from fourfold.code_of_practice.prompting import Answer, Stands, stands
from fourfold.concerns.models import Concern
from fourfold.progress.models import Round
from fourfold.pupils.models import ChildRecord, Pupil, new_code
from fourfold.schools.models import School, SchoolRecord


class LookedOver(SchoolRecord):
    """That the rule ran over everybody at a round's closing; and how many prompts chance alone would bring."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="looked_over")
    at = models.DateTimeField()
    pupils = models.PositiveIntegerField()
    """Of how many there are any results."""
    told = models.PositiveIntegerField()
    """Of how many anything can be told."""
    by_chance = models.FloatField()
    rule_version = models.PositiveSmallIntegerField()
    thresholds = models.JSONField()

    class Meta:
        verbose_name_plural = "looked over"

    def __str__(self) -> str:
        return f"{self.round} looked over"


class Prompt(ChildRecord):
    """That a person is asked to look at one pupil's progress, and why. It decides nothing (6.23)."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="prompts")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="prompts")
    why = models.JSONField()
    """Wide, deep, only one measure."""
    measures = models.JSONField()
    """What the rule said of each measure, now and at the round before, with the numbers behind it."""
    rule_version = models.PositiveSmallIntegerField()
    thresholds = models.JSONField()
    made_at = models.DateTimeField()
    earlier = models.JSONField(default=list, blank=True)
    """What stood here before results were corrected, oldest first."""
    withdrawn_on = models.DateField(null=True, blank=True)
    """Since when corrected results no longer show it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pupil", "round"], condition=Q(withdrawn_on__isnull=True), name="one_prompt_a_round"),
        ]

    def __str__(self) -> str:
        return f"prompt after {self.round}"

    @property
    def ledger_school(self) -> int:
        return self.school_id

    def become_history(self, on: date) -> tuple[str, ...]:
        """The other record of the same child has a prompt of that round already, which stands."""
        self.withdrawn_on = on
        return ("withdrawn_on",)

    def stands_on(self, today: date) -> Stands:
        """Where it stands, by its last answer."""
        last = max(self.answers.all(), key=lambda one: (one.at, one.pk), default=None)
        return stands(
            Answer(last.answer) if last is not None else None,
            last.look_again_on if last is not None else None,
            is_concern_answered=last is not None and last.concern is not None and bool(last.concern.answers.all()),
            is_withdrawn=self.withdrawn_on is not None,
            today=today,
        )


def answers() -> list[tuple[str, str]]:
    return [(one.value, one.name) for one in Answer]


class PromptAnswer(ChildRecord):
    """What one person answered to a prompt, having considered what else may explain it (6.19-6.24)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="+")
    prompt = models.ForeignKey(Prompt, on_delete=models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=8, choices=answers)
    considered = models.JSONField()
    """Of each circumstance: what was known of it that day, and what the person thought."""
    words = models.TextField()
    look_again_on = models.DateField(null=True, blank=True)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, null=True, blank=True, related_name="prompted_by")
    """The concern in which it goes on."""
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    key = models.CharField(max_length=32, unique=True)
    """The key of the form it came from: sent twice, it is one answer."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(answer="teach") | Q(look_again_on__isnull=False), name="teaching_first_has_a_day"),
            models.CheckConstraint(condition=~Q(answer="talk") | Q(concern__isnull=False), name="talking_goes_on_in_a_concern"),
        ]

    def __str__(self) -> str:
        return f"answer to {self.prompt}"

    @property
    def ledger_school(self) -> int:
        return self.prompt.school_id
