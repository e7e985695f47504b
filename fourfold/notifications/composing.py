"""The standing parts of a letter: head, greeting, rights and signature. The room that tells brings the rest."""

from collections.abc import Sequence
from datetime import date

from fourfold.accounts.models import Account
from fourfold.documents.letters import Letter, Section
from fourfold.notifications.recipients import RecipientName
from fourfold.notifications.rights import rights_sections
from fourfold.pupils.models import Pupil
from fourfold.schools.models import School
from fourfold.ui.words import day_in_words


def write_letter(
    pupil: Pupil,
    reader: RecipientName,
    *,
    title: str,
    paragraphs: Sequence[str],
    sections: Sequence[Section],
    signed_by: Account,
    signed_role: str,
    today: date,
    law: str = "",
    replies: Sequence[str] = ("Please call us", "We have a question"),
) -> Letter:
    """A letter from the child's school to this reader, with the rights that every letter carries."""
    school = School.objects.select_related("authority").get(pk=pupil.ledger_school)
    place = ", ".join(part for part in (school.street, school.town) if part)
    return Letter(
        title=title,
        school_name=school.name,
        school_lines=tuple(line for line in (f"{place} {school.postcode}".strip(), school.phone) if line),
        to_lines=reader.to_lines,
        day=day_in_words(today, year=True),
        salutation=reader.salutation,
        paragraphs=tuple(paragraphs),
        sections=tuple(sections),
        rights=rights_sections(pupil, today=today, to_pupil=reader.is_pupil),
        signed_name=f"{signed_by.title} {signed_by.name}".strip(),
        signed_role=f"{signed_role}, for {school.name}",
        large_print=reader.large_print,
        replies=tuple(replies),
        law=law,
    )
