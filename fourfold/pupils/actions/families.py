"""Families: who is a parent, how the school knows, and who is kept out."""

from datetime import date, datetime
from typing import Any

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.models import Account
from fourfold.audit.action import action, consequence
from fourfold.pupils.actions.addresses import note_new_address
from fourfold.pupils.meanwhile import check_unchanged
from fourfold.pupils.models import Parent, ParentLink, Pupil, Restriction

DETAILS = (
    "title",
    "forename",
    "surname",
    "email",
    "phone",
    "address",
    "address_confidential",
    "language",
    "speaks",
    "interpreter",
    "access_needs",
)


class SamePerson(Exception):
    """The one who asked may not be the one who agrees (veto 6)."""


@action("parent.added", needs=Permission.CONTACTS_CREATE, by=Side.SCHOOL)
def add_parent(
    actor: Actor,
    pupil: Pupil,
    *,
    relation: str,
    starts: date,
    responsibility: str = ParentLink.UNKNOWN,
    lives_with: bool = True,
    care_basis: str = "",
    priority: int = 1,
    correspondence: bool = True,
    **details: Any,
) -> ParentLink:
    """Add an adult whom the school does not know yet as a parent of this child. Their rights begin when the link is confirmed."""
    known = ParentLink.objects.filter(pupil=pupil, ends__isnull=True, relation=relation, parent__surname=details["surname"])
    if (already := known.filter(parent__forename=details.get("forename", "")).first()) is not None:
        # The same form sent twice adds nobody twice.
        return already  # type: ignore[no-any-return]  # the record's manager is untyped
    parent = Parent(school_id=pupil.ledger_school, **{name: value for name, value in details.items() if name in DETAILS})
    parent.save()
    return _link(
        pupil,
        parent,
        relation=relation,
        starts=starts,
        responsibility=responsibility,
        lives_with=lives_with,
        care_basis=care_basis,
        priority=priority,
        correspondence=correspondence,
    )


@action("parent.linked", needs=Permission.CONTACTS_CREATE, by=Side.SCHOOL)
def link_parent(actor: Actor, pupil: Pupil, *, parent: Parent, relation: str, starts: date, **how: Any) -> ParentLink:
    """Say that an adult whom the school knows already is a parent of this child too."""
    return _link(pupil, parent, relation=relation, starts=starts, **how)


def _link(pupil: Pupil, parent: Parent, **how: Any) -> ParentLink:
    link = ParentLink(pupil=pupil, parent=parent, **how)
    link.save()
    return link


@action("parent.confirmed", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def confirm_parent(actor: Actor, link: ParentLink, *, responsibility: str, how: str, on: date, care_basis: str = "") -> None:
    """Record that the school has made sure who this is, and how. From then on they may see their child's record."""
    link.responsibility = responsibility
    link.care_basis = care_basis or link.care_basis
    link.confirmed_how, link.confirmed_on, link.confirmed_by_id = how, on, actor.account
    link.save(update_fields=["responsibility", "care_basis", "confirmed_how", "confirmed_on", "confirmed_by"])


@action("parent.corrected", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def correct_parent(actor: Actor, link: ParentLink, *, seen: str | None = None, **details: Any) -> None:
    """Correct how to reach a parent, or how they are linked to this child. `seen` is the mark of what the person read (`parent_stamp`).

    Raises ChangedMeanwhile where somebody else changed the parent since."""
    link.parent.lock()
    check_unchanged(link.parent, DETAILS, seen)
    theirs = {name: value for name, value in details.items() if name in DETAILS}
    was = link.parent.email
    about_link = {name: details[name] for name in details if name in {"relation", "lives_with", "correspondence", "priority"}}
    if unknown := set(details) - set(theirs) - set(about_link):
        raise TypeError(f"{', '.join(sorted(unknown))} cannot be corrected here")
    for row, values in ((link.parent, theirs), (link, about_link)):
        for name, value in values.items():
            setattr(row, name, value)
        if values:
            row.save(update_fields=list(values))
    note_new_address(actor, link.parent, was=was)


@consequence
def note_bounce(parent: Parent, *, at: datetime) -> None:
    """That mail to this parent came back, as a consequence within another room's verb. A corrected address clears it."""
    parent.email_bounced_at = at
    parent.save(update_fields=["email_bounced_at"])


@action("parent.ended", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def end_parent_link(actor: Actor, link: ParentLink, *, on: date) -> None:
    """End a link; `on` is its last day."""
    link.ends = on
    link.save(update_fields=["ends"])


@action("restriction.added", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def restrict(
    actor: Actor,
    pupil: Pupil,
    *,
    kind: str,
    starts: date,
    parent: Parent | None = None,
    account: Account | None = None,
    full: bool = True,
    order_dated: date | None = None,
    ends: date | None = None,
) -> Restriction:
    """Shut a person out of a child's record, at once. One person is enough to shut; two are needed to open."""
    same = Restriction.objects.filter(pupil=pupil, parent=parent, account=account, kind=kind, full=full, starts=starts)
    if (already := same.filter(ends=ends, order_dated=order_dated).first()) is not None:
        return already  # type: ignore[no-any-return]  # the record's manager is untyped
    restriction = Restriction(
        pupil=pupil,
        parent=parent,
        account=account,
        kind=kind,
        full=full,
        order_dated=order_dated,
        starts=starts,
        ends=ends,
        seen_by_id=actor.account,
    )
    restriction.save()
    return restriction


@action("restriction.lift_asked", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def ask_to_lift(actor: Actor, restriction: Restriction) -> None:
    """Ask the head to lift a restriction: one person asks, another lifts (veto 6)."""
    restriction.removal_asked_by_id = actor.account
    restriction.save(update_fields=["removal_asked_by"])


@action("restriction.lifted", needs=Permission.CONTACTS_APPROVE, by=Side.SCHOOL)
def lift_restriction(actor: Actor, restriction: Restriction, *, on: date) -> None:
    """End a restriction that another person asked to have lifted. Raises SamePerson where one person would do both (veto 6)."""
    if restriction.removal_asked_by_id is None or restriction.removal_asked_by_id == actor.account:
        raise SamePerson("Another person must ask for this first.")
    restriction.ends = on
    restriction.save(update_fields=["ends"])
