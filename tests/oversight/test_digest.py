"""The day's mail to the SENCO counts what is due of specialists and of a request to the authority, and names nobody."""

from datetime import datetime, time, timedelta

from fourfold import clock
from fourfold.ehc.kinds import Happened
from fourfold.outbox.models import Mail
from fourfold.oversight.digest import send_digests
from tests.cast import TODAY, Cast, at
from tests.ehc.school_story import happened, released
from tests.specialists.asked import advised


def test_a_requests_day_and_advice_that_has_come_are_in_the_mail_of_their_day(cast: Cast) -> None:
    with clock.set_to(at(TODAY)):
        advised(cast)
        happened(cast, released(cast), Happened.RECEIVED, TODAY)
    due = datetime.combine(TODAY + timedelta(weeks=6), time(7, 30), tzinfo=clock.LONDON)
    with clock.set_to(due):
        send_digests(due)
    mail = Mail.objects.get(purpose="digest", to="amina@example.org")
    assert "- 1 day of a request to the authority\n" in mail.body
    assert "- 1 specialist’s advice to give to a family, 1 late\n" in mail.body
    assert "Leo" not in mail.subject + mail.body
