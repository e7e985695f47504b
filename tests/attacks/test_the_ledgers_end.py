"""Somebody who can write to the database, but has no key."""

import importlib
from types import SimpleNamespace

from django.db import connection

from fourfold.audit import ledger
from fourfold.audit.models import Chain, Event
from tests.cast import Cast

GUARD = importlib.import_module("fourfold.audit.migrations.0002_nobody_rewrites_the_ledger")


def test_rows_cut_from_the_end_are_missed_though_the_head_was_set_back_to_the_row_before_them(cast: Cast) -> None:
    rows = Event.objects.filter(school=cast.larkfield.pk).order_by("-number")
    before = rows[3]
    with connection.cursor() as cursor:
        GUARD.unguard(None, SimpleNamespace(connection=connection, execute=cursor.execute))
    rows.filter(number__gt=before.number).delete()
    Chain.objects.filter(kind="event", school=cast.larkfield.pk).update(number=before.number, seal=before.seal)
    assert list(ledger.faults()) == [f"The head of event {cast.larkfield.pk} was changed."]
