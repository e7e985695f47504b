"""To whom a request goes: the authority where the family lives."""

from fourfold.pupils.models import Pupil
from fourfold.schools.models import Authority, AuthorityEntry
from fourfold.schools.offers import offers_at


def authority_of(pupil: Pupil) -> Authority:
    """The child's home authority; the school's own where none is written down."""
    return pupil.home_authority or pupil.last_school().authority


def offers_of(pupil: Pupil) -> Authority | AuthorityEntry:
    """What the child's school has written down of that authority: its address, SENDIASS, mediation."""
    return offers_at(pupil.last_school(), pupil.home_authority)
