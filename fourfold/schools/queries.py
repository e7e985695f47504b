"""Reading about schools."""

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.schools.models import Authority, Closure, School, Term


def schools_of(actor: Actor) -> QuerySet[School]:
    """The schools where this person holds an office now."""
    return School.objects.filter(pk__in=actor.schools).select_related("authority", "trust").order_by("name")


def school_of(actor: Actor, pk: int) -> School | None:
    """One of this person's schools; None for any other."""
    return schools_of(actor).filter(pk=pk).first()


def public_school(code: str) -> School | None:
    """A school as anyone may see it: its front page, whom to ask, how to complain. None where there is no such school."""
    return School.objects.filter(code=code, closed_on__isnull=True).select_related("authority").first()


def school_with_urn(urn: str) -> School | None:
    """For the machine's owner at the command line."""
    return School.objects.filter(urn=urn).select_related("authority").first()


def schools_known() -> list[str]:
    """Every school's name and URN, for the machine's owner at the command line."""
    return [f"{school.name} ({school.urn})" for school in School.objects.order_by("name")]


def terms_of(actor: Actor, school: School) -> QuerySet[Term]:
    """The terms of one of this person's schools, first first."""
    return Term.objects.filter(school=school, school__in=actor.schools).order_by("starts")


def closures_of(actor: Actor, school: School) -> QuerySet[Closure]:
    """The days on which one of this person's schools is shut within a term."""
    return Closure.objects.filter(school=school, school__in=actor.schools).order_by("day")


def authority_of(actor: Actor, school: School) -> Authority | None:
    """The local authority of one of this person's schools."""
    return Authority.objects.filter(schools=school, schools__in=actor.schools).first()
