"""The school as it writes about one child: what is the same in every reader's letter, asked once."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from fourfold.documents.own import Own, own_wordings
from fourfold.notifications.school_people import SchoolPeople, people_of
from fourfold.pupils.models import Pupil
from fourfold.schools.models import Authority, AuthorityEntry, School
from fourfold.schools.offers import offers_at


@dataclass(frozen=True)
class Sender:
    """Who writes about a child on a day. Nothing is asked before a letter needs it, and nothing twice."""

    pupil: Pupil
    today: date
    worded: dict[str, Own] = field(default_factory=dict, compare=False, repr=False)
    """The school's own words by language, where a letter has asked for them."""

    @cached_property
    def people(self) -> SchoolPeople:
        """Who answers for the child."""
        return people_of(self.pupil, today=self.today)

    @property
    def school(self) -> School:
        """Where the child is, or was last, on roll."""
        return self.people.school

    @cached_property
    def authority(self) -> Authority | AuthorityEntry:
        """What the school tells of the authority where the family lives."""
        return offers_at(self.school, self.pupil.home_authority)

    def own(self, language: str) -> Own:
        """What the school words anew in a language."""
        if language not in self.worded:
            self.worded[language] = own_wordings(self.school.pk or 0, language)
        return self.worded[language]
