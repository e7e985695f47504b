"""Those who teach and help in class: they see the pupils whom they work with."""

from fourfold.access.policy.words import (
    AT_SCHOOL,
    DRAFT,
    FLAGGED,
    NAMED,
    OWN,
    OWN_CONTACT,
    PUBLIC_REQUEST,
    SPECIALIST,
    TEACHES,
    WORKS_WITH,
    on,
    rights,
)

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

COVER = rights(on("identity", view=NAMED), on("profile", view=NAMED, create=NAMED))
