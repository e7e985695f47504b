"""Parents, carers, pupils and young people: their own child, or themselves."""

from fourfold.access.policy.words import (
    ADDRESSED,
    CARER,
    DRAFT,
    GRANTED,
    IS_PUPIL,
    OWN,
    OWN_CONTACT,
    PARENT,
    PUBLIC_REQUEST,
    PUBLISHED,
    PUBLISHED_TO_PUPIL,
    REQUEST_ONLY,
    on,
    rights,
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
