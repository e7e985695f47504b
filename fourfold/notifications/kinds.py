"""What a notice tells of, and the ways it can go."""

from enum import StrEnum


class NoticeKind(StrEnum):
    """What a family is told."""

    SEN_SUPPORT_DECIDED = "sen_support_decided"
    SEN_SUPPORT_DECLINED = "sen_support_declined"
    NOT_YET = "not_yet"
    SUPPORT_STARTED = "support_started"
    RESPONSIBLE_CHANGED = "responsible_changed"
    PLAN_SHARED = "plan_shared"
    REVIEW_SHARED = "review_shared"
    CONCERN_ANSWERED = "concern_answered"
    SUPPORT_ENDED = "support_ended"
    MEETING_RECORD = "meeting_record"


class Channel(StrEnum):
    """How a letter goes to its reader."""

    EMAIL = "email"
    POST = "post"
    HAND = "hand"
