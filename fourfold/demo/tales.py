"""What is written in the invented plans: plain words, by the need that comes first."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Tale:
    """What one pupil finds hard, what everyone hopes for, and the help: a name of `HELPS`."""

    why: str
    hoped: str
    now: str
    measure: str
    help: str

    def for_child(self, forename: str) -> "Tale":
        """The same, with the child's own name."""
        return replace(self, why=self.why.replace("{name}", forename))


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
IN_STORIES = {"jake": "Story talk", "maryam": "Story talk", "lily_mae": "Speech sounds"}
"""The help that a child has in the stories: two of them sit with Yusuf."""
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


def tale_for(need: str, number: int, child: str, forename: str) -> Tale:
    """One of the tales that fit a need; the one with the help that a story gives the child, where it gives one."""
    fitting = TALES.get(need, TALES["MLD"])
    told = [one for one in fitting if one.help == IN_STORIES.get(child)]
    return (told or fitting)[number % len(told or fitting)].for_child(forename)
