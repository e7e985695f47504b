"""The bundle as it is drawn from the record on one day: the law's two questions, then the authority's list, each piece with its record."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.code_of_practice.ehc_evidence import TEST, THE_LAW, Source
from fourfold.documents.dossier import Chapter, Dossier, Piece
from fourfold.ehc.evidence import everything
from fourfold.ehc.evidence.found import in_full
from fourfold.ehc.evidence.rounds import cycles_done, in_words
from fourfold.ehc.evidence_items import Filled, asked_at
from fourfold.ehc.masking import MASK
from fourfold.ehc.models import SchoolRequest
from fourfold.ehc.other_children import masking_for
from fourfold.ehc.whom import offers_of
from fourfold.notifications.school_people import people_of

NOT_HERE = "Nothing about this is in the school’s record."
UNDER = {Source.PROVISION: "Hours as planned and as given. What it cost is not in the record."}
"""What a chapter says under its heading, whatever it holds."""


@dataclass(frozen=True)
class Bundled:
    """The papers, and what they were made from: the gaps by name, how many cycles, how often another child's name was taken out."""

    dossier: Dossier
    gaps: tuple[str, ...]
    cycles: int
    masked: int


def bundled(actor: Actor, request: SchoolRequest, *, version: int, today: date) -> Bundled:
    """Everything that this person may read, for the authority's list, with other children's names taken out. Nothing is invented: what is
    missing is named."""
    pupil, people = request.pupil, people_of(request.pupil, today=today)
    items = asked_at(people.school.pk or 0).filled(everything(actor, pupil, today=today))
    cycles, masking = cycles_done(actor, pupil), masking_for(pupil)
    gaps = tuple(one.item.says for one in items if one.is_missing)
    offers = offers_of(pupil)
    school = people.school
    whole = Dossier(
        title=f"Request for an EHC needs assessment: {pupil.name}",
        from_lines=(school.name, *filter(None, (school.street, school.town, school.postcode, school.phone))),
        to_lines=(request.authority.name, *(line.strip() for line in offers.assessment_address.splitlines() if line.strip())),
        day=in_full(today),
        about=(
            f"{pupil.name}, born {in_full(pupil.born)}",
            f"Version {version} of this bundle, made on {in_full(today)}. Names of other children are taken out: {MASK}.",
        ),
        opening=(
            f"{school.name} asks for an education, health and care needs assessment (Children and Families Act 2014, section 36(1)).",
            f"{in_words(cycles)} The law asks for no number of cycles (s.36(8)).",
        ),
        chapters=(
            _test(request),
            *(_chapter(one) for one in items),
            *((Chapter("What is missing", pieces=(Piece("", gaps),)),) if gaps else ()),
        ),
        signed=tuple(filter(None, (people.senco.formal_name if people.senco else "", "SENCO", school.name))),
        foot=f"{school.name}. Request under s.36(1), version {version}",
        contents=True,
    )
    return Bundled(whole.with_words(masking), gaps, cycles, masking.times)


def _test(request: SchoolRequest) -> Chapter:
    child, by = request.pupil.forename, request.changed_by or request.opened_by
    on = request.changed_at.date() if request.changed_at else request.opened_on
    cites = f"Written for this request by {by.formal_name}, {in_full(on)}. Reference {request.code}."
    answers = (request.has_needs, request.needs_plan)
    pieces = tuple(Piece(asks.format(child=child), tuple(said.splitlines()), cites=cites) for asks, said in zip(TEST, answers, strict=True))
    return Chapter("What the law asks", THE_LAW, pieces)


def _chapter(filled: Filled) -> Chapter:
    says = UNDER.get(filled.item.source, "") if filled.evidence else NOT_HERE
    return Chapter(filled.item.says, says, tuple(one.piece for one in filled.evidence))
