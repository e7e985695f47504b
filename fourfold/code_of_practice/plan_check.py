"""What makes an outcome or a line of provision vague (6.48, 6.50). Deterministic: the same words always get the same remarks.

A remark quotes the writer's own words and says why they leave a reader guessing. It never blocks. The word lists are in `vague_words`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fourfold.code_of_practice.vague_words import (
    DATED,
    HELD_TO_A_TIME,
    HOW_LONG,
    HOW_OFTEN,
    INSTRUMENT,
    MEASURED,
    PROVISION_AS_OUTCOME,
    PURPOSELESS_PRESENCE,
    VAGUE,
    WEAK_GOAL,
    WEAK_MEASURE,
    WHO,
)


@dataclass(frozen=True)
class Remark:
    """One thing to look at again. `field` is where; `text` the writer's words, "" when something is missing; `why` a plain sentence."""

    field: str
    text: str
    why: str


@dataclass(frozen=True)
class OutcomeWords:
    """An outcome as written: what the pupil will do, how the school will know, by when."""

    text: str
    measure: str = ""
    by_when: date | None = None


@dataclass(frozen=True)
class ProvisionWords:
    """A line of provision as written: what, who, how many times a week, how many minutes each time, until when."""

    what: str
    who: str = ""
    times_a_week: float | None = None
    minutes: int | None = None
    until: date | None = None


def check_outcome(outcome: OutcomeWords) -> list[Remark]:
    """What a reader of this outcome would have to guess, in the order of the form."""
    words, measure = outcome.text.strip(), outcome.measure.strip()
    if not words:
        return [Remark("text", "", "Say what the pupil will do.")]
    remarks = [*_vague("text", words), *_vague("measure", measure)]
    if found := PROVISION_AS_OUTCOME.search(words):
        why = "This is what school will do. An outcome is what the pupil will do because of it."
        remarks.append(Remark("text", found[0].strip(), why))
    is_counted = bool(MEASURED.search(words))
    if not measure and not is_counted:
        remarks.append(Remark("measure", "", "Say how you will know: a number, a test, or what someone will see."))
    shows = is_counted or bool(MEASURED.search(measure) or INSTRUMENT.search(measure))
    if found := WEAK_MEASURE.search(measure):
        remarks.append(Remark("measure", found[0], "Two people could judge this differently. Say what is counted or seen, and how often."))
    elif measure and not shows:
        remarks.append(Remark("measure", measure, "Say what is counted or seen here, and how many is enough."))
    if (found := WEAK_GOAL.search(words)) and not shows:
        remarks.append(Remark("text", found[0], "Say from what to what: where the pupil is now, and where you hope they will be."))
    if outcome.by_when is None and not DATED.search(words):
        remarks.append(Remark("by_when", "", "Say by when."))
    return _once(remarks)


def check_provision(line: ProvisionWords) -> list[Remark]:
    """What a reader of this line of help would have to guess, in the order of the form."""
    words, who = line.what.strip(), line.who.strip()
    if not words:
        return [Remark("what", "", "Say what will be done.")]
    remarks = _vague("what", words)
    if PURPOSELESS_PRESENCE.fullmatch(words):
        remarks.append(Remark("what", words, "This names help, not what is done. Say what happens with the pupil."))
    if not who and not WHO.search(words):
        remarks.append(Remark("who", "", "Say who does it."))
    often = bool(line.times_a_week) or bool(HOW_OFTEN.search(words))
    if not often:
        remarks.append(Remark("times_a_week", "", "Say how many times a week, or in which lessons."))
    if not (line.minutes or HOW_LONG.search(words) or HELD_TO_A_TIME.search(words)):
        remarks.append(Remark("minutes", "", "Say how many minutes each time."))
    if line.until is None and not DATED.search(words):
        remarks.append(Remark("until", "", "Say until when."))
    return _once(remarks)


def _vague(field: str, words: str) -> list[Remark]:
    return [Remark(field, found[0], why) for pattern, why in VAGUE for found in re.finditer(pattern, words, re.IGNORECASE)]


def _once(remarks: Iterable[Remark]) -> list[Remark]:
    return list(dict.fromkeys(remarks))
