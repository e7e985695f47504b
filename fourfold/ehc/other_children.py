"""Whose names are taken out of a bundle: every other child who is, or was, at the child's schools."""

from fourfold.accounts.models import Membership
from fourfold.ehc.masking import Masking
from fourfold.pupils.models import Enrolment, Grant, ParentLink, Pupil


def masking_for(pupil: Pupil) -> Masking:
    """The names to take out, and those that stay: the child's own, and full names of its family and of those who work with it. Five
    questions, however large the school is."""
    schools = Enrolment.objects.filter(pupil=pupil).values("school")
    here = Enrolment.objects.filter(school__in=schools).exclude(pupil=pupil).exclude(pupil__merged_into=pupil)
    names = here.values_list("pupil__forename", "pupil__surname", "pupil__legal_forename", "pupil__legal_surname").distinct()
    others = {pair for forename, surname, legal, legally in names for pair in ((forename, surname), (legal, legally))}
    parents = ParentLink.objects.filter(pupil=pupil).values_list("parent__forename", "parent__surname")
    staff = Membership.objects.filter(school__in=schools).values_list("account__name", flat=True)
    visitors = Grant.objects.filter(pupil=pupil).values_list("asked_as", "account__name")
    adults = {*staff, *(f"{first} {last}" for first, last in parents), *(name for pair in visitors for name in pair if name)}
    own = (pupil.forename, pupil.surname, pupil.legal_forename, pupil.legal_surname)
    return Masking(sorted(others), own, sorted(adults))
