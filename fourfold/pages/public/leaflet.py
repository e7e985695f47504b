"""The leaflet's facts for one school: whom to ask, what it promises, who helps from outside."""

from dataclasses import dataclass
from datetime import date

from fourfold.accounts.queries import NamedStaff
from fourfold.schools.checked import is_stale
from fourfold.schools.offers import offers_at
from fourfold.schools.queries import School


@dataclass(frozen=True, slots=True)
class Service:
    """Somebody outside the school, and how to reach them."""

    name: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    address: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is any way to reach them."""
        return bool(self.phone or self.email or self.web or self.address)

    @property
    def dials(self) -> str:
        """The number for a telephone: digits, and the plus of a country."""
        return "".join(letter for letter in self.phone if letter.isdigit() or letter == "+")


@dataclass(frozen=True, slots=True)
class Leaflet:
    """One school's leaflet. `is_old` when nobody checked the outside services in twelve months."""

    code: str
    school: str
    council: str
    sencos: tuple[str, ...]
    heads: tuple[str, ...]
    reach: Service
    answer_in: int
    meetings: int
    complaints: str
    complaints_web: str
    sendiass: Service
    mediation: Service
    local_offer: str
    requests: Service
    checked_on: date | None
    is_old: bool


def _link(address: str) -> str:
    """An address that a browser may be sent to: what an import brought is not trusted to be one."""
    return address if address.lower().startswith(("https://", "http://")) else ""


def leaflet_of(school: School, named: NamedStaff, *, today: date) -> Leaflet:
    """What a school's public page says of it."""
    council = offers_at(school)
    return Leaflet(
        code=school.code,
        school=school.name,
        council=council.name,
        sencos=named.sencos,
        heads=named.heads,
        reach=Service(
            school.name,
            school.phone,
            school.email,
            _link(school.web),
            ", ".join(filter(None, (school.street, school.town, school.postcode))),
        ),
        answer_in=school.concern_days,
        meetings=school.meetings_a_year,
        complaints=school.complaints,
        complaints_web=_link(school.complaints_web),
        sendiass=Service(council.sendiass_name, council.sendiass_phone, council.sendiass_email, _link(council.sendiass_web)),
        mediation=Service(council.mediation_name, council.mediation_phone),
        local_offer=_link(council.local_offer_web),
        requests=Service(council.name, email=council.assessment_email, address=council.assessment_address),
        checked_on=council.checked_on,
        is_old=is_stale(council.checked_on, today=today),
    )
