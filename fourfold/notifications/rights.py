"""What every letter says on its last page: whom to talk to, free advice, how to complain, and what a family can ask for itself."""

from datetime import date

from fourfold.documents.letters import Section
from fourfold.notifications.school_people import SchoolPeople, people_of
from fourfold.pupils.models import Pupil
from fourfold.schools.models import Authority
from fourfold.ui.words import day_in_words, listing, possessive


def rights_sections(pupil: Pupil, *, today: date, to_pupil: bool = False) -> tuple[Section, ...]:
    """The rights part of a letter, its heading first: teacher and SENCO, head, complaints, SENDIASS of the home authority with the day it
    was checked, the right to ask for an EHC needs assessment (s.36), the Local Offer (s.30). `to_pupil` writes to the young person: "you".
    """
    people = people_of(pupil, today=today)
    authority = pupil.home_authority or people.school.authority
    whose = "your" if to_pupil else possessive(pupil.forename)
    return (
        Section(
            "If you are not happy, or want more help",
            ("You can do any of these at any time. You do not have to do them in order.",),
        ),
        _talk(people, whose),
        _head(people),
        _complain(people),
        _sendiass(authority, to_pupil=to_pupil),
        Section(
            f"Ask the council to look closely at {whose} needs",
            (
                "This is called an EHC needs assessment. You can ask for it yourself. You do not need the school to agree.",
                " ".join(
                    ("The council to ask is", f"{authority.name}.", _reach(authority.assessment_email), "SENDIASS can help you ask.")
                ).replace("  ", " "),
            ),
        ),
        _near_you(authority),
    )


def _talk(people: SchoolPeople, whose: str) -> Section:
    lines = []
    if people.teacher:
        lines.append(f"{people.teacher.formal_name} is {whose} teacher.")
    if people.senco and people.senco != people.teacher:
        lines.append(f"{people.senco.formal_name} is the SENCO.")
    lines.append("The SENCO looks after special needs in school.")
    lines.append(f"{_call(people)} You can bring someone with you.".strip())
    return Section(f"Talk to {listing(people.to_talk_to, joined_by='or') or 'the class teacher or the SENCO'}", (" ".join(lines),))


def _head(people: SchoolPeople) -> Section:
    who = f"the headteacher, {people.head.formal_name}" if people.head else "the headteacher"
    return Section(f"Talk to {who}", (f"{_call(people)} The head can also tell you how to complain.".strip(),))


def _complain(people: SchoolPeople) -> Section:
    school = people.school
    where = f"Read how on our website: {school.complaints_web}." if school.complaints_web else "Ask the school office how."
    return Section("Make a complaint", tuple(one for one in (school.complaints.strip(), where) if one))


def _sendiass(authority: Authority, *, to_pupil: bool) -> Section:
    name = authority.sendiass_name or f"SENDIASS in {authority.name}"
    helps = "They help young people and parents." if to_pupil else "They help parents."
    ways = " ".join(_reach(way) for way in (authority.sendiass_phone, authority.sendiass_email, authority.sendiass_web) if way)
    if not ways:
        ways = "Ask the school office for their number, or look for SENDIASS on the council’s website."
    elif authority.checked_on:
        ways += f" We checked this on {day_in_words(authority.checked_on, weekday=False, year=True)}."
    return Section(f"Get free advice from {name}", (f"{helps} They are not part of the school. {ways}",))


def _near_you(authority: Authority) -> Section:
    where = f"It is here: {authority.local_offer_web}." if authority.local_offer_web else f"Look for it on the website of {authority.name}."
    return Section("Find help near you", (f"Clubs, groups and services are in the Local Offer. {where}",))


def _call(people: SchoolPeople) -> str:
    return f"Call the school on {people.school.phone}." if people.school.phone else "Call the school office."


def _reach(way: str) -> str:
    """A way to reach somebody, as a sentence: a phone number, an e-mail address or a page."""
    if not way:
        return ""
    if "@" in way:
        return f"Write to {way}."
    return f"Look at {way}." if way.startswith("http") else f"Call {way}."
