"""Where the directory comes from, and what its words mean."""

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.needs import Area
from fourfold.local_offer.actions.copying import directory_of
from fourfold.local_offer.areas import areas_of_service
from fourfold.local_offer.models import Directory, Service, Topic, area_mark
from fourfold.outbox.queue import enqueue
from fourfold.schools.models import School

FETCH = "local-offer/fetch"
"""The kind of job that reads one school's feed."""


@action("local_offer.feed_set", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def set_feed(actor: Actor, school: School, *, feed: str, key: str) -> Directory:
    """Give the address of the feed and ask for its reading, once for one key; an empty address ends the daily reading. The caller has
    checked the address."""
    directory = directory_of(school)
    if directory.feed != feed:
        directory.feed, directory.trouble = feed, ""
        directory.save(update_fields=["feed", "trouble"])
    if feed:
        enqueue(FETCH, {"directory": directory.pk}, key=f"{FETCH}/{directory.pk}/{key}")
    return directory


@action("local_offer.areas_chosen", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def choose_areas(actor: Actor, topic: Topic, *, areas: list[Area]) -> None:
    """Say to which areas of need a topic belongs; its services are found there from now on, and no refresh changes it."""
    topic.areas, topic.by_school = [area.value for area in areas], True
    topic.save(update_fields=["areas", "by_school"])
    said = {one.name: one.areas for one in topic.directory.topics.filter(by_school=True)}
    moved = []
    for service in topic.directory.services.all():
        if topic.name in service.topics:
            service.areas = area_mark(areas_of_service(service.topics, said, service.name, service.who_for))
            moved.append(service)
    Service.objects.bulk_update(moved, ["areas"], batch_size=200)
