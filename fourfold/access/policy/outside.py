"""Those who look in from outside, and the machine."""

from fourfold.access.policy.words import (
    AGGREGATE,
    AT_SCHOOL,
    BREAK_GLASS,
    CENSUS,
    COUNTS,
    DRAFT,
    GRANTED,
    JOB,
    MASKED,
    OFFICER_COUNTS,
    OWN,
    OWN_CONTACT,
    PUBLIC_REQUEST,
    RELEASED,
    SCOPED,
    TECHNICAL,
    WORKFLOW,
    on,
    rights,
)

GOVERNOR = rights(
    *(on(thing, view=AGGREGATE) for thing in ("profile", "status", "progress", "plan", "sessions", "concern", "meeting")),
    on("ehc_request", view=AGGREGATE & PUBLIC_REQUEST),
    on("library", view=AT_SCHOOL),
    on("settings", view=OWN_CONTACT, edit=OWN_CONTACT),
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

SYSTEM = rights(
    *(on(thing, view=JOB) for thing in ("identity", "contacts", "status", "people")),
    on("progress", view=JOB, create=JOB),
    *(on(thing, view=JOB & WORKFLOW) for thing in ("plan", "sessions", "concern", "meeting", "advice", "message")),
    on("ehc_request", view=JOB & WORKFLOW & PUBLIC_REQUEST),
)
