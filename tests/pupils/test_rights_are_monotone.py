"""Whatever the roles and links: taking a link away never adds a right, and neither does a restriction."""

from datetime import date

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
from fourfold.audit import doors
from fourfold.pupils import actions, queries
from fourfold.pupils.models import ClassStaff, Grant, Involvement, ParentLink, Pupil
from fourfold.pupils.standing import within_reach
from tests.cast import AUTUMN, BY_A_COURT, MAKER, TODAY, Cast, member

ROLES = (Role.TEACHER, Role.SUPPORT_STAFF, Role.SENCO, Role.HEAD, Role.SLT, Role.DATA_ADMIN, Role.GOVERNOR)
LINKS = ("class", "involved", "grant", "parent", "carer")
KIND = {"class": ClassStaff, "involved": Involvement, "grant": Grant, "parent": ParentLink, "carer": ParentLink}
SOME = (Permission.IDENTITY_VIEW, Permission.PLAN_VIEW, Permission.PLAN_CREATE, Permission.CONTACTS_VIEW, Permission.STATUS_APPROVE)


def tie(cast: Cast, link: str) -> None:
    """Tie the stranger to Leo in one way."""
    me = cast.account("stranger")
    if link == "class":
        actions.put_in_charge(MAKER, cast.juniper, account=me, works_as="teacher", starts=AUTUMN)
    elif link == "involved":
        actions.involve(MAKER, cast.leo, account=me, works_as="key worker", starts=AUTUMN)
    elif link == "grant":
        how = {"purpose": "x", "starts": AUTUMN, "ends": date(2026, 11, 28), "agreement": BY_A_COURT}
        actions.give_grant(MAKER, cast.leo, account=me, things=["plan"], **how)
    else:
        made = actions.add_parent(MAKER, cast.leo, relation=link, starts=AUTUMN, surname="Stranger")
        with doors.opened(doors.Door("test.setup", MAKER)):
            made.parent.account = me
            made.parent.save(update_fields=["account"])
        yes = "yes" if link == "parent" else "no"
        actions.confirm_parent(MAKER, made, responsibility=yes, how="x", on=AUTUMN, care_basis="" if yes == "yes" else "lives there")


def untie(cast: Cast, link: str) -> None:
    """Take that tie away, as if it had never been."""
    me = cast.account("stranger")
    mine = {"parent__account": me, "relation": link} if link in ("parent", "carer") else {"account": me}
    with doors.opened(doors.Door("test.setup", MAKER, may_erase=True)):
        KIND[link].objects.filter(**mine).delete()


def rights(cast: Cast) -> frozenset[Permission]:
    return queries.rights_to(cast.stranger, cast.leo)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(roles=st.sets(st.sampled_from(ROLES), max_size=2), links=st.sets(st.sampled_from(LINKS), max_size=3), data=st.data())
def test_rights_only_shrink_with_what_gives_them(cast: Cast, roles: set[Role], links: set[str], data: st.DataObject) -> None:
    with transaction.atomic():
        for role in sorted(roles):
            member(cast.account("stranger"), cast.larkfield, role)
        for link in sorted(links):
            tie(cast, link)
        before = rights(cast)
        for permission in SOME:
            listed = Pupil.objects.filter(within_reach(cast.stranger, permission), pk=cast.leo.pk).exists()
            assert listed == (permission in before)
        own_child = links & {"parent", "carer"}
        if links:
            dropped = data.draw(st.sampled_from(sorted(links)))
            untie(cast, dropped)
            # Who is a parent of the child has a parent's rights alone (veto 3): without that link their office or grant counts again.
            assert rights(cast) <= before or dropped in own_child
            before = rights(cast)
        actions.restrict(MAKER, cast.leo, account=cast.account("stranger"), kind="Court order", starts=TODAY)
        assert rights(cast) == frozenset() <= before
        transaction.set_rollback(True)
