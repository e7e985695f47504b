"""Northshire's invented Local Offer: read from a file of ours as every feed is, and two services of it chosen with Yusuf's mum."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from fourfold import clock
from fourfold.demo.histories import Histories
from fourfold.local_offer.actions import bring_in, point_out
from fourfold.local_offer.models import Service
from fourfold.local_offer.reading.feed import whole
from fourfold.support.models import Cycle

FILE = Path(__file__).with_name("northshire_services.json")
CHOSEN = {
    "Talk and Play Saturdays": "Small groups with pictures: Yusuf talks more when there are few children.",
    "Reading Dogs": "He likes dogs, and reading aloud to one is not a test.",
}


def bring_in_list(told: Histories, on: date) -> None:
    """The school's copy of the list as it was on a day."""
    site = told.site
    with site.on(on, 6):
        read = whole([dated(one, on) for one in json.loads(FILE.read_text(encoding="utf-8"))], today=on)
        bring_in(site.maker, site.school, read=read, now=clock.now())


def dated(service: dict[str, Any], on: date) -> dict[str, Any]:
    """The same with a day on which the council last checked it, so that the invented list ages as a real one."""
    ago = service.get("assured_days_ago")
    return service | {"assured_date": (on - timedelta(days=ago)).isoformat()} if ago else service


def choose_together(told: Histories, cycle: Cycle, on: date) -> None:
    """What the SENCO and the parent attached to the review of a cycle (A41)."""
    bring_in_list(told, on)
    with told.site.on(on, 17):
        for number, (name, because) in enumerate(CHOSEN.items()):
            service = Service.objects.get(school=told.site.school, name=name)
            key = f"demo-signpost-{cycle.pk}-{number}"
            point_out(told.senco, cycle.pupil, key=key, service=service, at=cycle.review, because=because)
