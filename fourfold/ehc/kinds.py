"""What happens to a request, and how a family hears of it."""

from enum import StrEnum

from fourfold.code_of_practice.ehc_timetable import Excused, Milestone


class Happened(StrEnum):
    """One thing that happened to a request on a day, as the school has it from the authority."""

    RECEIVED = "received"
    ENQUIRY = "enquiry"
    ENQUIRY_ANSWERED = "enquiry_answered"
    ADVICE_ASKED = "advice_asked"
    ADVICE_GIVEN = "advice_given"
    WILL_ASSESS = "will_assess"
    WILL_NOT_ASSESS = "will_not_assess"
    NO_PLAN = "no_plan"
    DRAFT_PLAN = "draft_plan"
    FINAL_PLAN = "final_plan"
    CERTIFICATE = "certificate"
    EXCUSED = "excused"


HAPPENED_NAMES = {
    Happened.RECEIVED: "The authority has the request",
    Happened.ENQUIRY: "The authority asked the school for information",
    Happened.ENQUIRY_ANSWERED: "The school answered the authority",
    Happened.ADVICE_ASKED: "The authority asked for the school’s advice",
    Happened.ADVICE_GIVEN: "The school gave its advice",
    Happened.WILL_ASSESS: "The authority will assess",
    Happened.WILL_NOT_ASSESS: "The authority will not assess",
    Happened.NO_PLAN: "There will be no EHC plan",
    Happened.DRAFT_PLAN: "A draft plan went to the family",
    Happened.FINAL_PLAN: "The EHC plan is final",
    Happened.CERTIFICATE: "A mediation certificate was given",
    Happened.EXCUSED: "The authority may miss a time limit",
}
REFUSALS = (Happened.WILL_NOT_ASSESS, Happened.NO_PLAN)
"""Decisions against which a family may appeal; the final plan's contents too."""
APPEALABLE = (*REFUSALS, Happened.FINAL_PLAN)
MEETS = {
    Milestone.DECISION: (Happened.WILL_ASSESS, Happened.WILL_NOT_ASSESS),
    Milestone.NO_PLAN: (Happened.NO_PLAN, Happened.DRAFT_PLAN, Happened.FINAL_PLAN),
    Milestone.FINAL_PLAN: (Happened.FINAL_PLAN,),
}
"""What answers each day of the clock."""


class HowTold(StrEnum):
    """How somebody was told that the school means to ask."""

    TALK = "talk"
    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"


HOW_TOLD_NAMES = {HowTold.TALK: "We talked", HowTold.PHONE: "By phone", HowTold.LETTER: "By letter", HowTold.EMAIL: "By e-mail"}


class Agrees(StrEnum):
    """What they said of it: asked for, and never a condition."""

    YES = "yes"
    NO = "no"
    NOT_SAID = ""


AGREES_NAMES = {Agrees.YES: "They agree", Agrees.NO: "They do not agree", Agrees.NOT_SAID: "They have not said"}


class Decided(StrEnum):
    """What the authority's letter said, as a family writes it down for itself."""

    NOT_YET = ""
    YES = "yes"
    NO = "no"


def happenings() -> list[tuple[str, str]]:
    return [(one.value, one.name) for one in Happened]


def ways_told() -> list[tuple[str, str]]:
    return [(one.value, one.name) for one in HowTold]


def agreements() -> list[tuple[str, str]]:
    return [(one.value, one.name) for one in Agrees]


def decisions() -> list[tuple[str, str]]:
    return [(one.value, one.name) for one in Decided]


def excuses() -> list[tuple[str, str]]:
    return [(one.value, one.name) for one in Excused]


def milestones() -> list[tuple[str, str]]:
    return [(one.value, one.name) for one in Milestone]
