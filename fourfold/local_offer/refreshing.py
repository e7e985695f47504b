"""Reading feeds without anybody waiting: once a day, and when somebody asks for it. What fails leaves the last good copy as it is."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from fourfold.access.actor import machine
from fourfold.clock import LONDON
from fourfold.local_offer.actions import note_trouble, refresh
from fourfold.local_offer.fetching.asking import Visit
from fourfold.local_offer.models import Directory
from fourfold.local_offer.reading.feed import FeedRead, read_feed
from fourfold.local_offer.refusals import BadFeed

FAULT_OF_OURS = "The feed could not be read: something in it is not as we expect. Tell whoever looks after Fourfold."
log = logging.getLogger(__name__)


def refresh_all(now: datetime) -> int:
    """Every feed that was not read well today. How many were. A day missed needs no making up: the next reading is of the whole feed."""
    today = now.astimezone(LONDON).date()
    waiting = [
        one
        for one in Directory._base_manager.exclude(feed="").select_related("school").order_by("pk")
        if one.copied_at is None or one.copied_at.astimezone(LONDON).date() < today or one.trouble
    ]
    return sum(read_one(one, now) for one in waiting)


def fetch(arguments: Mapping[str, Any], now: datetime) -> None:
    """The job for one directory; nothing where its address was taken out meanwhile."""
    found = Directory._base_manager.filter(pk=arguments["directory"]).exclude(feed="").select_related("school").first()
    if found is not None:
        read_one(found, now)


def read_one(directory: Directory, now: datetime) -> bool:
    """Read one feed into its school's copy; whether that went well."""
    try:
        refresh(machine(), directory, read=reading_of(directory, now), now=now)
        return True
    except BadFeed as why:
        note_trouble(machine(), directory, why=str(why), now=now)
    except Exception as why:  # no feed may keep back the next one, nor the day's other work
        log.error("the feed of directory %s could not be read: %s", directory.pk, type(why).__name__)
        note_trouble(machine(), directory, why=FAULT_OF_OURS, now=now)
    return False


def reading_of(directory: Directory, now: datetime) -> FeedRead:
    """What the feed holds now. Raises BadFeed."""
    known = dict(directory.services.filter(gone_on__isnull=True).exclude(changed="").values_list("source_id", "changed"))
    visit = Visit(allowed=settings.LOCAL_OFFER_HOSTS)
    return read_feed(visit.get, directory.feed, today=now.astimezone(LONDON).date(), known=known)
