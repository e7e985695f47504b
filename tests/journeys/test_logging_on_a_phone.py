"""A teaching assistant, a phone, ten seconds: in taps that are counted, with the network cut, and from two phones."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from fourfold import clock
from fourfold.pupils.actions import admit
from fourfold.support.models import COUNTS, Session
from tests.cast import AUTUMN, MAKER, Cast, at
from tests.support import history

pytestmark = pytest.mark.browser
QUARTER_TO_TEN = at(history.TODAY).replace(minute=45)


@pytest.fixture
def quarter_to_ten(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The clock of school and phone alike."""
    monkeypatch.setattr(clock, "now", lambda: QUARTER_TO_TEN)
    return QUARTER_TO_TEN


@pytest.fixture
def school(cast_committed: Cast, quarter_to_ten: datetime) -> Cast:
    """Leo, Max, Sky and Zoe read with Tess on Tuesdays at 9."""
    born = date(2016, 3, 4)
    with clock.set_to(at(history.TODAY, 8)):
        sky = admit(MAKER, cast_committed.larkfield, forename="Sky", surname="Reed", born=born, year_group="5", starts=AUTUMN)
        for pupil in (cast_committed.leo, cast_committed.max, sky, cast_committed.zoe):
            history.helped(cast_committed, pupil, group_size=4)
    return cast_committed


class Phone:
    """A phone in Tess's hand, which counts taps. To open the page is one."""

    def __init__(self, page: Any, url: str) -> None:
        self.page, self.url, self.taps = page, url, 0
        # The phone's own clock: the worker beside the page keeps the real date.
        page.context.clock.set_fixed_time(datetime.now(UTC).replace(hour=9, minute=45))

    def open(self) -> None:
        self.page.goto(f"{self.url}/log")
        self.taps = 1

    def tap(self, words: str, role: str = "button") -> None:
        self.page.get_by_role(role, name=words).click()
        self.taps += 1

    def face(self, child: str, how: str) -> None:
        self.page.get_by_role("group", name=child).get_by_text(how, exact=True).click()
        self.taps += 1

    def sees(self, words: str) -> None:
        self.page.get_by_text(words, exact=False).first.wait_for()

    def is_ready(self) -> None:
        """It keeps the day, and a worker answers for its pages."""
        self.until("navigator.serviceWorker.controller !== null")
        self.until("self.logQueue.day().then((day) => day !== null)")

    def until(self, so: str) -> None:
        """Wait until this is so. The page's own policy forbids the browser driver's way to wait.

        A page that is just being read again, as it is when everything was sent, is asked once more.
        """
        for _tenth_of_a_second in range(100):
            try:
                if self.page.evaluate(so):
                    return
            except Exception as fault:
                if "Execution context was destroyed" not in str(fault):
                    raise
            self.page.wait_for_timeout(100)
        pytest.fail(f"never so: {so}")


@pytest.fixture
def phone(school: Cast, live_server: Any, open_page: Callable[..., Any], signed_in: Callable[..., None]) -> Callable[[], Phone]:
    def take() -> Phone:
        page = open_page(width=390)
        signed_in(page, school.account("tess"))
        return Phone(page, live_server.url)

    return take


def counted() -> list[tuple[str, str, str]]:
    rows = Session.objects.filter(COUNTS).order_by("pupil__forename")
    return [(row.pupil.forename, row.feeling or row.state, row.because) for row in rows.select_related("pupil")]


def test_a_group_in_two_taps_each_child_by_itself_and_what_did_not_happen_in_three(phone: Callable[[], Phone]) -> None:
    """The first three rows of the usability targets."""
    hers = phone()
    hers.open()
    hers.tap("Went well for all four")
    hers.sees("Saved for 4 children.")
    assert (hers.taps, counted()) == (2, [(name, "well", "") for name in ("Leo", "Max", "Sky", "Zoe")])
    hers.tap("Undo")
    hers.sees("Undone.")
    hers.open()
    for child, how in (("Leo", "OK"), ("Max", "Hard"), ("Sky", "Well"), ("Zoe", "Away")):
        hers.face(child, how)
    hers.tap("Save for 4 children")
    hers.sees("Saved for 4 children. 1 was away.")
    assert (hers.taps, counted()) == (6, [("Leo", "ok", ""), ("Max", "hard", ""), ("Sky", "well", ""), ("Zoe", "away", "")])
    hers.tap("Undo")
    hers.sees("Undone.")
    hers.open()
    hers.page.get_by_text("It did not happen").click()
    hers.taps += 1
    hers.tap("The adult was covering or away")
    hers.sees("It did not happen.")
    assert (hers.taps, counted()[0]) == (3, ("Leo", "not", "cover"))


def test_without_a_signal_nothing_is_lost_and_from_two_phones_nothing_is_doubled(
    school: Cast, phone: Callable[[], Phone], grumbles: list[str]
) -> None:
    hers, other = phone(), phone()
    hers.open()
    hers.is_ready()
    hers.page.context.set_offline(True)
    hers.open()
    hers.sees("No signal.")
    hers.face("Leo", "Away")
    hers.tap("Went well for the others")
    hers.sees("Saved on this phone.")
    hers.sees("1 session waits on this phone to be sent.")
    assert (hers.taps, Session.objects.count()) == (3, 0)
    assert "Obi" not in hers.page.evaluate("self.logQueue.day().then((day) => JSON.stringify(day))")
    other.open()
    other.tap("Went well for all four")
    other.sees("Saved for 4 children.")
    hers.page.context.set_offline(False)
    hers.until("self.logQueue.all().then((all) => all.length === 0)")
    assert counted() == [(name, "well", "") for name in ("Leo", "Max", "Sky", "Zoe")]
    assert [(row.pupil.forename, row.state) for row in Session.objects.exclude(COUNTS)] == [("Leo", "away")]
    grumbles[:] = [one for one in grumbles if "ERR_INTERNET_DISCONNECTED" not in one]


def test_signing_out_warns_while_something_is_unsent_and_then_forgets_it(phone: Callable[[], Phone], grumbles: list[str]) -> None:
    hers, asked = phone(), []
    hers.open()
    hers.is_ready()
    hers.page.evaluate("self.logQueue.put({ key: 'k'.repeat(32), who: 'somebody', code: 'x', on: 'x', body: '', at: Date.now() })")
    hers.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss() if len(asked) == 1 else dialog.accept()))
    hers.tap("Sign out")
    hers.page.wait_for_timeout(300)
    assert "not sent yet" in asked[0]
    assert hers.page.url.endswith("/log")
    hers.tap("Sign out")
    hers.page.wait_for_url("**/sign-in/out")
    grumbles[:] = [one for one in grumbles if "Clear-Site-Data" not in one]
    assert hers.page.evaluate("indexedDB.databases().then((all) => all.length)") == 0


def test_what_is_older_than_a_day_is_gone_from_the_phone(phone: Callable[[], Phone]) -> None:
    hers = phone()
    hers.open()
    hers.is_ready()
    old = int((datetime.now(UTC) - timedelta(hours=49)).timestamp() * 1000)
    hers.page.evaluate(f"self.logQueue.put({{ key: 'k'.repeat(32), who: 'x', code: 'x', on: 'x', body: '', at: {old} }})")
    assert hers.page.evaluate("self.logQueue.all().then((all) => all.length)") == 0


UNSENT = "self.logQueue.put({ key: 'k'.repeat(32), who: 'somebody', code: 'x', on: 'x', body: '', at: Date.now() })"


def test_what_cannot_be_sent_is_tried_less_and_less_often(phone: Callable[[], Phone]) -> None:
    """In a minute about four times: after 4 seconds, 8, 16 and 32."""
    hers = phone()
    hers.page.context.clock.install()
    hers.open()
    hers.is_ready()
    hers.page.evaluate(UNSENT)
    count = "ServiceWorker.prototype.postMessage = function () { self.asked = (self.asked ?? 0) + 1; }"
    hers.page.evaluate(count)
    for _second in range(60):
        hers.page.clock.run_for(1000)
    assert 2 <= hers.page.evaluate("self.asked") <= 5


def test_in_a_childs_hands_the_phone_keeps_no_names_and_what_waits_stays(
    school: Cast, phone: Callable[[], Phone], grumbles: list[str]
) -> None:
    hers = phone()
    hers.open()
    hers.is_ready()
    hers.page.evaluate(UNSENT)
    assert "Max" in hers.page.evaluate("self.logQueue.day().then((day) => JSON.stringify(day))")
    hers.page.goto(f"{hers.url}/pupils/{school.leo.code}/views")
    hers.tap("Hand over this device")
    hers.page.get_by_role("heading", name="Hello Leo").wait_for()
    hers.until("self.logQueue?.day().then((day) => day.sessions.length === 0 && day.who === '')")
    assert hers.page.evaluate("self.logQueue.all().then((all) => all.length)") == 1
    grumbles[:] = [one for one in grumbles if "Clear-Site-Data" not in one]
