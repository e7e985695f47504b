"""A parent's, carer's or young person's own request."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.ehc.kinds import Decided, decisions
from fourfold.pupils.edited import new_key
from fourfold.pupils.models import ChildRecord, Pupil, new_code
from fourfold.pupils.tied import of_family
from fourfold.schools.models import Authority


class OwnRequest(ChildRecord):
    """What somebody of a family asks the authority for (s.36(1)). It is private until its author shares it: no right of the school's
    reaches it, another parent's does not either, and the ledger does not say of which child it is.

    No rule of the database stands between two of them: what is refused would tell that another is there.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="own_ehc_requests")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    author = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    """To whom it is written: the authority where the family lives."""
    needs = models.TextField(blank=True)
    tried = models.TextField(blank=True)
    more = models.TextField(blank=True)
    hopes = models.TextField(blank=True)
    written_on = models.DateField()
    sent_on = models.DateField(null=True)
    """The day its author sent it to the authority, from which its weeks run."""
    decided_on = models.DateField(null=True)
    """The date on the authority's letter."""
    decided = models.CharField(max_length=3, choices=decisions, blank=True, default=Decided.NOT_YET)
    certificate_on = models.DateField(null=True)
    shared_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["author", "pupil"], name="own_requests_by_author")]

    def __str__(self) -> str:
        return f"own request {self.code}"

    @property
    def ledger_pupil(self) -> int | None:
        return self.pupil_id if self.shared_on else None

    @property
    def ledger_school(self) -> int:
        return self.child.ledger_school if self.shared_on else 0

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """Own, while the tie to the child holds; a draft until it is sent; private until it is shared. Never published to other parents."""
        own = {Condition.OWN: Q(author=actor.account) & of_family(actor)} if actor.account is not None else {}
        return own | {Condition.DRAFT: Q(sent_on__isnull=True), Condition.PRIVATE: Q(shared_on__isnull=True)}
