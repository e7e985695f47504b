"""What a school's authority asks for in a request."""

from django.db import models

from fourfold.accounts.models import Account
from fourfold.schools.models import School, SchoolRecord


class EvidenceList(SchoolRecord):
    """The authority's list of evidence as one school has it, and how long the authority gives it to answer an enquiry. Never edited: a new
    edition follows, so that a bundle keeps the list it was made by."""

    USUAL_DAYS = 15
    SOONEST, LATEST = 1, 42

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="evidence_lists")
    edition = models.PositiveSmallIntegerField()
    items = models.JSONField(default=list)
    """As [{"says": words, "source": where the record has it}], in the authority's own order."""
    enquiry_days = models.PositiveSmallIntegerField(default=USUAL_DAYS)
    """Days of the calendar in which to answer when the authority asks what the school knows: a local rule, not law."""
    entered_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "edition"], name="one_evidence_list_an_edition")]

    def __str__(self) -> str:
        return f"evidence list of {self.school}, edition {self.edition}"
