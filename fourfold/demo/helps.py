"""What help the invented school offers, and what goes with each kind of it."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Help:
    """One kind of help that the school offers: how it usually runs, and what goes with it in every lesson and at home."""

    name: str
    what: str
    area: str
    group_size: int
    times: int
    minutes: int
    in_class: str
    at_home: str


HELPS = {
    one.name: one
    for one in (
        Help(
            "Story talk",
            "A small group that tells stories with pictures.",
            "communication",
            4,
            3,
            20,
            "Give the steps one at a time. Say the name first. Wait for an answer.",
            "A picture book together, ten minutes, three times a week.",
        ),
        Help(
            "Speech sounds",
            "Practice with one adult, one sound at a time.",
            "communication",
            1,
            4,
            15,
            "Say the word back as it should sound, without asking for it again.",
            "Five minutes with the sound cards, most evenings.",
        ),
        Help(
            "Precision reading",
            "Short reading practice, the same words each day.",
            "cognition",
            1,
            4,
            10,
            "Never read aloud unprepared. The words of the day are on the desk.",
            "The ten words on the fridge, once a day.",
        ),
        Help(
            "Maths step by step",
            "A small group that works with counters and number lines.",
            "cognition",
            4,
            2,
            30,
            "Counters or a number line within reach. One step on the board at a time.",
            "Count money or minutes together when it comes up.",
        ),
        Help(
            "Handwriting group",
            "Exercises for hands, then letters.",
            "sensory",
            5,
            2,
            15,
            "A slope and a soft pen. Short pieces, and time to rest the hand.",
            "Cutting, kneading, threading: whatever is fun.",
        ),
        Help(
            "Check-in",
            "Ten minutes with a trusted adult at the start of the day.",
            "semh",
            1,
            5,
            10,
            "The day’s plan on the desk. Say early when something changes.",
            "Tell us in the morning if the night was bad.",
        ),
        Help(
            "Movement breaks",
            "A short walk or a job to do, before it gets too much.",
            "semh",
            1,
            5,
            5,
            "A seat near the door. The break card counts at once, without a question.",
            "Walk to school, or run once round the park.",
        ),
        Help(
            "Touch typing",
            "Learning to type, to write more with less effort.",
            "sensory",
            3,
            2,
            20,
            "The laptop comes out for anything longer than three lines.",
            "Ten minutes of the typing game, when there is time.",
        ),
    )
}


def times_a_week(name: str) -> Decimal:
    """How often a help is given."""
    return Decimal(HELPS[name].times)
