"""What of a round is still missing, pupil by pupil and class by class."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fourfold.code_of_practice.school_year import school_year_of, year_group_before
from fourfold.progress.models import Result, Round
from fourfold.pupils.models import Class, ClassPlace, Enrolment
from fourfold.pupils.ties import open_on


@dataclass(frozen=True)
class Standing:
    """How far one class has come: how many results are wanted of its pupils, and who still wants which, by number."""

    group: Class
    pupils: int
    wanted: int
    missing: dict[int, tuple[int, ...]]

    @property
    def is_complete(self) -> bool:
        return not self.missing


@dataclass(frozen=True)
class Completeness:
    """A round as it stands on a day: of everybody on roll, or of some. A handful of queries, however many pupils there are."""

    round: Round
    today: date
    among: Collection[int] | None = None
    """The pupils asked about, by number; None for all of the school's."""

    @property
    def day(self) -> date:
        """Whose day's roll counts: today's, until the round is closed."""
        return min(self.today, self.round.closed_on or self.today)

    @cached_property
    def roll(self) -> dict[int, str]:
        """Each pupil on roll with the year group they were in that day: the roll knows the one of today."""
        since = school_year_of(self.today) - school_year_of(self.day)
        here = Enrolment._base_manager.filter(open_on(self.day), school=self.round.school_id).values_list("pupil", "year_group")
        return {pupil: year_group_before(year, since) for pupil, year in here if self.among is None or pupil in self.among}

    @cached_property
    def asked(self) -> list[tuple[int, str, frozenset[str]]]:
        """Each measure, its subject, and the year groups that it is asked of; none for all."""
        parts = self.round.parts.values_list("measure", "measure__subject", "year_groups").order_by("measure__place", "measure")
        return [(measure, subject, frozenset(years)) for measure, subject, years in parts]

    @cached_property
    def entered(self) -> set[tuple[int, int]]:
        """Which pupils have a result, or are said to have none, on which measure."""
        return set(Result._base_manager.filter(round=self.round, replaced_at__isnull=True).values_list("pupil", "measure"))

    def wanted(self, pupil: int, subject: str = "") -> list[int]:
        """The measures asked of a pupil; of a set's, those of its subject."""
        year = self.roll.get(pupil)
        return [measure for measure, of, years in self.asked if (not years or year in years) and subject in ("", of) and year is not None]

    @cached_property
    def missing(self) -> dict[int, tuple[int, ...]]:
        """Each pupil of whom something is missing, with the measures."""
        return self.missing_of(self.roll)

    def missing_of(self, pupils: Collection[int], subject: str = "") -> dict[int, tuple[int, ...]]:
        """The same among some pupils, for the measures of a subject."""
        found = ((pupil, tuple(m for m in self.wanted(pupil, subject) if (pupil, m) not in self.entered)) for pupil in pupils)
        return {pupil: measures for pupil, measures in found if measures}

    def classes(self) -> Iterator[Standing]:
        """Each class, tutor group and set of which anything is asked, by name."""
        members: dict[int, list[int]] = defaultdict(list)
        places = ClassPlace._base_manager.filter(open_on(self.day), group__school=self.round.school_id)
        for number, pupil in places.values_list("group", "pupil"):
            if pupil in self.roll:
                members[number].append(pupil)
        for group in Class._base_manager.filter(pk__in=members).order_by("year_group", "name"):
            if (one := self.of(group, members[group.pk])).wanted:
                yield one

    def of(self, group: Class, pupils: Collection[int]) -> Standing:
        """One class with those pupils."""
        wanted = sum(len(self.wanted(pupil, group.subject)) for pupil in pupils)
        return Standing(group, len(pupils), wanted, self.missing_of(pupils, group.subject))

    def of_class(self, group: Class) -> Standing:
        """One class with the pupils who are in it that day."""
        places = ClassPlace._base_manager.filter(open_on(self.day), group=group).values_list("pupil", flat=True)
        return self.of(group, [pupil for pupil in places if pupil in self.roll])
