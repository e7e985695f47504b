"""What an authority looks for in a request for an EHC needs assessment (Code 9.14), and the legal test, which asks for far less.

The test is in the Act alone (s.36(8)): no number of cycles, no diagnosis, no money spent. So a gap in the list is named, and stops nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

TEST = (
    "Has {child}, or may {child} have, special educational needs?",
    "May it be necessary for special educational provision to be made for {child} by an EHC plan?",
)
"""The two questions of s.36(8) that the authority must ask itself, and no others."""
THE_LAW = "Children and Families Act 2014, s.36(8)"


class Source(StrEnum):
    """From which part of the record an item is filled."""

    CHRONOLOGY = "chronology"
    NEEDS = "needs"
    CYCLES = "cycles"
    PROVISION = "provision"
    PROGRESS = "progress"
    ADVICE = "advice"
    PARENTS = "parents"
    CHILD = "child"
    CIRCUMSTANCES = "circumstances"
    KNOWN = "known"
    NONE = ""
    """The record does not hold it: whoever asks for it adds it by hand."""


SOURCE_NAMES = {
    Source.CHRONOLOGY: "What happened, in order",
    Source.NEEDS: "Needs and how they were found",
    Source.CYCLES: "Rounds of the four steps",
    Source.PROVISION: "Help, hours and cost",
    Source.PROGRESS: "Results",
    Source.ADVICE: "Advice from specialists",
    Source.PARENTS: "What the parents say",
    Source.CHILD: "What the child says",
    Source.CIRCUMSTANCES: "Attendance and circumstances",
    Source.KNOWN: "Who knows of the request",
    Source.NONE: "Not in the record",
}


@dataclass(frozen=True)
class Item:
    """One thing that an authority asks for, and where the record has it."""

    says: str
    source: Source


DEFAULT = (
    Item("A chronology: what happened and when", Source.CHRONOLOGY),
    Item("The child’s needs: nature, extent and context", Source.NEEDS),
    Item("What the school has done: each plan, its review, and what came of each outcome", Source.CYCLES),
    Item("A costed provision map: hours, group size, weeks and cost", Source.PROVISION),
    Item("Attainment and rate of progress, with dates", Source.PROGRESS),
    Item("Advice from professionals, and what was done with it", Source.ADVICE),
    Item("The parents’ views", Source.PARENTS),
    Item("The child’s own views", Source.CHILD),
    Item("Attendance, suspensions and other circumstances", Source.CIRCUMSTANCES),
    Item("That the parents or the young person know of the request", Source.KNOWN),
)
"""Our own list, until a school writes down what its authority asks for."""
MOST_ITEMS = 20
