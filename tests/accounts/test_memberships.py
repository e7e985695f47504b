"""Roles: asked for by one, approved by another, ended, handed over."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import Denied
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
from fourfold.accounts import actions, factors, invitations
from fourfold.accounts.membership_rules import CannotStand, NeedsSecondPerson
from fourfold.accounts.models import FactorReset, Membership
from fourfold.audit import doors
from fourfold.audit.models import Event
from fourfold.outbox.models import Mail
from tests.accounts.doors import give_app, is_signed_in, last_mail, mailed_path
from tests.cast import MAKER, TODAY, Cast, member
from tests.signed_in import client_of

NEW = {"name": "Nia Vale", "email": "nia@example.org", "starts": TODAY}


def ask(cast: Cast, by: Actor, role: Role = Role.TEACHER, **more: object) -> Membership:
    return actions.invite_staff(by, cast.larkfield, **(NEW | {"role": role} | more))


def without_senco(cast: Cast) -> None:
    with doors.opened(doors.Door("test.setup", MAKER)):
        Membership.objects.filter(account=cast.account("amina")).update(ended_at=clock.now())


def test_a_role_that_was_only_asked_for_gives_nothing(cast: Cast) -> None:
    asked = ask(cast, cast.helen)
    cast.accounts["nia"] = asked.account
    assert cast.nia.offices == ()
    assert not Mail.objects.filter(to="nia@example.org").exists()


def test_another_head_senco_or_deputy_approves_and_the_invitation_goes_out(cast: Cast) -> None:
    asked = ask(cast, cast.dan)
    actions.approve_membership(cast.helen, asked)
    cast.accounts["nia"] = asked.account
    assert [office.role for office in cast.nia.offices] == [Role.TEACHER]
    assert last_mail("nia@example.org").purpose == "invitation"


def test_nobody_approves_what_they_asked_for(cast: Cast) -> None:
    asked = ask(cast, cast.helen)
    with pytest.raises(NeedsSecondPerson):
        actions.approve_membership(cast.helen, asked)


def test_the_senco_stands_in_for_the_head_for_that_act_alone_and_the_ledger_says_so(cast: Cast) -> None:
    asked = ask(cast, cast.helen)
    actions.approve_membership(cast.amina, asked)
    asked.refresh_from_db()
    assert asked.approved_by == cast.account("amina")
    assert Event.objects.filter(subject="stood in for the head for this act", actor=cast.account("amina").pk).exists()
    with pytest.raises(Denied):
        ask(cast, cast.amina, email="other@example.org")


def test_a_senior_leader_approves_only_as_named_deputy(cast: Cast) -> None:
    asked = ask(cast, cast.helen)
    with pytest.raises(Denied):
        actions.approve_membership(cast.sal, asked)
    with doors.opened(doors.Door("test.setup", MAKER)):
        Membership.objects.filter(account=cast.account("sal")).update(deputy=True)
    actions.approve_membership(cast.sal, asked)
    asked.refresh_from_db()
    assert asked.approved_at


def test_nobody_approves_their_own_role(cast: Cast) -> None:
    asked = actions.invite_staff(cast.helen, cast.larkfield, name="", email="amina@example.org", role=Role.HEAD, starts=TODAY)
    with pytest.raises(NeedsSecondPerson):
        actions.approve_membership(cast.amina, asked)


def test_until_a_second_person_is_there_the_act_waits_a_day_and_the_governor_is_told(cast: Cast) -> None:
    without_senco(cast)
    asked = ask(cast, cast.helen)
    assert last_mail("gus@example.org").purpose == "waits-for-second-person"
    with clock.set_to(asked.asked_at + timedelta(hours=23)), pytest.raises(NeedsSecondPerson):
        actions.approve_membership(cast.helen, asked)
    with clock.set_to(asked.asked_at + timedelta(hours=24)):
        actions.approve_membership(cast.helen, asked)
    asked.refresh_from_db()
    assert asked.approved_at


@pytest.mark.parametrize("who", ["tom", "tess", "sal", "gus", "sysop", "grace", "stranger", "odile"])
def test_who_may_not_ask_for_a_role(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        ask(cast, cast.actor(who))


def test_a_system_administrator_cannot_take_up_a_role_that_reads_about_children(cast: Cast) -> None:
    """Veto 10. Whoever asks learns nothing of the address, so it is refused at the administrator's own yes."""
    actions.approve_membership(cast.helen, ask(cast, cast.dan, email="sysop@example.org"))
    path = mailed_path("sysop@example.org")
    assert invitations.accept(path.rpartition("/")[2]) is None
    assert [office.role for office in cast.sysop.offices] == [Role.SYSADMIN]


def test_who_reads_about_children_cannot_become_system_administrator(cast: Cast) -> None:
    with pytest.raises(CannotStand):
        ask(cast, cast.helen, Role.SYSADMIN, email="tom@example.org")


def test_the_two_kinds_of_role_cannot_be_asked_for_side_by_side(cast: Cast) -> None:
    actions.approve_membership(cast.amina, ask(cast, cast.helen, Role.SYSADMIN))
    with pytest.raises(CannotStand):
        ask(cast, cast.helen, Role.TEACHER)


def test_a_role_ends_at_once(cast: Cast) -> None:
    membership = Membership.objects.get(account=cast.account("tom"))
    actions.end_membership(cast.helen, membership)
    assert cast.tom.offices == ()


def test_a_role_holds_through_its_last_day(cast: Cast) -> None:
    membership = Membership.objects.get(account=cast.account("tom"))
    actions.end_membership(cast.helen, membership, last_day=TODAY)
    assert cast.tom.offices != ()
    with clock.set_to(clock.now() + timedelta(days=1)):
        assert cast.tom.offices == ()


@pytest.mark.parametrize("who", ["amina", "helen"])
def test_the_only_senco_or_head_cannot_just_end(cast: Cast, who: str) -> None:
    with pytest.raises(CannotStand):
        actions.end_membership(cast.helen, Membership.objects.get(account=cast.account(who)))


def test_the_senco_role_is_handed_over_and_never_vacant(cast: Cast) -> None:
    first_day = date(2027, 1, 4)
    with doors.opened(doors.Door("test.setup", MAKER)):
        Membership.objects.filter(account=cast.account("sal")).update(deputy=True)
    asked = actions.hand_over_senco(cast.helen, cast.larkfield, name="Nia Vale", email="nia@example.org", on=first_day)
    before = Membership.objects.get(account=cast.account("amina"))
    assert before.ends is None
    actions.approve_membership(cast.sal, asked)
    before.refresh_from_db()
    asked.refresh_from_db()
    assert (before.ends, asked.starts) == (date(2027, 1, 3), first_day)


def test_approved_late_a_handover_begins_on_that_day(cast: Cast) -> None:
    asked = actions.hand_over_senco(cast.helen, cast.larkfield, name="Nia Vale", email="nia@example.org", on=TODAY - timedelta(days=9))
    actions.approve_membership(cast.amina, asked)
    asked.refresh_from_db()
    assert (asked.starts, Membership.objects.get(account=cast.account("amina")).ends) == (TODAY, TODAY - timedelta(days=1))


def test_asking_twice_for_the_same_role_is_refused(cast: Cast) -> None:
    ask(cast, cast.helen)
    with pytest.raises(CannotStand):
        ask(cast, cast.dan)


def test_a_lost_second_factor_is_taken_off_by_two_people_who_saw_the_person(cast: Cast) -> None:
    account = cast.account("tom")
    give_app(account)
    client = client_of(account)
    reset = actions.report_lost_factor(cast.helen, cast.larkfield, account=account, how_known="At my desk, known for years")
    assert factors.is_set_up(account)
    with pytest.raises(NeedsSecondPerson):
        actions.confirm_lost_factor(cast.helen, reset)
    actions.confirm_lost_factor(cast.amina, reset)
    assert not factors.is_set_up(account)
    assert not is_signed_in(client)
    assert last_mail("tom@example.org").purpose == "account-changed"


def test_nobody_reports_or_confirms_their_own_lost_factor(cast: Cast) -> None:
    with pytest.raises(CannotStand):
        actions.report_lost_factor(cast.helen, cast.larkfield, account=cast.account("helen"), how_known="It is me")
    reset = actions.report_lost_factor(cast.helen, cast.larkfield, account=cast.account("amina"), how_known="At my desk")
    with pytest.raises(NeedsSecondPerson):
        actions.confirm_lost_factor(cast.amina, reset)


def test_the_database_itself_refuses_one_person_twice(cast: Cast) -> None:
    helen = cast.account("helen")
    with doors.opened(doors.Door("test.setup", MAKER)), transaction.atomic(), pytest.raises(IntegrityError):
        FactorReset(
            school=cast.larkfield, account=cast.account("tom"), how_known="x", asked_by=helen, confirmed_by=helen, asked_at=clock.now()
        ).save()


def test_a_school_cannot_take_the_second_factor_off_somebody_elses_staff(cast: Cast) -> None:
    with pytest.raises(CannotStand):
        actions.report_lost_factor(cast.helen, cast.larkfield, account=cast.account("odile"), how_known="At my desk")


def test_closing_an_account_ends_its_sessions(cast: Cast) -> None:
    client = client_of(cast.account("tom"))
    actions.close_account(cast.helen, Membership.objects.get(account=cast.account("tom")))
    assert not is_signed_in(client)


def test_a_school_shuts_what_it_gave_and_nothing_of_another_schools(cast: Cast) -> None:
    member(cast.account("tom"), cast.millbrook, Role.TEACHER)
    actions.close_account(cast.helen, Membership.objects.get(account=cast.account("tom"), school=cast.larkfield))
    assert {office.school for office in cast.tom.offices} == {cast.millbrook.pk}


def test_a_parent_whom_a_school_shuts_out_as_staff_still_sees_their_child(cast: Cast) -> None:
    membership = member(cast.account("grace"), cast.larkfield, Role.TEACHER)
    actions.close_account(cast.helen, membership)
    assert cast.grace.offices == ()
    assert client_of(cast.account("grace")).get(f"/family/{cast.leo.code}").status_code == 200


def test_the_only_senco_is_not_shut_out(cast: Cast) -> None:
    with pytest.raises(CannotStand):
        actions.close_account(cast.helen, Membership.objects.get(account=cast.account("amina")))


def test_a_senco_known_elsewhere_takes_over_once_they_say_yes(cast: Cast) -> None:
    asked = actions.hand_over_senco(cast.helen, cast.larkfield, name="O Marsh", email="odile@example.org", on=TODAY)
    actions.approve_membership(cast.amina, asked)
    assert Role.SENCO in {office.role for office in cast.amina.offices}
    assert invitations.accept(mailed_path("odile@example.org").rpartition("/")[2])
    assert cast.amina.offices == ()
    assert cast.larkfield.pk in {office.school for office in cast.odile.offices}


def test_every_deed_about_people_leaves_a_line_in_the_ledger(cast: Cast) -> None:
    asked = ask(cast, cast.dan)
    actions.approve_membership(cast.helen, asked)
    actions.end_membership(cast.helen, asked)
    verbs = Event.objects.filter(school=cast.larkfield.pk).values_list("verb", flat=True)
    assert {"people.invited", "people.approved", "people.ended"} <= set(verbs)


def test_the_owners_lent_right_covers_an_import_of_staff(cast: Cast) -> None:
    assert Permission.PEOPLE_APPROVE in MAKER.lent
    asked = ask(cast, MAKER)
    actions.approve_membership(MAKER, asked)
    asked.refresh_from_db()
    assert asked.approved_at


def test_the_people_page_shows_who_waits_and_lets_another_approve(cast: Cast) -> None:
    asked = ask(cast, cast.dan)
    helen = client_of(cast.account("helen"))
    assert "1" in helen.get("/settings/people").content.decode()
    page = helen.get(f"/settings/people/{asked.account.code}").content.decode()
    assert "Approve this role" in page
    helen.post(f"/settings/people/{asked.account.code}/teacher/approve")
    asked.refresh_from_db()
    assert asked.approved_by == cast.account("helen")


def test_several_roles_are_approved_at_once_and_what_cannot_be_is_said(cast: Cast) -> None:
    asked = [ask(cast, cast.dan, email=f"new{number}@example.org", name=f"New {number}") for number in range(3)]
    own = ask(cast, cast.helen, email="own@example.org", name="Own One")
    helen = client_of(cast.account("helen"))
    page = helen.get("/settings/people?show=waiting").content.decode()
    chosen = [f"{one.account.code}:teacher" for one in asked]
    assert all(f'value="{one}"' in page for one in chosen)
    assert f'value="{own.account.code}:teacher"' not in page
    answer = helen.post("/settings/people/approve", {"role": [*chosen, f"{own.account.code}:teacher"]}, follow=True).content.decode()
    assert "3 roles are approved." in answer
    assert "another head, SENCO or deputy must approve it" in answer
    assert Membership.objects.filter(pk__in=[one.pk for one in asked], approved_by=cast.account("helen")).count() == 3
    own.refresh_from_db()
    assert own.approved_at is None


@pytest.mark.parametrize(("who", "status"), [("tom", 403), ("dan", 403), ("odile", 404)])
def test_who_may_not_approve_one_approves_no_several(cast: Cast, who: str, status: int) -> None:
    asked = ask(cast, cast.helen)
    answer = client_of(cast.account(who)).post("/settings/people/approve", {"role": [f"{asked.account.code}:teacher"]})
    assert answer.status_code == status
    asked.refresh_from_db()
    assert asked.approved_at is None


@pytest.mark.parametrize(
    ("who", "status"), [("helen", 200), ("dan", 200), ("amina", 200), ("tom", 200), ("gus", 403), ("grace", 404), ("odile", 200)]
)
def test_who_sees_the_people_page(cast: Cast, who: str, status: int) -> None:
    client = client_of(cast.account(who))
    answer = client.get("/settings/people")
    assert answer.status_code == status
    if status == 200:
        assert ("Tom Hardy" in answer.content.decode()) is (who != "odile")


@pytest.mark.parametrize("path", ["/settings/people/invite", "/settings/people/hand-over"])
def test_who_may_only_look_at_people_cannot_invite(cast: Cast, path: str) -> None:
    client = client_of(cast.account("tom"))
    assert client.get(path).status_code == 403
    assert "Invite somebody" not in client.get("/settings/people").content.decode()


def test_the_people_list_is_searched_and_paged(cast: Cast) -> None:
    helen = client_of(cast.account("helen"))
    for number in range(60):
        actions.invite_staff(
            cast.helen, cast.larkfield, name=f"Zed {number:02}", email=f"zed{number}@example.org", role=Role.TEACHER, starts=TODAY
        )
    assert "Zed 59" not in helen.get("/settings/people").content.decode()
    assert "Zed 59" in helen.get("/settings/people?page=2").content.decode()
    found = helen.get("/settings/people?q=tom+teacher").content.decode()
    assert "Tom Hardy" in found
    assert "Zed 00" not in found


def test_inviting_through_the_page_asks_and_gives_nothing_yet(cast: Cast, client: Client) -> None:
    helen = client_of(cast.account("helen"))
    helen.post("/settings/people/invite", {"name": "Nia Vale", "email": "nia@example.org", "role": "slt:deputy", "starts": "2026-11-24"})
    asked = Membership.objects.get(account__email="nia@example.org")
    assert (asked.role, asked.deputy, asked.approved_at) == ("slt", True, None)


def test_the_head_shuts_an_account_through_the_page_and_opens_it_again(cast: Cast) -> None:
    tom, helen = client_of(cast.account("tom")), client_of(cast.account("helen"))
    path = f"/settings/people/{cast.account('tom').code}/account"
    helen.post(path)
    assert not is_signed_in(tom)
    assert "They are shut out of this school" in helen.get(f"/settings/people/{cast.account('tom').code}").content.decode()
    helen.post(path, {"open": "yes"})
    assert [office.role for office in cast.tom.offices] == [Role.TEACHER]


@pytest.mark.parametrize("deed", ["account", "teacher/end", "teacher/approve", "lost-second-step"])
def test_who_may_only_look_at_people_does_nothing_to_them(cast: Cast, deed: str) -> None:
    tess = client_of(cast.account("tess"))
    answer = tess.post(f"/settings/people/{cast.account('tom').code}/{deed}", {"how_known": "x"})
    assert answer.status_code == 403
    assert cast.tom.offices != ()


@pytest.mark.parametrize("deed", ["", "/account", "/teacher/end", "/teacher/approve", "/lost-second-step"])
def test_the_people_of_another_school_do_not_exist(cast: Cast, deed: str) -> None:
    odile = client_of(cast.account("odile"))
    path = f"/settings/people/{cast.account('tom').code}{deed}"
    assert (odile.post(path) if deed else odile.get(path)).status_code == 404


def test_only_who_may_act_on_it_sees_who_has_no_second_step(cast: Cast) -> None:
    assert "Not yet" in client_of(cast.account("helen")).get("/settings/people").content.decode()
    tom = client_of(cast.account("tom"))
    assert "Not yet" not in tom.get("/settings/people").content.decode()
    assert "Signing in" not in tom.get(f"/settings/people/{cast.account('tess').code}").content.decode()
