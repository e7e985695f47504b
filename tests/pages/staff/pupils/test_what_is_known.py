"""What the school knows of a child's life and of who answers for them is kept as it was written, and read where it is needed."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from fourfold.pupils.models import Circumstances, LookedAfter, ParentLink
from tests.cast import Cast
from tests.signed_in import client_of

KNOWN = {
    "eal": "yes",
    "first_language": "Twi",
    "arrived_in_england_on": "2024-02-19",
    "free_school_meals": "no",
    "attendance": "88.5",
    "attendance_as_at": "2026-11-20",
    "sight_checked_on": "2026-09-14",
    "sight_found": "Glasses for the board",
    "hearing_checked_on": "2026-09-15",
    "hearing_found": "Hears well",
    "teacher_knows": "Moved house in May",
}
CARE = {
    "starts": "2026-10-01",
    "social_worker": "Jo Bright",
    "social_worker_phone": "01632 960333",
    "virtual_head": "Malcolm Tate",
    "virtual_head_email": "virtual.school@example.org",
}


@pytest.fixture
def amina(school: Cast) -> Client:
    return client_of(school.account("amina"))


def test_each_fact_that_may_explain_slow_progress_is_kept(school: Cast, amina: Client) -> None:
    assert amina.post(f"/pupils/{school.max.code}/facts", KNOWN).status_code == 302
    kept = Circumstances.objects.values().get(pupil=school.max)
    assert {name: kept[name] for name in KNOWN} == KNOWN | {
        "eal": True,
        "free_school_meals": False,
        "attendance": Decimal("88.5"),
        **{name: date.fromisoformat(KNOWN[name]) for name in KNOWN if name.endswith(("_on", "_as_at"))},
    }


def test_who_is_asked_and_told_of_a_child_in_care_is_kept_and_read(school: Cast, amina: Client) -> None:
    assert amina.post(f"/pupils/{school.leo.code}/people/care", CARE).status_code == 302
    kept = LookedAfter.objects.get(pupil=school.leo)
    assert {name: str(getattr(kept, name)) for name in CARE} == CARE
    page = amina.get(f"/pupils/{school.leo.code}/people").content.decode()
    assert all(words in page for name, words in CARE.items() if name != "starts")


def test_it_is_kept_who_made_sure_of_a_parent_when_and_how(school: Cast, amina: Client) -> None:
    path = f"/pupils/{school.leo.code}/people/{school.parents['grace'].code}/confirm"
    assert amina.post(path, {"responsibility": "yes", "how": "Birth certificate seen", "on": "2026-11-23"}).status_code == 302
    link = ParentLink.objects.get(pupil=school.leo, parent=school.parents["grace"])
    assert (link.responsibility, link.confirmed_how, link.confirmed_on) == ("yes", "Birth certificate seen", date(2026, 11, 23))
    assert link.confirmed_by_id == school.account("amina").pk
    page = amina.get(f"/pupils/{school.leo.code}/people").content.decode()
    assert f"Birth certificate seen, {school.account('amina').name}, " in page
