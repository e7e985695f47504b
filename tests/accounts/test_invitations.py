"""Coming in for the first time."""

from datetime import timedelta

import pytest
from django.test import Client

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
from fourfold.accounts import actions, invitations
from fourfold.accounts.first_head import HasHead, make_first_head_token
from fourfold.accounts.models import Account, FirstHeadToken, Invitation, Membership
from fourfold.audit import doors
from fourfold.outbox.models import Mail
from fourfold.schools.models import School
from tests.accounts.doors import is_signed_in, last_mail, mailed_path, with_password
from tests.cast import MAKER, TODAY, Cast
from tests.signed_in import client_of

GOOD = "tortoise piano river"


def invited_teacher(cast: Cast) -> str:
    asked = actions.invite_staff(cast.dan, cast.larkfield, name="Nia Vale", email="nia@example.org", role=Role.TEACHER, starts=TODAY)
    actions.approve_membership(cast.helen, asked)
    return mailed_path("nia@example.org")


def invited_parent(cast: Cast, email: str = "pat@example.org") -> str:
    actions.invite_family(cast.amina, cast.larkfield, name="Pat Lee", email=email, for_what="parent:abcdef")
    return mailed_path(email)


def test_staff_choose_a_password_and_then_a_second_factor(cast: Cast, client: Client) -> None:
    path = invited_teacher(cast)
    answer = client.post(path, {"password": GOOD})
    assert answer.status_code == 302
    assert client.get("/settings/people").headers["Location"] == "/sign-in/second-factor"


def test_a_bad_password_leaves_the_invitation_open(cast: Cast, client: Client) -> None:
    path = invited_teacher(cast)
    assert "12" in client.post(path, {"password": "short"}).content.decode()
    assert client.post(path, {"password": GOOD}).status_code == 302


def test_an_invitation_works_once(cast: Cast, client: Client) -> None:
    path = invited_teacher(cast)
    client.post(path, {"password": GOOD})
    thief = Client()
    assert thief.post(path, {"password": "another tortoise river"}).status_code == 404
    assert with_password(Client(), "nia@example.org", GOOD).status_code == 302


def test_an_invitation_works_for_three_days(cast: Cast, client: Client) -> None:
    path, now = invited_teacher(cast), clock.now()
    with clock.set_to(now + timedelta(hours=71)):
        assert client.get(path).status_code == 200
    with clock.set_to(now + timedelta(hours=72)):
        assert client.get(path).status_code == 404


def test_looking_at_an_invitation_accepts_nothing(cast: Cast, client: Client) -> None:
    path = invited_parent(cast)
    for _each in range(3):
        assert client.get(path).status_code == 200
    assert not is_signed_in(client)
    assert Invitation.objects.get().accepted_at is None


def test_a_parent_comes_in_at_one_press_and_the_pupils_room_learns_for_whom(cast: Cast, client: Client) -> None:
    client.post(invited_parent(cast))
    assert is_signed_in(client)
    assert invitations.accepted_for(Account.objects.get(email="pat@example.org")) == ["parent:abcdef"]


def test_the_invitations_secret_is_not_kept(cast: Cast) -> None:
    secret = invited_parent(cast).rpartition("/")[2]
    assert len(secret) * 6 >= 128
    assert Invitation.objects.get().mark != secret


def test_a_second_invitation_for_the_same_purpose_replaces_the_first(cast: Cast, client: Client) -> None:
    first = invited_parent(cast)
    second = invited_parent(cast)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


def test_an_invitation_to_an_account_in_use_cannot_choose_its_password(cast: Cast, client: Client) -> None:
    path = invited_parent(cast, "tom@example.org")
    assert "You have an account here already" in client.get(path).content.decode()
    client.post(path, {"password": GOOD})
    assert not is_signed_in(client)
    assert with_password(Client(), "tom@example.org", GOOD).status_code == 200


def test_who_is_signed_in_accepts_a_further_invitation_with_a_press(cast: Cast) -> None:
    path = invited_parent(cast, "tom@example.org")
    tom = client_of(cast.account("tom"))
    assert tom.post(path).status_code == 302
    assert invitations.accepted_for(cast.account("tom")) == ["parent:abcdef"]


def test_an_outside_professional_is_asked_for_a_second_factor_from_the_first_day(cast: Cast, client: Client) -> None:
    actions.invite_professional(cast.amina, cast.larkfield, name="Ola Berg", email="ola@example.org", for_what="grant:abcdef")
    client.post(mailed_path("ola@example.org"), {"password": GOOD})
    assert client.get("/home").headers["Location"] == "/sign-in/second-factor"


def test_the_mail_of_an_invitation_names_no_child(cast: Cast) -> None:
    invited_parent(cast)
    mail = last_mail("pat@example.org")
    assert not any(name in mail.subject + mail.body for name in ("Leo", "Obi", "abcdef"))


def newschool(cast: Cast) -> School:
    with doors.opened(doors.Door("test.setup", MAKER)):
        school = School(code="newbrook", urn="999009", name="Newbrook School", authority=cast.larkfield.authority, establishment="4009")
        school.save()
    return school


HEAD = {"name": "Hana Kim", "title": "Ms", "email": "hana@example.org", "password": GOOD}


def test_the_first_head_comes_in_by_the_link_from_the_command_line(cast: Cast, client: Client) -> None:
    path = f"/sign-in/first-head/{make_first_head_token(newschool(cast))}"
    assert "Newbrook School" in client.get(path).content.decode()
    client.post(path, HEAD)
    made = Membership.objects.get(account__email="hana@example.org")
    assert (made.role, made.approved_at is not None) == (Role.HEAD, True)
    assert client.get("/settings/people").headers["Location"] == "/sign-in/second-factor"


def test_the_first_heads_link_works_once(cast: Cast, client: Client) -> None:
    path = f"/sign-in/first-head/{make_first_head_token(newschool(cast))}"
    client.post(path, HEAD)
    assert Client().post(path, HEAD | {"email": "eve@example.org"}).status_code == 404
    assert not Account.objects.filter(email="eve@example.org").exists()


def test_a_later_token_makes_the_earlier_worthless(cast: Cast, client: Client) -> None:
    school = newschool(cast)
    first, second = make_first_head_token(school), make_first_head_token(school)
    assert client.get(f"/sign-in/first-head/{first}").status_code == 404
    assert client.get(f"/sign-in/first-head/{second}").status_code == 200


def test_the_first_heads_token_is_kept_as_a_mark(cast: Cast) -> None:
    token = make_first_head_token(newschool(cast))
    assert FirstHeadToken.objects.get().mark != token


def test_a_school_that_has_a_head_gets_no_such_link(cast: Cast) -> None:
    with pytest.raises(HasHead):
        make_first_head_token(cast.larkfield)


def test_the_first_head_cannot_take_over_an_account_by_its_address(cast: Cast, client: Client) -> None:
    path = f"/sign-in/first-head/{make_first_head_token(newschool(cast))}"
    assert client.post(path, HEAD | {"email": "tom@example.org"}).status_code == 200
    assert not Membership.objects.filter(account=cast.account("tom"), role=Role.HEAD).exists()


def test_the_schools_name_is_no_password(cast: Cast, client: Client) -> None:
    path = f"/sign-in/first-head/{make_first_head_token(newschool(cast))}"
    assert client.post(path, HEAD | {"password": "Newbrook School!"}).status_code == 200
    assert not Account.objects.filter(email="hana@example.org").exists()


def change_of_address(client: Client, to: str = "tom.hardy@example.org") -> str:
    client.post("/sign-in/account/email", {"email": to})
    return mailed_path(to)


def test_a_new_address_is_used_once_it_says_yes_and_the_old_one_is_told(cast: Cast) -> None:
    tom = client_of(cast.account("tom"))
    path = change_of_address(tom)
    assert last_mail("tom@example.org").purpose == "account-changed"
    assert Client().get(path).status_code == 200
    assert Account.objects.get(pk=cast.account("tom").pk).email == "tom@example.org"
    Client().post(path)
    assert Account.objects.get(pk=cast.account("tom").pk).email == "tom.hardy@example.org"
    assert Mail.objects.filter(to="tom@example.org", purpose="account-changed").count() == 2
    assert Client().post(path).status_code == 404


def test_an_address_in_use_gets_the_same_answer_and_no_link(cast: Cast) -> None:
    tom = client_of(cast.account("tom"))
    answer = tom.post("/sign-in/account/email", {"email": "tess@example.org"})
    assert answer.headers["Location"] == "/sign-in/account"
    assert not Mail.objects.filter(to="tess@example.org").exists()


def test_the_right_to_invite_a_family_is_the_right_to_write_down_contacts(cast: Cast) -> None:
    assert actions.invite_family.needs is Permission.CONTACTS_CREATE  # type: ignore[attr-defined]
