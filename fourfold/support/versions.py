"""A finished review as it stands: its own words, and over them those of each version that put it right."""

from dataclasses import dataclass
from datetime import datetime

from fourfold.support.models import Review


@dataclass(frozen=True)
class Change:
    """One text of a review that was put right: what it said, who had written it, who changed it and why."""

    name: str
    before: str
    by: str
    changed_by: str
    because: str


@dataclass(frozen=True)
class AsItStands:
    """The words now, by field; "seen:" with an outcome's code is what was seen of it. `version` is 1 until something is put right."""

    version: int
    words: dict[str, str]
    written_by: str
    written_at: datetime | None
    changes: tuple[Change, ...]

    @property
    def seen(self) -> frozenset[str]:
        """The names of what was seen."""
        return frozenset(name for name in self.words if name.startswith("seen:"))


def as_it_stands(review: Review) -> AsItStands:
    """Every text of the review that may be put right, as it stands today."""
    words = {name: getattr(review, name) for name in ("reason", "quality", "what_is_different")}
    words |= {f"seen:{row.outcome.code}": row.evidence for row in review.verdicts.select_related("outcome")}
    who = review.finished_by.formal_name if review.finished_by else ""
    authors = dict.fromkeys(words, who)
    version, at, changes = 1, review.finished_at, []
    for row in review.versions.select_related("written_by"):
        by = row.written_by.formal_name if row.written_by else ""
        for name, value in row.words.items():
            changes.append(Change(name, words.get(name, ""), authors.get(name, who), by, row.because))
            words[name], authors[name] = value, by
        version, who, at = row.version, by, row.written_at
    return AsItStands(version, words, who, at, tuple(changes))
