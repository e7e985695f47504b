"""Rows start at the person: who sees Leo, and who does not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from fourfold import clock
from fourfold.access.actor import Actor, Office
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role, Side
from fourfold.access.rules import Condition
from fourfold.audit import doors
from fourfold.pupils import actions, queries
from fourfold.pupils.models import ClassStaff, Enrolment, Involvement, Pupil
from fourfold.pupils.queries import CENSUS
from fourfold.pupils.standing import found_out, rights_in, rules_of, within_reach
from fourfold.pupils.ties import Ties, reading
from tests.cast import AUTUMN, MAKER, Cast, at, member

EVERYBODY = [
    "amina",
    "tom",
    "tess",
    "helen",
    "sal",
    "gus",
    "dan",
    "sysop",
    "grace",
    "rob",
    "kim",
    "yan",
    "zoe_herself",
    "leo_himself",
    "megan",
    "stranger",
    "odile",
]
ASKED_BY_PAGES = [
    Permission.IDENTITY_VIEW,
    Permission.IDENTITY_EDIT,
    Permission.STATUS_VIEW,
    Permission.PLAN_VIEW,
    Permission.PLAN_CREATE,
    Permission.PROFILE_VIEW,
    Permission.PROFILE_CREATE,
    Permission.PROGRESS_VIEW,
    Permission.MEETING_VIEW,
    Permission.ADVICE_CREATE,
    Permission.EHC_REQUEST_CREATE,
]
ODD: dict[str, Callable[[Cast], Actor]] = {
    "grace, come by a link about leo": lambda cast: cast.actor("grace").narrowed(cast.leo.pk),
    "grace, come by a link about max": lambda cast: cast.actor("grace").narrowed(cast.max.pk),
    "tess, a specialist at the other school": lambda cast: with_posts(cast, Role.SUPPORT_STAFF),
    "tess, the other school's SENCO": lambda cast: with_posts(cast, Role.SENCO),
    "tom, with a lent right": lambda cast: replace(cast.actor("tom"), lent=frozenset({Permission.PLAN_CREATE})),
}
SEE_LEO = {"amina", "tom", "tess", "helen", "sal", "dan", "grace", "kim", "leo_himself", "megan"}


def with_posts(cast: Cast, elsewhere: Role) -> Actor:
    """An assistant who is named on Leo's record, and holds a specialist post at the other school as well."""
    with doors.opened(doors.Door("test.setup", MAKER)):
        Involvement.objects.create(account=cast.account("tess"), pupil=cast.leo, starts=AUTUMN)
    posts = (Office(Role.SUPPORT_STAFF, cast.larkfield.pk), Office(elsewhere, cast.millbrook.pk, specialist=True))
    return replace(cast.actor("tess"), offices=posts)


@pytest.mark.parametrize("name", EVERYBODY)
def test_only_those_tied_to_leo_see_him(cast: Cast, name: str) -> None:
    assert (cast.leo in queries.visible_to(cast.actor(name))) == (name in SEE_LEO)


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_list_is_the_filter_of_its_details(cast: Cast, name: str) -> None:
    actor = cast.actor(name)
    ties = Ties(actor, clock.today())
    spoken_of = {permission: rules_of(permission) for permission in Permission}
    found = {pupil.pk: found_out(actor, pupil, spoken_of, ties) for pupil in cast.pupils.values()}
    (opened,) = zip(*(rights_in(actor, pupil, ties=ties) for pupil in cast.pupils.values()), strict=True)
    for place, permission in enumerate(Permission):
        listed = set(Pupil.objects.filter(within_reach(actor, permission, ties=ties)).values_list("pk", flat=True))
        detailed = {pk for pk, tied in found.items() if may(permission, tied[place].standing())}
        assert listed == detailed, permission
        assert listed == {pupil.pk for pupil, rights in zip(cast.pupils.values(), opened, strict=True) if permission in rights}, permission


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("name", [*EVERYBODY, *ODD])
def test_a_page_opens_to_whom_its_list_shows_the_child(cast: Cast, name: str, side: Side) -> None:
    """In one part alone; where census fields alone are shown, and what was published."""
    actor = ODD[name](cast) if name in ODD else cast.actor(name)
    facts = (CENSUS, frozenset({Condition.PUBLISHED_TO_FAMILY, Condition.PUBLISHED_TO_PUPIL}))
    ties = Ties(actor, clock.today())
    opened = {pupil.pk: rights_in(actor, pupil, side=side, under=facts, ties=ties) for pupil in cast.pupils.values()}
    for permission in ASKED_BY_PAGES:
        for place, under in enumerate(facts):
            listed = set(queries.visible_to(actor, permission, side=side, under=under, ties=ties).values_list("pk", flat=True))
            assert listed == {pk for pk, rights in opened.items() if permission in rights[place]}, (permission, under)


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_page_that_asks_once_about_a_child_lists_no_more_and_no_less_of_it(cast: Cast, name: str) -> None:
    """How somebody stands to a child is asked once a page, and every list about the child built on the answer."""
    actor = cast.actor(name)
    for pupil in cast.pupils.values():
        with reading():
            ties = Ties(actor, clock.today())
            for permission in Permission:
                asked = Enrolment.objects.filter(within_reach(actor, permission, to="pupil", of=pupil))
                afresh = Enrolment.objects.filter(within_reach(actor, permission, to="pupil", ties=ties), pupil=pupil)
                assert set(asked) == set(afresh), (pupil, permission)


def test_what_is_asked_once_about_a_child_is_asked_again_by_a_form_and_by_the_next_page(cast: Cast) -> None:
    def is_seen() -> bool:
        return Enrolment.objects.filter(within_reach(cast.grace, Permission.IDENTITY_VIEW, to="pupil", of=cast.leo)).exists()

    with reading():
        assert is_seen()
    assert is_seen()
    actions.restrict(cast.amina, cast.leo, parent=cast.parents["grace"], kind="Court order", starts=clock.today())
    assert not is_seen()
    with reading():
        assert not is_seen()


def test_nobody_at_one_school_sees_a_pupil_of_the_other(cast: Cast) -> None:
    for name in EVERYBODY:
        mine = {p.name for p in queries.visible_to(cast.actor(name))}
        assert mine <= ({"Otto Brand"} if name == "odile" else {"Leo Obi", "Max Stone", "Zoe Novak"})


def test_a_restriction_shuts_a_parent_out_at_once(cast: Cast) -> None:
    assert cast.leo in queries.visible_to(cast.grace)
    actions.restrict(cast.amina, cast.leo, parent=cast.parents["grace"], kind="Court order", starts=clock.today())
    assert cast.leo not in queries.visible_to(cast.grace)


def test_a_restriction_beats_a_staff_role_too(cast: Cast) -> None:
    member(cast.account("rob"), cast.larkfield, Role.SENCO)
    assert cast.leo not in queries.visible_to(cast.rob)
    assert cast.max in queries.visible_to(cast.rob)


def test_staff_who_are_a_parent_have_a_parents_rights_alone(cast: Cast) -> None:
    member(cast.account("grace"), cast.larkfield, Role.SENCO)
    rights = queries.rights_to(cast.grace, cast.leo)
    assert Permission.CONCERN_CREATE in rights
    assert Permission.CLINICAL_EDIT not in rights
    assert Permission.CLINICAL_EDIT in queries.rights_to(cast.grace, cast.max)


def test_a_teacher_reads_for_14_days_after_leaving_a_class_and_writes_no_more(cast: Cast) -> None:
    actions.take_out_of_charge(MAKER, ClassStaff.objects.get(account=cast.account("tom")), on=date(2026, 11, 10))
    assert Permission.PLAN_VIEW in queries.rights_to(cast.tom, cast.leo)
    assert Permission.PLAN_CREATE not in queries.rights_to(cast.tom, cast.leo)
    with clock.set_to(at(date(2026, 11, 25))):
        assert cast.leo not in queries.visible_to(cast.tom)


def test_a_grant_ends_after_its_last_day(cast: Cast) -> None:
    with clock.set_to(at(date(2026, 11, 28))):
        assert cast.leo in queries.visible_to(cast.megan)
    with clock.set_to(at(date(2026, 11, 29))):
        assert cast.leo not in queries.visible_to(cast.megan)


def test_a_membership_that_ended_yesterday_gives_nothing(cast: Cast) -> None:
    member(cast.account("stranger"), cast.larkfield, Role.SENCO, ends=date(2026, 11, 23))
    assert not queries.visible_to(cast.stranger).exists()


def test_staff_without_a_second_factor_see_nobody(cast: Cast) -> None:
    assert not queries.visible_to(cast.actor("amina", second_factor=False)).exists()


def test_a_parent_of_a_young_person_sees_nothing_until_the_young_person_wishes_it(cast: Cast) -> None:
    assert cast.zoe not in queries.visible_to(cast.yan)
    actions.record_sharing_wish(cast.amina, cast.zoe, parent=cast.parents["yan"], share=True, starts=clock.today())
    assert cast.zoe in queries.visible_to(cast.yan)


def test_of_a_pupil_who_has_left_only_senco_and_head_read_on(cast: Cast) -> None:
    actions.leave(cast.amina, cast.leo.enrolments.get(), on=date(2026, 11, 20))
    seen = {name for name in EVERYBODY if cast.leo in queries.visible_to(cast.actor(name))}
    assert seen == {"amina", "helen"}
    assert Permission.PLAN_EDIT not in queries.rights_to(cast.amina, cast.leo)


def test_after_a_move_the_old_school_sees_nothing(cast: Cast) -> None:
    actions.leave(cast.amina, cast.leo.enrolments.get(), on=date(2026, 11, 20))
    actions.readmit(MAKER, cast.millbrook, pupil=cast.leo, starts=date(2026, 11, 23), year_group="5")
    assert cast.leo not in queries.visible_to(cast.amina)
    assert cast.leo in queries.visible_to(cast.odile)


def test_with_dual_registration_both_schools_see_the_pupil(cast: Cast) -> None:
    actions.readmit(MAKER, cast.millbrook, pupil=cast.leo, starts=AUTUMN, year_group="5", main=False)
    assert cast.leo in queries.visible_to(cast.amina)
    assert cast.leo in queries.visible_to(cast.odile)


def test_a_specialist_post_at_one_school_gives_no_right_at_another(cast: Cast) -> None:
    tess = with_posts(cast, Role.SUPPORT_STAFF)
    assert not may(Permission.ADVICE_CREATE, cast.leo.standing(tess, Permission.ADVICE_CREATE), side=Side.SCHOOL)
    assert queries.open_record(tess, cast.leo.code, page="x", needs=Permission.ADVICE_CREATE, side=Side.SCHOOL) is None


def test_who_may_ask_for_one_right_alone_has_no_other(cast: Cast) -> None:
    phone = replace(cast.actor("tess"), only=frozenset({Permission.PLAN_VIEW}))
    assert queries.rights_to(phone, cast.leo) == {Permission.PLAN_VIEW}


def test_a_row_that_was_moved_in_memory_alone_is_asked_about_as_it_stands_in_the_database(cast: Cast) -> None:
    actions.restrict(MAKER, cast.leo, account=cast.account("tom"), kind="Court order", starts=clock.today())
    row = Enrolment.objects.get(pupil=cast.leo)
    row.pupil = cast.max
    assert not may(Permission.IDENTITY_VIEW, row.standing(cast.actor("tom"), Permission.IDENTITY_VIEW))
