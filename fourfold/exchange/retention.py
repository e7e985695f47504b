"""What the exchange room forgets once a day; safe to run twice."""

from datetime import datetime

from fourfold.access.actor import machine
from fourfold.exchange.actions.forgetting import forget_traces, forget_upload
from fourfold.exchange.models import KEPT, Batch, Upload


def forget_old_imports(now: datetime) -> int:
    """Files that have waited 30 days, and the before-images of imports as old. How many."""
    uploads = list(Upload.objects.filter(brought_at__lte=now - KEPT))
    batches = list(Batch.objects.filter(applied_at__lte=now - KEPT, rows__name__gt="").distinct())
    for upload in uploads:
        forget_upload(machine(), upload)
    for batch in batches:
        forget_traces(machine(), batch)
    return len(uploads) + len(batches)
