"""Capacity, decision by decision: presumed from 16, never a mark on a person (Mental Capacity Act 2005; CFA 2014 s.80)."""

from enum import StrEnum


class Matter(StrEnum):
    """The decisions of a young person for which the school may need to know who acts."""

    SEN_SUPPORT = "sen_support"
    PLAN = "plan"
    REVIEW = "review"
    SPECIALIST = "specialist"
    EHC_REQUEST = "ehc_request"


MATTER_NAMES = {
    Matter.SEN_SUPPORT: "Whether to have SEN support",
    Matter.PLAN: "Agreeing the plan",
    Matter.REVIEW: "What is next at the review",
    Matter.SPECIALIST: "Whether to ask a specialist",
    Matter.EHC_REQUEST: "Asking for an EHC needs assessment",
}


def matter_choices() -> list[tuple[str, str]]:
    """The decisions with their names."""
    return [(matter.value, name) for matter, name in MATTER_NAMES.items()]
