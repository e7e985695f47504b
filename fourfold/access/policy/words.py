"""The words that rights are written in."""

from collections.abc import Iterator, Mapping

from fourfold.access.permissions import Permission
from fourfold.access.rules import Condition, Is, Rule

TEACHES = Is(Condition.TEACHES)
NAMED = Is(Condition.NAMED)
AT_SCHOOL = Is(Condition.AT_SCHOOL)
OWN = Is(Condition.OWN)
DRAFT = Is(Condition.DRAFT)
FLAGGED = Is(Condition.FLAGGED)
SPECIALIST = Is(Condition.SPECIALIST_STAFF)
PARENT = Is(Condition.PARENT)
CARER = Is(Condition.CARER)
PUBLISHED = Is(Condition.PUBLISHED_TO_FAMILY)
PUBLISHED_TO_PUPIL = Is(Condition.PUBLISHED_TO_PUPIL)
IS_PUPIL = Is(Condition.IS_PUPIL)
ADDRESSED = Is(Condition.ADDRESSED)
OWN_CONTACT = Is(Condition.OWN_CONTACT)
REQUEST_ONLY = Is(Condition.REQUEST_ONLY)
GRANTED = Is(Condition.GRANTED)
BREAK_GLASS = Is(Condition.BREAK_GLASS)
AGGREGATE = Is(Condition.AGGREGATE)
SHARED_WITH_AUTHORITY = Is(Condition.SHARED_WITH_AUTHORITY)
RELEASED = Is(Condition.IN_RELEASED_BUNDLE)
CENSUS = Is(Condition.CENSUS_FIELDS)
WORKFLOW = Is(Condition.WORKFLOW_FACTS)
SCOPED = Is(Condition.TOKEN_SCOPE)
MASKED = Is(Condition.MASKED)
PUBLIC_REQUEST = ~Is(Condition.PRIVATE)
BY_IMPORT = Is(Condition.BY_IMPORT)
JOB = Is(Condition.JOB_IN_HAND)
TECHNICAL = Is(Condition.TECHNICAL)

WORKS_WITH = TEACHES | NAMED
COUNTS = AGGREGATE | GRANTED | BREAK_GLASS
OFFICER_COUNTS = RELEASED | AGGREGATE & SHARED_WITH_AUTHORITY


def on(
    thing: str, *, view: Rule | None = None, create: Rule | None = None, edit: Rule | None = None, approve: Rule | None = None
) -> Iterator[tuple[Permission, Rule]]:
    """The rights on one object, as pairs."""
    for deed, rule in (("view", view), ("create", create), ("edit", edit), ("approve", approve)):
        if rule is not None:
            yield Permission(f"{thing}.{deed}"), rule


def rights(*lines: Iterator[tuple[Permission, Rule]]) -> Mapping[Permission, Rule]:
    return dict(pair for line in lines for pair in line)
