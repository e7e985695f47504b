"""A26: a decision was made, the school's days have passed, and nobody was told: the SENCO hears of it, then the head."""

from datetime import date, datetime

import pytest

from fourfold import clock
from fourfold.audit import doors
from fourfold.code_of_practice.telling import who_is_alerted
from fourfold.notifications.actions import record_posted
from fourfold.notifications.models import Notice
from fourfold.notifications.overdue import alert_overdue
from fourfold.outbox.models import Mail
from tests.cast import MAKER, Cast
from tests.notifications.told import Teller

DUE, STILL_DUE = date(2026, 11, 17), date(2026, 11, 24)


@pytest.fixture
def notice(cast: Cast, tell_of: Teller) -> Notice:
    """Decided on Tuesday 10 November; the mails have not left."""
    return tell_of(cast.leo, today=date(2026, 11, 10))


def alerted(day: int) -> list[str]:
    alert_overdue(datetime(2026, 11, day, 7, tzinfo=clock.LONDON))
    return sorted(Mail.objects.filter(purpose="notice-overdue").values_list("to", flat=True))


@pytest.mark.parametrize(
    ("today", "who"),
    [(DUE, ()), (date(2026, 11, 18), ("senco",)), (STILL_DUE, ("senco",)), (date(2026, 11, 25), ("senco", "head"))],
)
def test_the_senco_hears_once_the_days_have_passed_and_the_head_once_they_have_passed_again(today: date, who: tuple[str, ...]) -> None:
    assert who_is_alerted(DUE, STILL_DUE, today=today) == who


def test_within_five_school_days_nobody_is_alerted(notice: Notice) -> None:
    """A26."""
    assert alerted(17) == []


def test_then_the_senco_is_and_later_the_head_each_once(notice: Notice) -> None:
    """A26."""
    assert alerted(18) == alerted(19) == ["amina@example.org"]
    assert alerted(25) == alerted(26) == ["amina@example.org", "helen@example.org"]


def test_the_days_are_the_schools(cast: Cast, notice: Notice) -> None:
    """A26: five is our default, and a setting."""
    with doors.opened(doors.Door("test.setup", MAKER)):
        cast.larkfield.notice_days = 7
        cast.larkfield.save(update_fields=["notice_days"])
    assert alerted(18) == []


def test_who_was_told_alerts_nobody(cast: Cast, notice: Notice) -> None:
    for delivery in notice.deliveries.all():
        record_posted(cast.amina, delivery, on=date(2026, 11, 12))
    assert alerted(26) == []


def test_an_alert_names_no_child_and_no_family(notice: Notice) -> None:
    alerted(25)
    assert not [
        word for mail in Mail.objects.filter(purpose="notice-overdue") for word in ("Leo", "Obi") if word in mail.subject + mail.body
    ]
