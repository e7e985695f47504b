"""What a reading would change, before anything is."""

from fourfold.access.actor import Actor
from fourfold.access.decide import require
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.local_offer.comparing import Comparison, compare
from fourfold.local_offer.models import Directory
from fourfold.local_offer.reading.feed import FeedRead
from fourfold.schools.models import School


def check(actor: Actor, school: School, read: FeedRead) -> Comparison:
    """A reading beside the school's copy, for those who may take it in. Raises Denied for others."""
    require(actor, Permission.SETTINGS_EDIT, school.standing(actor, Permission.SETTINGS_EDIT), side=Side.SCHOOL)
    directory = Directory.objects.filter(school=school).select_related("school").first()
    said = {topic.name: topic.areas for topic in directory.topics.filter(by_school=True)} if directory is not None else {}
    return compare(directory, read, said=said)
