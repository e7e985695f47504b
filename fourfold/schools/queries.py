"""Reading about schools. Whoever asks may name what the answers are made of: School, Authority, Term, Closure."""

from datetime import date

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.schools.models import Authority as Authority
from fourfold.schools.models import AuthorityEntry as AuthorityEntry
from fourfold.schools.models import Closure as Closure
from fourfold.schools.models import School as School
from fourfold.schools.models import Term as Term
from fourfold.schools.offers import offers_at


def schools_of(actor: Actor) -> QuerySet[School]:
    """The schools where this person holds an office now."""
    return School.objects.filter(pk__in=actor.schools).select_related("authority", "trust").order_by("name")


def school_of(actor: Actor, pk: int) -> School | None:
    """One of this person's schools; None for any other."""
    return schools_of(actor).filter(pk=pk).first()


def public_school(code: str) -> School | None:
    """A school as anyone may see it: its front page, whom to ask, how to complain. None where there is no such school."""
    return School.objects.filter(code=code, closed_on__isnull=True).select_related("authority").first()


def schools_here() -> QuerySet[School]:
    """The open schools of this installation, by name, as anyone may see them."""
    return School.objects.filter(closed_on__isnull=True).order_by("name")


def school_with_urn(urn: str) -> School | None:
    """For the machine's owner at the command line."""
    return School.objects.filter(urn=urn).select_related("authority").first()


def schools_known() -> list[str]:
    """Every school's name and URN, for the machine's owner at the command line."""
    return [f"{school.name} ({school.urn})" for school in School.objects.order_by("name")]


def terms_of(actor: Actor, school: School) -> QuerySet[Term]:
    """The terms of one of this person's schools, first first."""
    return Term.objects.filter(school=school, school__in=actor.schools).order_by("starts")


def term_starting(actor: Actor, school: School, day: date) -> Term | None:
    """The term that begins on a day, at one of this person's schools: no two begin together."""
    return terms_of(actor, school).filter(starts=day).first()


def closure_on(actor: Actor, school: School, day: date) -> Closure | None:
    """The closure on a day, at one of this person's schools."""
    return closures_of(actor, school).filter(day=day).first()


def closures_of(actor: Actor, school: School) -> QuerySet[Closure]:
    """The days on which one of this person's schools is shut within a term."""
    return Closure.objects.filter(school=school, school__in=actor.schools).order_by("day")


def authority_of(actor: Actor, school: School) -> Authority | None:
    """The local authority of one of this person's schools."""
    return Authority.objects.filter(schools=school, schools__in=actor.schools).first()


def entry_of(actor: Actor, school: School, of: Authority | None = None) -> Authority | AuthorityEntry | None:
    """What families of one of this person's schools are told of an authority: the school's, or `of` another."""
    return offers_at(school, of) if school.pk in actor.schools else None
