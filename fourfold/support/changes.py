"""What is new in a version for somebody who has read another one. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Told:
    """What a version tells those who work with the child: outcomes, lines of help, strategies."""

    outcomes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    strategies: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.outcomes, *self.lines, *self.strategies)


@dataclass(frozen=True)
class Changes:
    """What was not in the version read before (`new`), and what was there and is no more (`gone`). `since` is the day of that reading."""

    since: date | None = None
    new: frozenset[str] = frozenset()
    gone: tuple[str, ...] = ()

    def is_new(self, words: str) -> bool:
        """Whether these words were not there before."""
        return tidy(words) in self.new


NONE = Changes()


def changes(before: Told, now: Told, *, since: date) -> Changes:
    """The difference between two versions, part by part. Spaces and capitals alone are no change."""
    new: set[str] = set()
    gone: list[str] = []
    for was, is_ in zip((before.outcomes, before.lines, before.strategies), (now.outcomes, now.lines, now.strategies), strict=True):
        there, here = {tidy(one) for one in was}, {tidy(one) for one in is_}
        new |= here - there
        gone += [one for one in was if tidy(one) not in here]
    return Changes(since, frozenset(new), tuple(gone))


def tidy(words: str) -> str:
    """Words as they are compared."""
    return " ".join(words.split()).rstrip(".").casefold()
