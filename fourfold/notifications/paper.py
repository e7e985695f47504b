"""Letters that wait for paper, as one batch: printed together, and written down as posted together once somebody says that they were."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.audit import ledger
from fourfold.code_of_practice.telling import COMES_BACK, COUNTS_AS_TOLD
from fourfold.documents.letters import Letter
from fourfold.notifications.actions import record_posted
from fourfold.notifications.arrival import needs_paper
from fourfold.notifications.models import Delivery, Notice, Sending
from fourfold.notifications.recipients import allowed, key_of
from fourfold.pupils.standing import within_reach
from fourfold.schools.models import School


@dataclass(frozen=True)
class PaperLetter:
    """One letter that somebody must put on paper."""

    code: str
    pupil_code: str
    pupil_name: str
    reader: str
    title: str
    language: str
    has_address: bool
    came_back: bool
    made_on: date


def letters_for_paper(actor: Actor, school: School) -> list[PaperLetter]:
    """The letters of this school that wait for paper, the longest waiting first."""
    return [
        PaperLetter(
            code=one.code,
            pupil_code=one.pupil.code,
            pupil_name=one.pupil.name,
            reader=one.name,
            title=(one.english or one.letter)["title"],
            language=one.letter["language"],
            has_address=len(one.letter["to_lines"]) > 1,
            came_back=any(sending.state in COMES_BACK for sending in one.sendings.all()),
            made_on=one.notice.made_on,
        )
        for one in _waiting(actor, school)
    ]


def print_letters(actor: Actor, school: School, *, today: date) -> list[Letter]:
    """All of them, opened to be printed: each leaves a Viewing, and each in another language has the English after it.

    The right to each is asked for again: none is printed for a reader who may not have it any more.
    """
    opened: list[Letter] = []
    waiting = _waiting(actor, school)
    matters = {(one.pupil_id, one.notice.kind): one.pupil for one in waiting}
    may = {(number, kind): allowed(pupil, kind=kind, today=today) for (number, kind), pupil in matters.items()}
    for one in waiting:
        if key_of(one.parent_id) not in may[one.pupil_id, one.notice.kind]:
            continue
        ledger.looked(actor, "letter on paper", school=school.pk, pupil=one.pupil_id)
        opened.append(Letter.from_json(one.letter))
        if one.english:
            opened.append(Letter.from_json(one.english))
    return opened


def post_letters(actor: Actor, school: School, codes: Iterable[str], *, on: date, note: str) -> int:
    """Write down that these went by post on that day, all or none; how many. Raises NotYet and MayNotHaveIt."""
    chosen = set(codes)
    with transaction.atomic():
        posted = [record_posted(actor, one, on=on, note=note) for one in _waiting(actor, school) if one.code in chosen]
    return len(posted)


def _waiting(actor: Actor, school: School) -> list[Delivery]:
    if school.pk not in actor.schools:
        return []
    reach = within_reach(actor, Permission.STATUS_APPROVE, to="pupil", own=Notice.conditions(actor))
    sent, back = (Sending.objects.filter(delivery=OuterRef("pk"), state__in=states) for states in (COUNTS_AS_TOLD, COMES_BACK))
    rows = (
        Delivery.objects.filter(reach, ~Exists(sent) | Exists(back), notice__school=school)
        .select_related("pupil__account", "notice")
        .prefetch_related("sendings")
        .order_by("notice__made_on", "pk")
    )
    return [one for one in rows if needs_paper(one)]
