"""The policy: for each role, which rights hold and when. Read it aloud; whatever is not said is no.

One function a role would hide the pattern, one table would hide the words: so a table of words. The specification's own copy of these
rules is an oracle in the tests and is never read here.
"""

from collections.abc import Iterator, Mapping

from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
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


TEACHER = rights(
    on("identity", view=WORKS_WITH),
    on("profile", view=WORKS_WITH, create=WORKS_WITH, edit=OWN),
    on("clinical", view=WORKS_WITH & FLAGGED),
    on("status", view=WORKS_WITH),
    on("progress", view=WORKS_WITH, create=TEACHES, edit=TEACHES & DRAFT),
    on("plan", view=WORKS_WITH, create=WORKS_WITH, edit=WORKS_WITH & DRAFT),
    on("sessions", view=WORKS_WITH, create=WORKS_WITH, edit=OWN),
    on("concern", view=OWN | WORKS_WITH, create=AT_SCHOOL, edit=OWN & DRAFT),
    on("meeting", view=NAMED | TEACHES & FLAGGED | OWN, create=WORKS_WITH, edit=OWN & DRAFT, approve=OWN),
    on("advice", view=WORKS_WITH & FLAGGED),
    on("message", view=OWN | NAMED, create=WORKS_WITH),
    on("ehc_request", view=OWN & PUBLIC_REQUEST, create=NAMED, edit=OWN & DRAFT & PUBLIC_REQUEST),
    on("people", view=AT_SCHOOL),
    on("library", view=AT_SCHOOL),
    on("settings", view=OWN_CONTACT, edit=OWN_CONTACT),
)

SUPPORT_STAFF = rights(
    on("identity", view=WORKS_WITH),
    on("profile", view=WORKS_WITH, create=WORKS_WITH, edit=OWN),
    on("clinical", view=NAMED & FLAGGED),
    on("status", view=WORKS_WITH),
    on("progress", view=NAMED),
    on("plan", view=WORKS_WITH),
    on("sessions", view=WORKS_WITH, create=WORKS_WITH, edit=OWN),
    on("concern", view=OWN | NAMED, create=AT_SCHOOL, edit=OWN & DRAFT),
    on("meeting", view=NAMED),
    on("advice", view=OWN | NAMED & FLAGGED, create=NAMED & SPECIALIST, edit=OWN & DRAFT),
    on("message", view=OWN | NAMED, create=WORKS_WITH),
    on("ehc_request", view=OWN & PUBLIC_REQUEST, create=NAMED, edit=OWN & DRAFT & PUBLIC_REQUEST),
    on("people", view=AT_SCHOOL),
    on("library", view=AT_SCHOOL),
    on("settings", view=OWN_CONTACT, edit=OWN_CONTACT),
)

SENCO = rights(
    on("identity", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL),
    on("contacts", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL),
    on("profile", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL, approve=AT_SCHOOL),
    on("clinical", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL, approve=AT_SCHOOL),
    on("status", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL, approve=AT_SCHOOL),
    on("progress", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL, approve=AT_SCHOOL),
    on("plan", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL & DRAFT, approve=AT_SCHOOL),
    on("sessions", view=AT_SCHOOL, create=AT_SCHOOL, edit=OWN, approve=AT_SCHOOL),
    on("concern", view=AT_SCHOOL, create=AT_SCHOOL, edit=OWN & DRAFT, approve=AT_SCHOOL),
    on("meeting", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL & DRAFT, approve=AT_SCHOOL),
    on("advice", view=AT_SCHOOL, create=AT_SCHOOL, approve=AT_SCHOOL),
    on("message", view=AT_SCHOOL, create=AT_SCHOOL),
    on("ehc_request", view=AT_SCHOOL & PUBLIC_REQUEST, create=AT_SCHOOL, edit=AT_SCHOOL & DRAFT & PUBLIC_REQUEST),
    on("audit", view=AT_SCHOOL),
    on("export", create=AT_SCHOOL),
    on("people", view=AT_SCHOOL),
    on("library", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL, approve=AT_SCHOOL),
    on("settings", view=AT_SCHOOL, edit=AT_SCHOOL),
)

HEAD = rights(
    on("identity", view=AT_SCHOOL),
    on("contacts", view=AT_SCHOOL, approve=AT_SCHOOL),
    on("profile", view=AT_SCHOOL),
    on("clinical", view=AT_SCHOOL),
    on("status", view=AT_SCHOOL, approve=AT_SCHOOL),
    on("progress", view=AT_SCHOOL, approve=AT_SCHOOL),
    on("plan", view=AT_SCHOOL, approve=AT_SCHOOL),
    on("sessions", view=AT_SCHOOL),
    on("concern", view=AT_SCHOOL, create=AT_SCHOOL, approve=AT_SCHOOL),
    on("meeting", view=AT_SCHOOL, create=AT_SCHOOL, approve=AT_SCHOOL),
    on("advice", view=AT_SCHOOL),
    on("message", view=OWN | NAMED, create=AT_SCHOOL),
    on("ehc_request", view=AT_SCHOOL & PUBLIC_REQUEST, approve=AT_SCHOOL & PUBLIC_REQUEST),
    on("audit", view=AT_SCHOOL),
    on("export", create=AT_SCHOOL, approve=AT_SCHOOL),
    on("people", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL, approve=AT_SCHOOL),
    on("library", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL, approve=AT_SCHOOL),
    on("settings", view=AT_SCHOOL, edit=AT_SCHOOL, approve=AT_SCHOOL),
)

SLT = rights(
    on("identity", view=AT_SCHOOL),
    on("contacts", view=AT_SCHOOL),
    on("profile", view=AT_SCHOOL),
    on("clinical", view=AT_SCHOOL & FLAGGED),
    on("status", view=AT_SCHOOL),
    on("progress", view=AT_SCHOOL, approve=AT_SCHOOL),
    on("plan", view=AT_SCHOOL),
    on("sessions", view=AT_SCHOOL),
    on("concern", view=AT_SCHOOL, create=AT_SCHOOL, edit=OWN & DRAFT),
    on("meeting", view=AT_SCHOOL, create=NAMED, edit=OWN & DRAFT),
    on("advice", view=AT_SCHOOL & FLAGGED),
    on("message", view=OWN | NAMED, create=WORKS_WITH),
    on("ehc_request", view=NAMED & PUBLIC_REQUEST),
    on("people", view=AT_SCHOOL),
    on("library", view=AT_SCHOOL),
    on("settings", view=OWN_CONTACT, edit=OWN_CONTACT),
)

GOVERNOR = rights(
    *(on(thing, view=AGGREGATE) for thing in ("profile", "status", "progress", "plan", "sessions", "concern", "meeting")),
    on("ehc_request", view=AGGREGATE & PUBLIC_REQUEST),
    on("library", view=AT_SCHOOL),
    on("settings", view=OWN_CONTACT, edit=OWN_CONTACT),
)

DATA_ADMIN = rights(
    on("identity", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL),
    on("contacts", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL),
    on("profile", view=AT_SCHOOL & CENSUS, create=AT_SCHOOL & BY_IMPORT, edit=AT_SCHOOL & BY_IMPORT),
    on("status", view=AT_SCHOOL & CENSUS, create=AT_SCHOOL & BY_IMPORT, edit=AT_SCHOOL & BY_IMPORT),
    on("progress", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL),
    on("plan", view=AT_SCHOOL & WORKFLOW),
    on("concern", view=OWN, create=AT_SCHOOL),
    on("meeting", view=AT_SCHOOL & WORKFLOW, create=AT_SCHOOL & WORKFLOW, edit=AT_SCHOOL & WORKFLOW),
    on("advice", view=OWN & DRAFT, create=AT_SCHOOL),
    on("ehc_request", view=AT_SCHOOL & WORKFLOW & PUBLIC_REQUEST),
    on("export", create=AT_SCHOOL & CENSUS),
    on("people", view=AT_SCHOOL, create=AT_SCHOOL, edit=AT_SCHOOL),
    on("library", view=AT_SCHOOL),
    on("settings", view=AT_SCHOOL, edit=AT_SCHOOL),
)

TRUST_LEAD = rights(
    on("identity", view=GRANTED | BREAK_GLASS),
    on("clinical", view=GRANTED),
    *(on(thing, view=COUNTS) for thing in ("profile", "status", "progress", "plan", "sessions")),
    *(on(thing, view=AGGREGATE | GRANTED) for thing in ("concern", "meeting")),
    on("advice", view=GRANTED),
    on("ehc_request", view=(AGGREGATE | GRANTED) & PUBLIC_REQUEST),
    on("audit", view=AGGREGATE),
    on("export", create=AGGREGATE),
    on("library", view=AT_SCHOOL),
    on("settings", view=TECHNICAL, edit=TECHNICAL),
)

LA_OFFICER = rights(
    *(on(thing, view=RELEASED) for thing in ("identity", "contacts", "clinical", "meeting", "advice")),
    *(on(thing, view=OFFICER_COUNTS) for thing in ("profile", "status", "progress", "plan", "sessions")),
    on("ehc_request", view=OFFICER_COUNTS & PUBLIC_REQUEST, approve=RELEASED & PUBLIC_REQUEST),
    on("export", create=RELEASED),
    on("settings", view=OWN_CONTACT, edit=OWN_CONTACT),
)

PARENT_RIGHTS = rights(
    on("identity", view=PARENT),
    on("contacts", view=PARENT & OWN_CONTACT, edit=PARENT & OWN_CONTACT),
    on("profile", view=PARENT & PUBLISHED, create=PARENT, edit=OWN & DRAFT),
    on("clinical", view=PARENT & PUBLISHED, create=PARENT),
    on("status", view=PARENT & PUBLISHED),
    on("progress", view=PARENT & PUBLISHED),
    on("plan", view=PARENT & PUBLISHED, create=PARENT, approve=PARENT),
    on("sessions", view=PARENT & PUBLISHED),
    on("concern", view=OWN | ADDRESSED, create=PARENT, edit=OWN & DRAFT),
    on("meeting", view=PARENT & PUBLISHED, create=PARENT, approve=PARENT),
    on("advice", view=OWN | PARENT & PUBLISHED, create=PARENT),
    on("message", view=OWN | ADDRESSED, create=PARENT),
    on("ehc_request", view=PARENT & PUBLISHED & PUBLIC_REQUEST | OWN, create=PARENT, edit=OWN & DRAFT),
    on("export", create=PARENT & REQUEST_ONLY),
    on("settings", view=OWN_CONTACT, edit=OWN_CONTACT),
)

CARER_RIGHTS = rights(
    on("identity", view=CARER),
    on("contacts", view=OWN_CONTACT, edit=OWN_CONTACT),
    on("profile", view=CARER & PUBLISHED & GRANTED),
    on("clinical", view=CARER & PUBLISHED & GRANTED),
    on("status", view=CARER & PUBLISHED),
    on("progress", view=CARER & PUBLISHED & GRANTED),
    on("plan", view=CARER & PUBLISHED, create=CARER, approve=CARER),
    on("sessions", view=CARER & PUBLISHED & GRANTED),
    on("concern", view=OWN | ADDRESSED, create=CARER, edit=OWN & DRAFT),
    on("meeting", view=CARER & PUBLISHED, create=CARER, approve=CARER),
    on("advice", view=OWN | CARER & PUBLISHED & GRANTED, create=CARER),
    on("message", view=OWN | ADDRESSED, create=CARER),
    on("ehc_request", view=CARER & PUBLISHED & PUBLIC_REQUEST | OWN, create=CARER, edit=OWN & DRAFT),
    on("settings", view=OWN_CONTACT, edit=OWN_CONTACT),
)

PUPIL_RIGHTS = rights(
    on("identity", view=IS_PUPIL),
    on("profile", view=IS_PUPIL & PUBLISHED_TO_PUPIL, create=IS_PUPIL, edit=OWN & DRAFT),
    on("plan", view=IS_PUPIL & PUBLISHED_TO_PUPIL, create=IS_PUPIL),
    on("concern", view=OWN | ADDRESSED, create=IS_PUPIL, edit=OWN & DRAFT),
    on("meeting", create=IS_PUPIL),
    on("settings", view=OWN_CONTACT, edit=OWN_CONTACT),
)

YOUNG_PERSON_RIGHTS = rights(
    on("identity", view=IS_PUPIL),
    on("contacts", view=IS_PUPIL & OWN_CONTACT, edit=IS_PUPIL & OWN_CONTACT),
    on("profile", view=IS_PUPIL & PUBLISHED, create=IS_PUPIL, edit=OWN & DRAFT),
    on("clinical", view=IS_PUPIL & PUBLISHED, create=IS_PUPIL),
    on("status", view=IS_PUPIL),
    on("progress", view=IS_PUPIL & PUBLISHED),
    on("plan", view=IS_PUPIL & PUBLISHED, create=IS_PUPIL, approve=IS_PUPIL),
    on("sessions", view=IS_PUPIL & PUBLISHED),
    on("concern", view=OWN | ADDRESSED, create=IS_PUPIL, edit=OWN & DRAFT),
    on("meeting", view=IS_PUPIL & PUBLISHED, create=IS_PUPIL, approve=IS_PUPIL),
    on("advice", view=OWN | IS_PUPIL & PUBLISHED, create=IS_PUPIL),
    on("message", view=OWN | ADDRESSED, create=IS_PUPIL),
    on("ehc_request", view=IS_PUPIL & PUBLISHED & PUBLIC_REQUEST | OWN, create=IS_PUPIL, edit=OWN & DRAFT),
    on("export", create=IS_PUPIL & REQUEST_ONLY),
    on("settings", view=OWN_CONTACT, edit=OWN_CONTACT),
)

PROFESSIONAL = rights(
    *(on(thing, view=GRANTED) for thing in ("identity", "profile", "clinical", "status", "progress", "plan", "sessions")),
    on("meeting", view=GRANTED, create=GRANTED),
    on("advice", view=OWN | GRANTED, create=GRANTED, edit=OWN & DRAFT),
    on("ehc_request", view=OWN & PUBLIC_REQUEST, create=GRANTED, edit=OWN & DRAFT & PUBLIC_REQUEST),
    on("settings", view=OWN_CONTACT, edit=OWN_CONTACT),
)

SYSADMIN = rights(on("audit", view=MASKED), on("people", view=TECHNICAL), on("settings", view=TECHNICAL, edit=TECHNICAL))

IN_SCOPE = AT_SCHOOL & SCOPED
API_TOKEN = rights(
    on("identity", view=IN_SCOPE, create=IN_SCOPE, edit=IN_SCOPE),
    on("contacts", create=IN_SCOPE, edit=IN_SCOPE),
    on("profile", view=IN_SCOPE & CENSUS),
    on("status", view=IN_SCOPE & CENSUS),
    on("progress", view=IN_SCOPE, create=IN_SCOPE),
    on("plan", view=IN_SCOPE & WORKFLOW),
)

COVER = rights(on("identity", view=NAMED), on("profile", view=NAMED, create=NAMED))

SYSTEM = rights(
    *(on(thing, view=JOB) for thing in ("identity", "contacts", "status", "people")),
    on("progress", view=JOB, create=JOB),
    *(on(thing, view=JOB & WORKFLOW) for thing in ("plan", "sessions", "concern", "meeting", "advice", "message")),
    on("ehc_request", view=JOB & WORKFLOW & PUBLIC_REQUEST),
)

POLICY: Mapping[Role, Mapping[Permission, Rule]] = {
    Role.TEACHER: TEACHER,
    Role.SUPPORT_STAFF: SUPPORT_STAFF,
    Role.SENCO: SENCO,
    Role.HEAD: HEAD,
    Role.SLT: SLT,
    Role.GOVERNOR: GOVERNOR,
    Role.DATA_ADMIN: DATA_ADMIN,
    Role.TRUST_LEAD: TRUST_LEAD,
    Role.LA_OFFICER: LA_OFFICER,
    Role.PARENT: PARENT_RIGHTS,
    Role.CARER: CARER_RIGHTS,
    Role.PUPIL: PUPIL_RIGHTS,
    Role.YOUNG_PERSON: YOUNG_PERSON_RIGHTS,
    Role.PROFESSIONAL: PROFESSIONAL,
    Role.SYSADMIN: SYSADMIN,
    Role.API_TOKEN: API_TOKEN,
    Role.COVER: COVER,
    Role.SYSTEM: {**SYSTEM, Permission.MACHINE_WRITE: JOB},
    Role.VISITOR: rights(on("concern", view=OWN, create=AT_SCHOOL)),
    Role.OWNER: {},
}
