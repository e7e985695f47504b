"""What somebody of a family takes with their own request: the letter, and a copy of everything that they may read already.

Nothing of it is stored. The letter is in English round their own words, whichever language those are in: the authority reads it.
"""

from collections.abc import Iterable
from datetime import date

from django.utils import translation

from fourfold.access.actor import Actor
from fourfold.access.roles import Side
from fourfold.documents.dossier import Chapter, Dossier, Piece
from fourfold.documents.letters import Letter
from fourfold.ehc.evidence import known_facts, rounds, voices
from fourfold.ehc.evidence.asked import Asked
from fourfold.ehc.evidence.found import Evidence, in_full
from fourfold.ehc.queries.own import OwnRead
from fourfold.ehc.whom import offers_of
from fourfold.meetings.queries import family_meetings
from fourfold.notifications.queries import letters_for
from fourfold.pupils.models import Pupil
from fourfold.support.queries import decisions_of

ASKS = "I am asking for an education, health and care (EHC) needs assessment (Children and Families Act 2014, section 36(1))."
BELIEVES = (
    "I believe that {who} or may have special educational needs, and that it may be necessary for special educational provision to be made "
    "for {whom} in accordance with an EHC plan (section 36(8))."
)
ASKS_FOR_ANSWER = (
    "Please write to me within 6 weeks of the day you receive this letter to say whether you will carry out the assessment "
    "(Special Educational Needs and Disability Regulations 2014, regulations 4 and 5)."
)
HEADS = {"needs": "What is hard", "tried": "What has been tried", "more": "Why more may be needed", "hopes": "What I hope for"}


def letter(actor: Actor, pupil: Pupil, found: OwnRead) -> Dossier:
    """The letter to the authority: what the law asks for, and whichever of the four answers were given."""
    me = pupil.account_id is not None and pupil.account_id == actor.account
    believes = BELIEVES.format(who="I have", whom="me") if me else BELIEVES.format(who=f"{pupil.forename} has", whom=pupil.forename)
    about = (f"About: {pupil.name}, born {in_full(pupil.born)}", f"School: {pupil.last_school().name}")
    pieces = tuple(Piece(HEADS[name], tuple(words.splitlines())) for name, words in found.answers.items() if words)
    return Dossier(
        title="Please assess my needs" if me else f"Please assess {pupil.forename}’s needs",
        from_lines=(actor.name, "Address:", "Phone or e-mail:"),
        to_lines=(found.authority, *_address(pupil)),
        day=in_full(found.sent_on or found.written_on),
        about=about,
        opening=(ASKS, believes, ASKS_FOR_ANSWER),
        chapters=(Chapter("In my own words", pieces=pieces),) if pieces else (),
        signed=("Yours faithfully,", "", actor.name),
        foot="A request under section 36(1) of the Children and Families Act 2014",
    )


def own_copy(actor: Actor, pupil: Pupil, *, today: date) -> Dossier:
    """Everything of the record that this person may read: decisions, plans with their reviews and help, meetings, letters, and their words.

    Each part is read with their own rights of this moment; nothing of another parent's is in it.
    """
    asked = Asked(actor, pupil, today, Side.FAMILY)
    with translation.override("en-gb"):
        chapters = (
            _chapter("What the school decided", _decisions(actor, pupil)),
            _chapter("What was found out", rounds.assessments(asked)),
            _chapter("What specialists advised", known_facts.advised(asked)),
            _chapter("Plans and reviews", rounds.plans_and_reviews(asked)),
            _chapter("The help that was given", rounds.help_given(asked)),
            _chapter("Meetings", _meetings(actor, pupil)),
            _chapter("What I said", voices.parents(asked)),
            _chapter("The child’s own words", voices.childs(asked)),
            Chapter("Letters from school", pieces=tuple(_letters(actor, pupil))),
        )
    kept = tuple(one for one in chapters if one.pieces)
    return Dossier(
        title=f"What is written about {pupil.name}",
        from_lines=(actor.name,),
        to_lines=(f"A copy from the record of {pupil.last_school().name}",),
        day=in_full(today),
        about=(f"{pupil.name}, born {in_full(pupil.born)}",),
        opening=("Everything that I may read in the school’s record on this day. Each part says where it comes from.",)
        if kept
        else ("Nothing is written yet that I may read.",),
        chapters=kept,
        foot="A family’s own copy",
        contents=bool(kept),
    )


def _chapter(heading: str, found: Iterable[Evidence]) -> Chapter:
    return Chapter(heading, pieces=tuple(one.piece for one in found))


def _decisions(actor: Actor, pupil: Pupil) -> list[Evidence]:
    return [
        Evidence(one.name, "Decision", one.decided_on, one.decided_by, one.code, lines=(one.why,))
        for one in reversed(decisions_of(actor, pupil))
    ]


def _meetings(actor: Actor, pupil: Pupil) -> list[Evidence]:
    return [
        Evidence(
            f"{one.kind_name}, {in_full(one.day)}",
            "Meeting record",
            one.day,
            one.led,
            lines=(
                *(f"{title}: {words}" for title, words in one.parts),
                *(f"{who} will: {what}" + (f" (by {in_full(by)})" if by else "") for _whose, what, who, by in one.takes_on),
            ),
        )
        for one in family_meetings(actor, pupil)
    ]


def _letters(actor: Actor, pupil: Pupil) -> list[Piece]:
    found = []
    for row in letters_for(actor).filter(pupil=pupil):
        said = Letter.from_json(row.english or row.letter)
        found.append(Piece(said.title, tuple(said.words.splitlines()[1:]), cites=f"Letter of {in_full(row.notice.made_on)}."))
    return found


def _address(pupil: Pupil) -> tuple[str, ...]:
    offers = offers_of(pupil)
    return tuple(line.strip() for line in (*offers.assessment_address.splitlines(), offers.assessment_email) if line.strip())
