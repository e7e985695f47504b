"""Asking a specialist: what the family is asked, when it may be sent, and where it stands (6.47, 6.58-6.62)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fourfold.code_of_practice.needs import Area

WEEKS_TO_WAIT = 8
"""After how many weeks without advice somebody should ask. The Code says "quickly" (6.60) and gives no number: this is our default."""


class Profession(StrEnum):
    """Who may be asked, the school's own or from outside (6.58)."""

    EDUCATIONAL_PSYCHOLOGIST = "psychologist"
    SPEECH_AND_LANGUAGE = "speech"
    SPECIALIST_TEACHER = "teacher"
    OCCUPATIONAL_THERAPIST = "occupational"
    PHYSIOTHERAPIST = "physio"
    MENTAL_HEALTH = "mental_health"
    SENSORY = "sensory"
    PAEDIATRICIAN = "paediatrician"
    OTHER = "other"


class Item(StrEnum):
    """What may be shared, each to be refused by itself. Named as the objects of the access specification."""

    PROFILE = "profile"
    STATUS = "status"
    PLAN = "plan"
    SESSIONS = "sessions"
    PROGRESS = "progress"
    CLINICAL = "clinical"
    ADVICE = "advice"


PROPOSED = (Item.PROFILE, Item.STATUS, Item.PLAN, Item.SESSIONS, Item.PROGRESS)
"""What a referral proposes to share until somebody chooses otherwise: no more than the question needs."""


class Said(StrEnum):
    """What somebody of the family says of it."""

    YES = "yes"
    TALK_FIRST = "talk_first"
    NO = "no"
    STOP = "stop"
    """A yes taken back: nothing is shared from then on."""


class Stage(StrEnum):
    """Where a referral stands, read from its facts."""

    TALK = "talk"
    WITH_FAMILY = "with_family"
    READY = "ready"
    SENT = "sent"
    SEEN = "seen"
    ADVICE_IN = "advice_in"
    STOPPED = "stopped"


WAITS_FOR_SPECIALIST = (Stage.SENT, Stage.SEEN)

ASKED_FOR = {
    Area.COMMUNICATION: Profession.SPEECH_AND_LANGUAGE,
    Area.COGNITION: Profession.EDUCATIONAL_PSYCHOLOGIST,
    Area.SEMH: Profession.MENTAL_HEALTH,
    Area.SENSORY: Profession.OCCUPATIONAL_THERAPIST,
}


def likely_profession(areas: Iterable[Area]) -> Profession:
    """Whom the first area of need suggests; only ever a suggestion."""
    return next((ASKED_FOR[area] for area in areas), Profession.EDUCATIONAL_PSYCHOLOGIST)


@dataclass(frozen=True)
class FamilyWord:
    """The last word of one person of the family: who, what they said, and which items they refused."""

    name: str
    said: Said
    refused: frozenset[Item] = frozenset()


@dataclass(frozen=True)
class ReferralFacts:
    """What is known before a referral is sent. Empty text and None mean missing. `words` are those of the people whose word counts:
    the parents, or from the young-person date the young person's own."""

    asked_whom: str
    question: str
    talked_on: date | None
    talked_how: str
    talked_language: str
    words: tuple[FamilyWord, ...]
    is_young_person: bool = False


def missing_before_sending(facts: ReferralFacts, *, today: date) -> list[str]:
    """Each thing without which a referral must not go, in a sentence that says what to do; an empty list when it may.

    The talk comes first, with its day, its way and its language; then a yes of the family, and from none of them a no or a wish to
    talk. Specialists are asked where the parents agree (6.47), and the parents are always part of it (6.59).
    """
    who = "the young person" if facts.is_young_person else "the parents"
    missing = []
    if facts.talked_on is None or not facts.talked_how.strip():
        missing.append(f"Talk with {who} first, and write down when and how (6.47).")
    elif facts.talked_on > today:
        missing.append(f"The talk with {who} is still to come. Send it after you have talked.")
    elif not facts.talked_language.strip():
        missing.append("Write down in which language you talked.")
    if not facts.question.strip():
        missing.append("Write what you want to ask.")
    if not facts.asked_whom.strip():
        missing.append("Write whom you ask.")
    standing = {Said.NO: "{} said no. It cannot be sent.", Said.STOP: "{} took their yes back. It cannot be sent."}
    standing[Said.TALK_FIRST] = "{} wants to talk first. Talk, then write down what they say."
    missing += [standing[word.said].format(word.name) for word in facts.words if word.said in standing]
    if not any(word.said is Said.YES for word in facts.words):
        missing.append(f"Wait for a yes: {'they have not' if facts.is_young_person else 'nobody in the family has'} agreed yet (6.47).")
    return missing


def may_be_shared(wanted: Iterable[Item], words: Iterable[FamilyWord]) -> tuple[Item, ...]:
    """What may be shared: of what the school wants to share, everything that nobody refused."""
    refused = frozenset[Item]().union(*(word.refused for word in words))
    return tuple(item for item in Item if item in set(wanted) - refused)


def stage(
    *, talked: bool, missing: bool, sent_on: date | None, seen_on: date | None, advice_on: date | None, stopped_on: date | None
) -> Stage:
    """Where it stands: asked, seen, advice in; or stopped."""
    if stopped_on is not None:
        return Stage.STOPPED
    if sent_on is not None:
        return Stage.ADVICE_IN if advice_on is not None else Stage.SEEN if seen_on is not None else Stage.SENT
    return Stage.TALK if not talked else Stage.WITH_FAMILY if missing else Stage.READY


def ask_again_on(sent_on: date, weeks: int) -> date:
    """The day by which advice should be in, or somebody asks what became of it (6.60)."""
    return sent_on + timedelta(weeks=weeks)
