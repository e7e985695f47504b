"""Who raises a concern, how they would like to be answered, and how it can be answered."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class RaisedAs(StrEnum):
    """In which part somebody speaks."""

    STAFF = "staff"
    PARENT = "parent"
    CARER = "carer"
    YOUNG_PERSON = "young_person"
    PUPIL = "pupil"
    SPOKEN = "spoken"
    """Said to a member of staff by somebody of the family, at the gate or on the phone, and written down by them."""
    ONLINE = "online"
    """Written to the school by somebody without an account, and matched to a pupil by staff."""


class AnswerWish(StrEnum):
    """How somebody would like to be answered first. A written answer follows in any case."""

    LETTER = "letter"
    CALL = "call"
    MEET = "meet"


class Outcome(StrEnum):
    """What the school will do (6.19, 6.20, 6.45)."""

    START_FINDING_OUT = "start_finding_out"
    TEACH_AND_LOOK_AGAIN = "teach_and_look_again"
    ALREADY_IN_PLAN = "already_in_plan"
    SOMEONE_ELSE = "someone_else"


class Status(StrEnum):
    """Where a concern stands. Worked out from its facts, never stored."""

    WAITING = "waiting"
    READ = "read"
    ANSWERED = "answered"


IN_WORDS = {
    Outcome.START_FINDING_OUT: _("We will look closely and find out more"),
    Outcome.TEACH_AND_LOOK_AGAIN: _("We will help in class and look again on a date"),
    Outcome.ALREADY_IN_PLAN: _("The help is already in the plan"),
    Outcome.SOMEONE_ELSE: _("Somebody else is the right person"),
}
"""What a family reads of the outcome."""


def status(*, is_read: bool, is_answered: bool) -> Status:
    """Where a concern stands: nothing but an answer closes it."""
    if is_answered:
        return Status.ANSWERED
    return Status.READ if is_read else Status.WAITING
