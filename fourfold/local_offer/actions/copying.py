"""Taking a reading of the directory into a school's copy: by a person who may, or by the machine once a day."""

from datetime import datetime

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.owners_deeds import tell_heads
from fourfold.audit.action import action, consequence
from fourfold.clock import LONDON
from fourfold.local_offer.areas import areas_of
from fourfold.local_offer.comparing import Comparison, compare, topics_in
from fourfold.local_offer.models import Directory, Service, Signpost, Topic
from fourfold.local_offer.reading.feed import FeedRead
from fourfold.local_offer.refusals import TooFew
from fourfold.schools.models import School

MOST_FAULTS = 200
"""Of one reading, kept to be shown."""
FEWER = (
    "It has fewer than half of the services that it had, so the copy from before stays. Look at it, and bring it in by hand if it is right."
)


@action("local_offer.brought_in", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL, may_erase=True)
def bring_in(actor: Actor, school: School, *, read: FeedRead, feed: str | None = None, fewer: bool = False, now: datetime) -> Comparison:
    """Make a school's copy the same as what was read, and `feed`, where one is named, its address from now on.

    Raises TooFew where most services would go and nobody said that `fewer` is right.
    """
    tell_heads(actor, school, "the council’s list of services")
    directory = directory_of(school)
    if feed is not None:
        directory.feed = feed
    return _take(directory, read, fewer=fewer, now=now)


@action("local_offer.refreshed", needs=Permission.MACHINE_WRITE, by=Side.MACHINE, may_erase=True)
def refresh(actor: Actor, directory: Directory, *, read: FeedRead, now: datetime) -> Comparison:
    """The same by the machine, which never takes away most of a directory. Raises TooFew."""
    return _take(directory, read, fewer=False, now=now)


@action("local_offer.not_refreshed", needs=Permission.MACHINE_WRITE, by=Side.MACHINE)
def note_trouble(actor: Actor, directory: Directory, *, why: str, now: datetime) -> None:
    """The feed could not be read: the last good copy and its day stay, and what was wrong is said beside them."""
    directory.tried_at, directory.trouble = now, why[:300]
    directory.save(update_fields=["tried_at", "trouble"])


@consequence
def directory_of(school: School) -> Directory:
    """The school's directory; a new one where it has none."""
    found: Directory | None = Directory.objects.filter(school=school).first()
    if found is None:
        found = Directory(school=school)
        found.save()
    return found


@consequence
def _take(directory: Directory, read: FeedRead, *, fewer: bool, now: datetime) -> Comparison:
    today = now.astimezone(LONDON).date()
    said = {topic.name: topic.areas for topic in directory.topics.filter(by_school=True)}
    found = compare(directory, read, said=said)
    if found.loses_most and not fewer:
        raise TooFew(FEWER)
    pointed = set(Signpost.objects.filter(service__in=[row.pk for row in found.gone]).values_list("service", flat=True))
    stays, goes = [row for row in found.gone if row.pk in pointed], [row.pk for row in found.gone if row.pk not in pointed]
    for row in stays:
        row.gone_on = today
    fields = [field.name for field in Service._meta.concrete_fields if field.name not in {"id", "code", "school", "directory"}]
    for some in range(0, len(goes), 500):
        Service.objects.filter(pk__in=goes[some : some + 500]).delete()
    # Rows that are there are changed by the same statement: an update of every field, row by row in one, would take minutes.
    kept = {"update_conflicts": True, "unique_fields": ["id"], "update_fields": fields}
    Service.objects.bulk_create([*found.changed, *stays], batch_size=200, **kept)
    for row in found.new:
        row.directory, row.school = directory, directory.school
    Service.objects.bulk_create(found.new, batch_size=200)
    _count_topics(directory)
    directory.copied_at = directory.tried_at = now
    directory.trouble, directory.counts = "", found.counts
    directory.faults = [list(fault) for fault in read.faults[:MOST_FAULTS]]
    directory.save()
    return found


@consequence
def _count_topics(directory: Directory) -> None:
    """The topics as the copy now has them; what the school chose stays, also for a topic that is away for a time."""
    counts = topics_in(directory.services.filter(gone_on__isnull=True).only("topics"))
    known = {topic.name: topic for topic in directory.topics.all()}
    different = []
    for name, topic in known.items():
        areas = topic.areas if topic.by_school else [area.value for area in areas_of(name)]
        if (topic.services, topic.areas) != (counts.get(name, 0), areas):
            topic.services, topic.areas = counts.get(name, 0), areas
            different.append(topic)
    Topic.objects.bulk_update(different, ["services", "areas"], batch_size=200)
    fresh = [
        Topic(directory=directory, school=directory.school, name=name, areas=[area.value for area in areas_of(name)], services=number)
        for name, number in counts.items()
        if name not in known
    ]
    Topic.objects.bulk_create(fresh, batch_size=200)
