"""What a notice tells of, and the ways it can go."""

from enum import StrEnum

from fourfold.code_of_practice.capacity import Matter


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
    MEETING_INVITATION = "meeting_invitation"
    MEETING_OFF = "meeting_off"
    MEETING_RECORD = "meeting_record"
    SPECIALIST_PROPOSED = "specialist_proposed"
    ADVICE_GIVEN = "advice_given"


MATTERS = {
    NoticeKind.SEN_SUPPORT_DECIDED: Matter.SEN_SUPPORT,
    NoticeKind.SEN_SUPPORT_DECLINED: Matter.SEN_SUPPORT,
    NoticeKind.NOT_YET: Matter.SEN_SUPPORT,
    NoticeKind.SUPPORT_STARTED: Matter.SEN_SUPPORT,
    NoticeKind.SUPPORT_ENDED: Matter.REVIEW,
    NoticeKind.REVIEW_SHARED: Matter.REVIEW,
    NoticeKind.PLAN_SHARED: Matter.PLAN,
    NoticeKind.SPECIALIST_PROPOSED: Matter.SPECIALIST,
    NoticeKind.ADVICE_GIVEN: Matter.SPECIALIST,
}
"""Of which decision a notice tells: where somebody acts for a young person in it, they are told (s.80)."""


class Channel(StrEnum):
    """How a letter goes to its reader."""

    EMAIL = "email"
    POST = "post"
    HAND = "hand"
