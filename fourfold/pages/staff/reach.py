"""Where staff pages begin: the school at hand, and the child whose page it is."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from fourfold.access.permissions import Permission
from fourfold.access.roles import STAFF, Role, Side
from fourfold.access.rules import Facts
from fourfold.audit.requests import Request
from fourfold.pupils import queries
from fourfold.schools import current
from fourfold.schools.queries import School


def school_here(request: Request) -> School:
    """The school at which this member of staff is at work. Raises PermissionDenied for everyone else."""
    school = current.current_school(request)
    if school is None or not request.actor.holds(*STAFF, school=school.pk):
        raise PermissionDenied
    return school


def require_role(request: Request, *roles: Role) -> School:
    """The school at hand, for those who hold one of these offices there. Raises PermissionDenied for everyone else."""
    school = school_here(request)
    if not request.actor.holds(*roles, school=school.pk):
        raise PermissionDenied
    return school


def open_record(
    request: Request, code: str, page: str, needs: Permission = Permission.IDENTITY_VIEW, under: Facts = frozenset()
) -> queries.Opened:
    """One child's record, opened by a member of staff at a page; it leaves a Viewing.

    Raises Http404 where the child is out of reach, PermissionDenied where the child is known to them but the page is not theirs.
    """
    with queries.reading():
        opened = queries.open_record(request.actor, code, page=page, needs=needs, side=Side.SCHOOL, under=under)
        if opened is None:
            if queries.is_within_reach(request.actor, code):
                raise PermissionDenied
            raise Http404
        return opened


def require(opened: queries.Opened, *any_of: Permission) -> None:
    """Raises PermissionDenied unless this person holds one of these rights to the child."""
    if not any(opened.may(permission) for permission in any_of):
        raise PermissionDenied
