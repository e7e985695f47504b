"""A service as a feed of version 1.0 or 3.0 says it, in our own terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fourfold.local_offer.reading.fields import Fields
from fourfold.local_offer.reading.links import email_of, phone_of, web_of
from fourfold.local_offer.reading.places import Place, places_of
from fourfold.local_offer.reading.times import times_of
from fourfold.local_offer.reading.words import line_of, lines_of

GIVEN = {"active", "temporarily closed", ""}
NOT_GIVEN = {"inactive", "defunct"}
DETAILS = frozenset(
    [
        "schedules",
        "regular_schedules",
        "service_at_locations",
        "locations",
        "cost_options",
        "contacts",
        "phones",
        "attributes",
        "service_taxonomys",
        "eligibilitys",
        "service_areas",
        "languages",
    ]
)
"""What a service has only where its feed tells all of it: a list alone leaves these out."""
MOST_TOPICS = 40


@dataclass(frozen=True)
class ServiceRead:
    """One service. `warnings` are what was not as the standard says, a sentence each."""

    source_id: str
    name: str
    organisation: str = ""
    what: str = ""
    who_for: str = ""
    youngest: int | None = None
    oldest: int | None = None
    how_to_join: str = ""
    cost: str = ""
    is_free: bool | None = None
    when: tuple[str, ...] = ()
    times: str = ""
    places: tuple[Place, ...] = ()
    is_from_afar: bool = False
    phone: str = ""
    email: str = ""
    web: str = ""
    says_now: str = ""
    topics: tuple[str, ...] = ()
    checked_on: date | None = None
    changed: str = ""
    is_closed_now: bool = False
    has_details: bool = True
    warnings: tuple[str, ...] = ()


def service_of(values: Mapping[str, Any], *, today: date) -> "ServiceRead | str":
    """The service; or why it is left out, in a sentence: it has no name or id, or is not given any more."""
    warnings: list[str] = []
    one = Fields(values, warnings)
    source_id, name = one.line("id", most=200), one.line("name", most=160)
    if not source_id:
        return f"{name or 'A service'} has no id, so it is left out."
    if not name:
        return f"The service with id {source_id[:60]} has no name, so it is left out."
    status = one.line("status", most=40).casefold()
    if status in NOT_GIVEN:
        return ""
    if "status" not in one:
        one.warn("It has no status, so it is taken to be given.")
    elif status not in GIVEN:
        one.warn(f"Its status “{status}” is none of the standard's, so it is taken to be given.")
    youngest, oldest, who_for = ages_of(one)
    holders = list(one.parts("service_at_locations"))
    when, times = times_of(one, holders)
    cost, is_free = cost_of(one)
    organisation = one.part("organization")
    if not organisation.values:
        one.warn("It has no organisation.")
    phone, email = reached_by(one, holders)
    afar = "attending_type" in one and one.line("attending_type").casefold() in {"phone", "online"}
    return ServiceRead(
        source_id=source_id,
        name=name,
        organisation=organisation.line("name", most=160),
        what=lines_of(values.get("description"), 4000),
        who_for=who_for,
        youngest=youngest,
        oldest=oldest,
        how_to_join=lines_of(values.get("application_process"), 1000) or access_of(one),
        cost=cost,
        is_free=is_free,
        when=when,
        times=times,
        places=places_of(one),
        is_from_afar=afar or any(place.line("location_type") == "virtual" for place in locations_of(one)),
        phone=phone,
        email=email,
        web=_web(one, "url") or _web(organisation, "website", "url"),
        says_now=one.line("alert", most=400),
        topics=topics_of(one),
        checked_on=one.day("assured_date", today=today),
        changed=one.line("last_modified", most=40),
        is_closed_now=status == "temporarily closed",
        has_details=bool(DETAILS & values.keys()),
        warnings=tuple(warnings),
    )


def locations_of(one: Fields) -> list[Fields]:
    """The locations themselves."""
    return [place.part("location") if "location" in place else place for place in one.parts("service_at_locations", "locations")]


def ages_of(one: Fields) -> tuple[int | None, int | None, str]:
    """Youngest, oldest, and who it is for in words. 1.0 has `eligibilitys`."""
    youngest, oldest = one.age("minimum_age"), one.age("maximum_age")
    words = [one.line("eligibility_description", most=600)]
    for rule in one.parts("eligibilitys"):
        low, high = rule.age("minimum_age"), rule.age("maximum_age")
        youngest = low if youngest is None else youngest if low is None else min(youngest, low)
        oldest = high if oldest is None else oldest if high is None else max(oldest, high)
        words.append(rule.line("eligibility", most=200))
    if youngest is not None and oldest is not None and youngest > oldest:
        one.warn("The youngest age is above the oldest, so both are left out.")
        youngest = oldest = None
    return youngest, oldest, line_of("; ".join(dict.fromkeys(filter(None, words))), 600)


def cost_of(one: Fields) -> tuple[str, bool | None]:
    """What it costs in words, and whether it is free: None where it does not say."""
    said: list[str] = []
    amounts: list[float] = []
    for option in one.parts("cost_options"):
        amount = option.number("amount")
        if amount is not None and amount >= 0:
            amounts.append(amount)
        what = option.line("option", most=120)
        how = option.line("amount_description", most=120)
        price = "" if amount is None or amount < 0 else "Free" if amount == 0 else f"£{amount:.2f}".removesuffix(".00")
        said.append(" ".join(filter(None, (f"{what}:" if what and price else what, price, how))))
    fees = one.line("fees_description", "fees", most=400)
    words = "; ".join(dict.fromkeys(filter(None, (fees, *said))))
    if amounts:
        return line_of(words, 500), all(amount == 0 for amount in amounts)
    bare = fees.casefold().strip(" .!")
    is_free = True if bare in {"free", "none", "no charge", "free of charge", "no cost", "£0", "0"} or bare.startswith("free ") else None
    return line_of(words, 500), is_free


def reached_by(one: Fields, holders: list[Fields]) -> tuple[str, str]:
    """The first number and the first address of mail that are real: of the service, its people, its places, its organisation."""
    organisation = one.part("organization")
    people = [person for holder in (one, *holders) for person in holder.parts("contacts")]
    phones = [phone for holder in (one, *people, *holders, *locations_of(one), organisation) for phone in holder.parts("phones")]
    phone = next((said for said in (phone_of(one.values.get("number")) for one in phones) if said), "")
    mails = [one, *people, organisation]
    email = next((said for said in (email_of(holder.values.get("email")) for holder in mails) if said), "")
    if "email" in one and not email_of(one.values.get("email")):
        one.warn("Its email address is none, so it is left out.")
    return phone, email


def access_of(one: Fields) -> str:
    """1.0 says in one word how to join."""
    ways = {
        "referral": "Somebody has to refer you, like a doctor or school.",
        "appointment": "Make an appointment first.",
        "membership": "For members.",
        "drop-in": "Just come: no appointment is needed.",
    }
    return ways.get(one.line("attending_access").casefold(), "")


def topics_of(one: Fields) -> tuple[str, ...]:
    """The words under which the directory sorts it: taxonomy terms, of a service (1.0: `service_taxonomys`) or by attributes (3.0)."""
    names = [link.part("taxonomy").line("name", most=100) for link in one.parts("service_taxonomys")]
    for link in one.parts("attributes"):
        names.append(link.part("taxonomy_term").line("name", most=100) or link.line("value", "label", most=100))
    return tuple(dict.fromkeys(filter(None, names)))[:MOST_TOPICS]


def _web(one: Fields, *names: str) -> str:
    """A link that may be pressed; anything else is said and left out."""
    for name in names:
        if name in one:
            if found := web_of(one.values.get(name)):
                return found
            one.warn(f"{name} is no web address, so it is left out.")
    return ""
