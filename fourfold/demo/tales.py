"""What is written in the invented plans: plain words, by the need that comes first."""

from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True)
class Help:
    """One kind of help that the school offers: how it usually runs."""

    name: str
    what: str
    area: str
    group_size: int
    times: int
    minutes: int


@dataclass(frozen=True)
class Tale:
    """What one pupil finds hard, what everyone hopes for, and the help: names of `HELPS`."""

    why: str
    hoped: str
    now: str
    measure: str
    help: str

    def for_child(self, forename: str) -> "Tale":
        """The same, with the child's own name."""
        return replace(self, why=self.why.replace("{name}", forename))


HELPS = {
    one.name: one
    for one in (
        Help("Story talk", "A small group that tells stories with pictures.", "communication", 4, 3, 20),
        Help("Speech sounds", "Practice with one adult, one sound at a time.", "communication", 1, 4, 15),
        Help("Precision reading", "Short reading practice, the same words each day.", "cognition", 1, 4, 10),
        Help("Maths step by step", "A small group that works with counters and number lines.", "cognition", 4, 2, 30),
        Help("Handwriting group", "Exercises for hands, then letters.", "sensory", 5, 2, 15),
        Help("Check-in", "Ten minutes with a trusted adult at the start of the day.", "semh", 1, 5, 10),
        Help("Movement breaks", "A short walk or a job to do, before it gets too much.", "semh", 1, 5, 5),
        Help("Touch typing", "Learning to type, to write more with less effort.", "sensory", 3, 2, 20),
    )
}
TALES = {
    "SLCN": (
        Tale(
            "{name} knows a lot and finds it hard to put it into words.",
            "Tell a short story in 4 sentences",
            "1 sentence",
            "The teacher listens to a story each month",
            "Story talk",
        ),
        Tale(
            "Many of {name}’s words are hard for others to understand.",
            "Be understood by a new adult 8 times out of 10",
            "3 times out of 10",
            "30 words with a new adult, each half term",
            "Speech sounds",
        ),
    ),
    "SPLD": (
        Tale(
            "{name} reads slowly and gets tired of it.",
            "Read 60 words of the year’s list at sight",
            "22 words",
            "The list, read aloud every second week",
            "Precision reading",
        ),
        Tale(
            "{name} has good ideas and writes few of them down.",
            "Type half a page in 15 minutes",
            "3 lines by hand",
            "A piece of writing each half term",
            "Touch typing",
        ),
    ),
    "MLD": (
        Tale(
            "Numbers above 20 are hard for {name} to picture.",
            "Add two numbers up to 100 with a number line",
            "Up to 20, with counters",
            "Ten sums every second Friday",
            "Maths step by step",
        ),
    ),
    "SEMH": (
        Tale(
            "Mornings are hard for {name}, and worry gets in the way of learning.",
            "Come into class calmly 4 days out of 5",
            "1 day out of 5",
            "The tutor notes each morning",
            "Check-in",
        ),
        Tale(
            "When it is loud, {name} needs to move or to get out.",
            "Ask for a break before it is too much, 4 times out of 5",
            "1 time out of 5",
            "A tally on the break card",
            "Movement breaks",
        ),
    ),
    "ASD": (
        Tale(
            "{name} likes to know what comes next. Sudden changes are hard.",
            "Start a changed lesson within 5 minutes",
            "About 20 minutes",
            "The teacher notes two changes a week",
            "Check-in",
        ),
    ),
    "PD": (
        Tale(
            "Writing by hand hurts after a few lines.",
            "Write half a page without pain",
            "4 lines",
            "A piece of writing each half term",
            "Handwriting group",
        ),
    ),
}
PARENTS_SAID = (
    "It takes a long time at home, too. Praise helps.",
    "Mornings before school are the hardest.",
    "We see the same at home. Short steps work best.",
    "There was the same in the last school, and nobody wrote it down.",
)
CHILD_SAID = (
    "I like it when I know what to do first.",
    "It is better in a small group.",
    "I want to do it with my friend.",
    "Less noise helps.",
)


def tale_for(need: str, number: int, forename: str) -> Tale:
    """One of the tales that fit a need."""
    fitting = TALES.get(need, TALES["MLD"])
    return fitting[number % len(fitting)].for_child(forename)


def times_a_week(name: str) -> Decimal:
    """How often a help is given."""
    return Decimal(HELPS[name].times)
