"""What waits for one person, from facts that stand elsewhere: nothing here is stored, and no task is ever ticked off by hand."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

FAR = date.max


class Kind(StrEnum):
    """What is to be done."""

    ANSWER = "answer"
    """Somebody's concern waits for an answer."""
    MATCH = "match"
    """Somebody without an account has written: whose child is it?"""
    TALK = "talk"
    """A family asks to talk to the SENCO or the head."""
    REPLY = "reply"
    """A family has written to this teacher."""
    TELL = "tell"
    """A family has still to be told."""
    REVIEW = "review"
    """A plan's day to look again is near, or has passed."""
    PREPARE = "prepare"
    """A review is near, and this person has not said what has changed and what next."""
    WRITE = "write"
    """A plan is a draft."""
    SIGN = "sign"
    """A teacher has written the analysis of needs, and the SENCO's name is not on it yet."""
    SAY = "say"
    """A colleague asks what this teacher sees of a pupil."""
    READ = "read"
    """A plan of a pupil with whom this person works has not been read by them."""
    QUESTION = "question"
    """Somebody asked the SENCO about a plan."""
    NAME = "name"
    """Nobody is responsible any more for a pupil's help."""
    HEAR = "hear"
    """A child's own views could not be had, and the day to try again has come."""
    TALK_OVER = "talk_over"
    """A question to a specialist is written down, and nobody has talked with the family."""
    WORD = "word"
    """A family has not said yes or no to asking a specialist, or wants to talk first."""
    SEND = "send"
    """A family agrees that a specialist is asked: the question can go."""
    CHASE = "chase"
    """A specialist has had a question for long, or cannot read it much longer."""
    EXPERT_WROTE = "expert_wrote"
    """A specialist's advice has come, and the family does not have it yet."""
    LOG = "log"
    """A session is to be given today and written down."""
    SETTLE = "settle"
    """Sessions of which two different things were written down."""
    GAP = "gap"
    """Pupils with a known need have no help in force."""
    DATES = "dates"
    """Pupils have no date yet to meet the parents in this part of the year."""
    REPLIED = "replied"
    """A family has answered an invitation, and asks for something."""
    MEET = "meet"
    """A meeting with parents is today or tomorrow."""
    WRITE_UP = "write_up"
    """The day of a meeting has passed, and nothing is written down of it."""
    GIVE = "give"
    """The parents have not been given the record of a meeting."""
    AGREED = "agreed"
    """What school took on at a meeting is due."""
    ADVICE = "advice"
    """Nobody has checked for a year whom families are told to ring."""
    APPROVE = "approve"
    """Colleagues' roles wait for a second person."""
    RELEASE = "release"
    """A list of names waits for a second person."""
    EHC_RELEASE = "ehc_release"
    """The bundle of an EHC request waits for the head."""
    EHC_DAY = "ehc_day"
    """The next day of an EHC request's clock."""


MINUTES = {
    Kind.ANSWER: 10,
    Kind.MATCH: 3,
    Kind.TALK: 5,
    Kind.REPLY: 3,
    Kind.TELL: 3,
    Kind.REVIEW: 10,
    Kind.PREPARE: 2,
    Kind.WRITE: 15,
    Kind.SIGN: 5,
    Kind.SAY: 1,
    Kind.READ: 1,
    Kind.QUESTION: 3,
    Kind.NAME: 2,
    Kind.HEAR: 5,
    Kind.TALK_OVER: 10,
    Kind.WORD: 5,
    Kind.SEND: 1,
    Kind.CHASE: 3,
    Kind.EXPERT_WROTE: 5,
    Kind.LOG: 1,
    Kind.SETTLE: 1,
    Kind.GAP: 5,
    Kind.DATES: 5,
    Kind.REPLIED: 3,
    Kind.MEET: 30,
    Kind.WRITE_UP: 5,
    Kind.GIVE: 2,
    Kind.AGREED: 5,
    Kind.ADVICE: 5,
    Kind.APPROVE: 2,
    Kind.RELEASE: 2,
    Kind.EHC_RELEASE: 15,
    Kind.EHC_DAY: 5,
}
"""How long each takes, in minutes: our estimate, to plan a day by and never to measure anybody with."""


@dataclass(frozen=True)
class Task:
    """One thing that waits. `code` is what its page is called in an address, `who` the child (or how many people) it is about.

    `what` says more, in the words of the thing itself; `begun` whether somebody has begun. `due` is the last day on which it is not late.
    """

    kind: Kind
    code: str
    who: str
    today: date
    due: date | None = None
    what: str = ""
    begun: bool = False
    number: int = 1
    on: date | None = None
    """Since when it is so."""
    at: time | None = None
    """At what time of today: the same group may meet twice."""

    @property
    def minutes(self) -> int:
        return MINUTES[self.kind]

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.due < self.today


def in_order(tasks: list[Task]) -> list[Task]:
    """What is late first, then by the day it is due, then the shortest, in the order of the day."""
    return sorted(tasks, key=lambda task: (not task.is_late, task.due or FAR, task.minutes, task.at or time.max, task.who, task.code))
