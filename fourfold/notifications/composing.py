"""A letter put together: the wording of its kind, filled, with the head, greeting, rights and signature that every letter has."""

from collections.abc import Mapping
from dataclasses import dataclass

from fourfold.accounts.models import Account
from fourfold.documents.letters import Letter
from fourfold.documents.wording.lines import PARENTS, PUPIL, together
from fourfold.documents.wording.saying import Block, checked, kept_apart, sections
from fourfold.documents.wording.shelf import RIGHTS, STANDING, language_of_letter, letter_wording, places_of, standing_wording
from fourfold.documents.wording.standing import Standing
from fourfold.notifications.recipients import RecipientName
from fourfold.notifications.rights import rights_sections
from fourfold.notifications.school_people import SchoolPeople
from fourfold.notifications.sender import Sender
from fourfold.pupils.models import Pupil
from fourfold.schools.models import School
from fourfold.ui.words import day_in_words


@dataclass(frozen=True)
class Signature:
    """Who signs, and as what: "senco", "head", "teacher" or "school"."""

    account: Account
    role: str = "school"

    @classmethod
    def of(cls, signed_by: Account | None, people: SchoolPeople) -> "Signature":
        """Whoever did it, else the SENCO or the head, else the school."""
        signer = signed_by or people.senco or people.head or Account(name=people.school.name)
        parts = ((people.senco, "senco"), (people.head, "head"), (people.teacher, "teacher"))
        return cls(signer, next((role for holder, role in parts if holder is not None and signer == holder), "school"))


def write_letter(
    sender: Sender,
    reader: RecipientName,
    *,
    wording: str,
    values: Mapping[str, str],
    blocks: Mapping[str, Block],
    signed_by: Account | None,
) -> Letter:
    """A letter from the child's school to this reader, in the reader's language where our letters have it.

    `wording` is its kind in `documents/wording`. `values` and `blocks` fill its places, all of them but the child's name; dates in them are
    written in `reader.language` already. Raises BadWording where a place is left out or unknown.
    """
    pupil, people = sender.pupil, sender.people
    language, voice = language_of_letter(wording, reader.language), PUPIL if reader.is_pupil else PARENTS
    own = sender.own(language)
    template, standing = letter_wording(wording, language, own.words(wording)), standing_wording(language, own.words(STANDING))
    values = kept_apart({"child": pupil.forename, **values}, language)
    checked(values, blocks, places_of(wording))
    responsible = kept_apart(responsible_values(people, pupil), language)
    signature = Signature.of(signed_by, people)
    return Letter(
        title=together(template.title, voice, values),
        school_name=people.school.name,
        school_lines=_head(people.school),
        to_lines=reader.to_lines or (standing.said("nobody", voice, child=pupil.name),),
        day=day_in_words(sender.today, year=True, language=language),
        salutation=greeting(reader, standing),
        paragraphs=tuple(said for several in template.paragraphs if (said := together(several, voice, values))),
        sections=sections(template.parts, voice, values, blocks, standing=standing, responsible=responsible),
        rights=rights_sections(sender, to_pupil=reader.is_pupil, language=language),
        signed_name=f"{signature.account.title} {signature.account.name}".strip(),
        signed_role=standing.said("signed", voice, role=standing.roles[signature.role].said(voice, {}), school=people.school.name),
        language=language,
        large_print=reader.large_print,
        closing=standing.said("closing", voice),
        reply_heading=standing.said("reply_heading", voice),
        replies=tuple(together(several, voice, values) for several in template.replies or standing.replies),
        law=together(template.law, voice, values),
        wording=own.name(wording),
        unchecked="" if language == "en" or own.checked(wording, RIGHTS, STANDING) else standing.said("unchecked", voice),
        in_english=standing.said("in_english", voice),
    )


def greeting(reader: RecipientName, standing: Standing) -> str:
    """How the letter begins."""
    voice = PUPIL if reader.is_pupil else PARENTS
    return standing.said("dear", voice, reader=reader.greeted) if reader.greeted else standing.said("dear_nobody", voice)


def responsible_values(people: SchoolPeople, pupil: Pupil) -> dict[str, str]:
    """What fills the part that says who answers for the child."""
    teacher = people.teacher.formal_name if people.teacher else ""
    senco = people.senco.formal_name if people.senco else ""
    return {"child": pupil.forename, "teacher": teacher, "senco": senco, "answers": teacher or senco}


def _head(school: School) -> tuple[str, ...]:
    place = ", ".join(part for part in (school.street, school.town) if part)
    return tuple(line for line in (f"{place} {school.postcode}".strip(), school.phone) if line)
