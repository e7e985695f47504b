"""Opening a child's record to somebody for a time."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import cast

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.sharing import Part
from fourfold.accounts.models import Account
from fourfold.audit.action import action, consequence
from fourfold.code_of_practice.families import young_person_from
from fourfold.code_of_practice.opening import RestsOn
from fourfold.pupils.agreement import Agreement, missing_of
from fourfold.pupils.models import Grant, Involvement, Parent, ParentLink, Pupil, SharingWish
from fourfold.pupils.refusals import Incomplete
from fourfold.pupils.standing import open_on


class TooLong(Exception):
    """A grant lasts 90 days at most."""


class NotYours(Exception):
    """Only the young person themselves may choose what their parents see."""


class NotTheirParent(Exception):
    """That person is no parent of this young person."""


@action("adult.involved", needs=Permission.PLAN_APPROVE, by=Side.SCHOOL)
def involve(actor: Actor, pupil: Pupil, *, account: Account, works_as: str, starts: date, ends: date | None = None) -> Involvement:
    """Name an adult on a child's record: responsible teacher, key worker, who delivers a line. From then on they see it."""
    return name_adult(pupil, account=account, works_as=works_as, starts=starts, ends=ends)


@consequence
def name_adult(pupil: Pupil, *, account: Account, works_as: str, starts: date, ends: date | None = None) -> Involvement:
    """The same, as a consequence within another room's verb."""
    already: Involvement | None = Involvement.objects.filter(pupil=pupil, account=account, works_as=works_as, ends__isnull=True).first()
    if already is not None:
        return already
    involvement = Involvement(pupil=pupil, account=account, works_as=works_as, starts=starts, ends=ends)
    involvement.save()
    return involvement


@action("adult.released", needs=Permission.PLAN_APPROVE, by=Side.SCHOOL)
def end_involvement(actor: Actor, involvement: Involvement, *, on: date) -> None:
    """End an adult's part; `on` is the last day."""
    involvement.ends = on
    involvement.save(update_fields=["ends"])


@action("grant.given", needs=Permission.ADVICE_APPROVE, by=Side.SCHOOL)
def give_grant(
    actor: Actor,
    pupil: Pupil,
    *,
    account: Account,
    things: list[str],
    purpose: str,
    starts: date,
    ends: date,
    agreement: Agreement,
    asked_as: str = "",
) -> Grant:
    """Let a named person see named parts of one child's record for a time, after the family was talked with and agreed (6.47).

    Raises Incomplete with all that is missing of the agreement, also where it was taken back since, and TooLong beyond 90 days.
    """
    if still := missing_of(agreement, pupil, today=clock.today()):
        raise Incomplete(still)
    if (
        agreement.rests_on is not RestsOn.LAW
        and Grant.objects.filter(pupil=pupil, account=account, taken_back_on__gt=agreement.on).exists()
    ):
        raise Incomplete(["The family took back since then what they had agreed. Talk with them again, and write down the new day."])
    if ends - starts > timedelta(days=Grant.LONGEST_DAYS):
        raise TooLong(f"Access lasts {Grant.LONGEST_DAYS} days at most. Choose an earlier last day.")
    grant = Grant(
        pupil=pupil,
        account=account,
        things=sorted(things),
        purpose=purpose,
        starts=starts,
        ends=ends,
        given_by_id=actor.account,
        asked_as=asked_as[:141],
        rests_on=agreement.rests_on or "",
        agreed_parent=agreement.parent,
        reason_in_law=agreement.reason.strip()[:200],
        agreed_on=agreement.on,
        agreed_how=agreement.how.strip()[:120],
    )
    grant.save()
    return grant


@action("grant.ended", needs=Permission.ADVICE_APPROVE, by=Side.SCHOOL)
def end_grant(actor: Actor, grant: Grant, *, on: date) -> None:
    """End a grant early; `on` is its last day."""
    grant.ends = on
    grant.save(update_fields=["ends"])


@consequence
def stop_grant(grant: Grant, *, today: date) -> None:
    """End a grant so that it opens nothing from this moment on: a last day of today would still hold until midnight. One given today never
    held a whole day; the ledger says when it was given."""
    grant.ends = today - timedelta(days=1)
    grant.starts = min(grant.starts, grant.ends)
    grant.save(update_fields=["starts", "ends"])


@action("sharing.wished", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def record_sharing_wish(
    actor: Actor,
    pupil: Pupil,
    *,
    parent: Parent,
    share: bool,
    starts: date,
    parts: frozenset[Part] = frozenset(Part),
    representative_for: str = "",
) -> None:
    """Write down what a young person told the school about sharing with a parent, from the young-person date on (veto 8).

    It speaks of these parts of the record, of all of them where none is named; of the others what was wished before still holds.
    """
    for part in sorted(parts):
        note_wish(
            pupil, parent=parent, part=part, share=share, starts=starts, recorded_by=actor.account, representative_for=representative_for
        )


@action("sharing.chosen", needs=Permission.CONTACTS_EDIT, by=Side.FAMILY)
def choose_what_to_share(actor: Actor, pupil: Pupil, *, choices: Mapping[str, frozenset[Part]], today: date) -> None:
    """A young person's own choice, by the code of each parent: these parts, and no others. It holds at once; chosen before the young-person
    date, from that day on. Parents are told nothing of it.

    Raises NotYours for anybody but the young person themselves, and NotTheirParent for somebody who is no parent of theirs.
    """
    if actor.account is None or pupil.account_id != actor.account:
        raise NotYours("Only the young person themselves chooses this.")
    links = ParentLink.objects.filter(open_on(today), pupil=pupil).select_related("parent")
    parents = {link.parent.code: link.parent for link in links}
    if not choices.keys() <= parents.keys():
        raise NotTheirParent("That person is not one of your parents here. Load the page again.")
    starts = max(today, young_person_from(pupil.born))
    for code, shared in choices.items():
        for part in Part:
            note_wish(pupil, parent=parents[code], part=part, share=part in shared, starts=starts, recorded_by=actor.account)


@consequence
def note_wish(
    pupil: Pupil, *, parent: Parent, part: Part, share: bool, starts: date, recorded_by: int | None, representative_for: str = ""
) -> SharingWish:
    """Write one wish down; the same again changes nothing. The one before it ends the day before, or falls away if it began that day."""
    for open_wish in SharingWish.objects.filter(pupil=pupil, parent=parent, part=part, ends__isnull=True):
        if (open_wish.share, open_wish.as_representative_for) == (share, representative_for) and open_wish.starts <= starts:
            return cast(SharingWish, open_wish)
        open_wish.ends = max(open_wish.starts, starts - timedelta(days=1))
        open_wish.share = open_wish.share and open_wish.starts < starts
        open_wish.save(update_fields=["ends", "share"])
    wish = SharingWish(
        pupil=pupil,
        parent=parent,
        part=part,
        share=share,
        starts=starts,
        recorded_by_id=recorded_by,
        as_representative_for=representative_for,
    )
    wish.save()
    return wish
