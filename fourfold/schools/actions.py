"""Setting up a school and what surrounds it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.schools.bounds import check_bounds
from fourfold.schools.keeping import ChangedMeanwhile, check_seen, keep, values_of
from fourfold.schools.models import Authority, AuthorityEntry, Closure, Offers, School, Term, Trust

__all__ = ["ChangedMeanwhile"]


class BadDates(Exception):
    """These dates cannot stand together."""


@action("school.created", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def create_school(actor: Actor, school: School, *, authority: Authority, trust: Trust | None = None) -> School:
    """Add a school that is not here yet: the machine's owner alone can, since nobody holds an office at it."""
    if authority._state.adding:
        authority.save()
    if trust is not None and trust._state.adding:
        trust.save()
    school.authority, school.trust = authority, trust
    school.save()
    return school


@action("school.moved", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def move_to_trust(actor: Actor, school: School, *, trust: Trust) -> None:
    """Join a school to the trust that the national register names."""
    if trust._state.adding:
        trust.save()
    school.trust = trust
    school.save(update_fields=["trust"])


@action("school.edited", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def edit_school(actor: Actor, school: School, *, seen: Mapping[str, Any] | None = None, **details: Any) -> None:
    """Change what a school says of itself or has set for itself.

    `seen` holds the values that the person had before them. Raises ChangedMeanwhile where one of them is no longer so, BadSetting
    where the school may not promise this.
    """
    check_bounds(values_of(school) | details)
    keep(school, details, seen or {}, unchangeable={"id", "code", "urn", "authority", "trust"})


@action("authority.edited", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def edit_authority(
    actor: Actor,
    school: School,
    *,
    of: Authority | None = None,
    checked_on: date | None = None,
    seen: Mapping[str, Any] | None = None,
    **details: Any,
) -> None:
    """Correct what this school's families are told of their authority (the school's own, or `of` another in which some of them live), or
    give the date on which somebody checked all of it.

    The school's own entry begins with what the installation knew. `seen` as `edit_school`.
    """
    authority = of or school.authority
    entry = AuthorityEntry.objects.filter(school=school, authority=authority).first()
    if entry is None:
        known = {field.name: getattr(authority, field.name) for field in Offers._meta.get_fields()}
        entry = AuthorityEntry(school=school, authority=authority, **known)
        entry.save()
    checked = {"checked_on": checked_on} if checked_on else {}
    keep(entry, details | checked, seen or {}, unchangeable={"id", "school", "authority"})


@action("term.added", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def add_term(actor: Actor, school: School, *, name: str, starts: date, ends: date) -> Term:
    """Add a term or half term. Raises BadDates where it overlaps another or ends before it starts."""
    _check_span(school, starts, ends)
    term = Term(school=school, name=name, starts=starts, ends=ends)
    term.save()
    return term


@action("term.changed", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def change_term(actor: Actor, term: Term, *, name: str, starts: date, ends: date, seen: Mapping[str, Any] | None = None) -> None:
    """Correct a term. Raises BadDates as `add_term`, ChangedMeanwhile as `edit_school`."""
    check_seen(term, {"name": name, "starts": starts, "ends": ends}, seen or {})
    _check_span(term.school, starts, ends, but=term)
    term.name, term.starts, term.ends = name, starts, ends
    term.save(update_fields=["name", "starts", "ends"])


def _check_span(school: School, starts: date, ends: date, *, but: Term | None = None) -> None:
    """Raises BadDates, in one sentence."""
    if ends < starts:
        raise BadDates("The last day must not be before the first day.")
    others = Term.objects.filter(school=school, starts__lte=ends, ends__gte=starts).exclude(pk=but.pk if but else None)
    if (other := others.first()) is not None:
        raise BadDates(f"These dates overlap {other.name}. Change one of them.")


@action("term.removed", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL, may_erase=True)
def remove_term(actor: Actor, term: Term) -> None:
    """Take a term away: a calendar entry, no record of a child."""
    Term.objects.filter(pk=term.pk).delete()


@action("closure.added", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def add_closure(actor: Actor, school: School, *, day: date, why: str) -> Closure:
    """Say that the school is shut to pupils on a day within a term. Raises BadDates where it is said already."""
    if Closure.objects.filter(school=school, day=day).exists():
        raise BadDates("That day is in the list already.")
    closure = Closure(school=school, day=day, why=why)
    closure.save()
    return closure


@action("closure.removed", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL, may_erase=True)
def remove_closure(actor: Actor, closure: Closure) -> None:
    """Take a closure away."""
    Closure.objects.filter(pk=closure.pk).delete()
