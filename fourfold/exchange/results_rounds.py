"""The closed rounds that an import of results touches: everybody in them is looked over again."""

from fourfold.exchange.kinds import ImportKind
from fourfold.exchange.models import Batch
from fourfold.exchange.traces import AT_ONCE, pks_in
from fourfold.progress.closing import ask_to_look_over
from fourfold.progress.models import Result, Round


def look_over_closed(batch: Batch) -> None:
    """Ask for it, in the transaction in which the results come in or are taken back."""
    if batch.kind != ImportKind.RESULTS:
        return
    pks = pks_in(batch, Result)
    rounds: set[int] = set()
    for start in range(0, len(pks), AT_ONCE):
        rounds |= set(Result.objects.filter(pk__in=pks[start : start + AT_ONCE]).values_list("round", flat=True))
    for in_round in Round.objects.filter(pk__in=rounds, closed_on__isnull=False):
        ask_to_look_over(in_round)
