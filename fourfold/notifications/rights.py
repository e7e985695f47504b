"""What every letter says on its last page: whom to talk to, free advice, how to complain, and what a family can ask for itself."""

from fourfold.documents.letters import Section
from fourfold.documents.wording.lines import PARENTS, PUPIL
from fourfold.documents.wording.saying import Block, checked, kept_apart, sections
from fourfold.documents.wording.shelf import RIGHTS, language_for, places_of, rights_wording, standing_wording
from fourfold.notifications.sender import Sender
from fourfold.schools.checked import is_stale
from fourfold.ui.words import day_in_words, listing


def rights_sections(sender: Sender, *, to_pupil: bool = False, language: str = "en") -> tuple[Section, ...]:
    """The rights part of a letter, its heading first: teacher and SENCO, head, complaints, SENDIASS of the home authority with the day it
    was checked and a warning after twelve months (A17), the right to ask for an EHC needs assessment (s.36), the Local Offer (s.30), and
    disagreement resolution (s.57). `to_pupil` writes to the young person: "you".
    """
    language = language_for(language)
    values = kept_apart(rights_values(sender, language=language), language)
    blocks = {"complaints": Block(said=tuple(line.strip() for line in sender.school.complaints.splitlines() if line.strip()))}
    checked(values, blocks, places_of(RIGHTS))
    voice = PUPIL if to_pupil else PARENTS
    return sections(
        rights_wording(language, sender.own(language).words(RIGHTS)),
        voice,
        values,
        blocks,
        standing=standing_wording(language),
        responsible={},
    )


def rights_values(sender: Sender, *, language: str) -> dict[str, str]:
    """What fills the rights."""
    people, authority = sender.people, sender.authority
    ways = (authority.sendiass_phone, authority.sendiass_email, authority.sendiass_web)
    checked_on = authority.checked_on if any(ways) else None
    return {
        "child": sender.pupil.forename,
        "teacher": people.teacher.formal_name if people.teacher else "",
        "senco": people.senco.formal_name if people.senco and people.senco != people.teacher else "",
        "talk_to": listing(people.to_talk_to, joined_by="or", language=language),
        "head": people.head.formal_name if people.head else "",
        "phone": people.school.phone,
        "complaints_web": people.school.complaints_web,
        "council": authority.name,
        "council_email": authority.assessment_email,
        "sendiass": authority.sendiass_name or f"SENDIASS ({authority.name})",
        "sendiass_phone": authority.sendiass_phone,
        "sendiass_email": authority.sendiass_email,
        "sendiass_web": authority.sendiass_web,
        "sendiass_ways": "".join(ways),
        "checked_on": day_in_words(checked_on, weekday=False, year=True, language=language) if checked_on else "",
        "local_offer": authority.local_offer_web,
        "checked_lately": "" if any(ways) and is_stale(authority.checked_on, today=sender.today) else "1",
        "mediation": authority.mediation_name,
        "mediation_phone": authority.mediation_phone,
    }
