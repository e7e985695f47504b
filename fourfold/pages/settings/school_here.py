"""The school whose settings these pages show, and whether this person may change them."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.requests import Request
from fourfold.schools.current import current_school
from fourfold.schools.queries import School


def school_here(request: Request, needs: Permission = Permission.SETTINGS_EDIT) -> School:
    """The school at which this person is. Raises Http404 for who works at none, PermissionDenied for who may not do this there."""
    if (school := current_school(request)) is None:
        raise Http404
    if not may(needs, school.standing(request.actor, needs), side=Side.SCHOOL):
        raise PermissionDenied
    return school
