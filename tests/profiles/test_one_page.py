"""The page about a child: who puts a line on it, who says yes, how many there are, and what it said before."""

from datetime import date, timedelta

import pytest

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.access.roles import Side
from fourfold.profiles import actions, queries
from fourfold.profiles.actions import LineIsOff, PageIsFull
from fourfold.profiles.kinds import MOST_LINES, Part
from fourfold.profiles.models import ProfileLine
from tests.cast import TODAY, Cast
from tests.support.history import key


def suggested(cast: Cast, words: str, *, who: str = "tom", part: Part = Part.HELPS, on: date | None = None) -> ProfileLine:
    actor = cast.actor(who)
    return actions.suggest_line(actor, cast.leo, key=key(words), part=part, words=words, source="Mr Hardy", today=on or clock.today())


def on_the_page(cast: Cast, *lines: str, part: Part = Part.HELPS) -> None:
    for words in lines:
        actions.confirm_with_child(cast.amina, suggested(cast, words, who="amina", part=part), with_whom="Leo", today=clock.today())


def said(cast: Cast, who: str, part: Part = Part.HELPS, *, on: date | None = None) -> list[str]:
    page = queries.one_page(cast.actor(who), cast.leo, today=clock.today(), on=on)
    return [line.words for line in page.part(part).lines]


def test_a_suggestion_waits_until_the_family_says_yes(cast: Cast) -> None:
    line = suggested(cast, "Wait 10 seconds")
    page = queries.one_page(cast.grace, cast.leo, today=TODAY)
    assert [one.words for one in page.part(Part.HELPS).waiting] == ["Wait 10 seconds"]
    assert said(cast, "tess") == []
    actions.confirm_line(cast.grace, line, today=TODAY)
    assert said(cast, "tess") == ["Wait 10 seconds"]
    page = queries.one_page(cast.tess, cast.leo, today=TODAY)
    assert (page.checked_on, page.checked_with) == (TODAY, ("Grace Obi",))


def test_the_child_says_yes_too_and_what_the_family_writes_needs_nobodys_yes(cast: Cast) -> None:
    leo = cast.actor("leo_himself")
    actions.confirm_line(leo, suggested(cast, "Show me a picture"), today=TODAY)
    actions.offer_line(leo, cast.leo, key=key("o"), part=Part.MATTERS, words="Football at break", today=TODAY)
    actions.offer_line(cast.grace, cast.leo, key=key("p"), part=Part.MATTERS, words="His sister", today=TODAY)
    page = queries.one_page(cast.tom, cast.leo, today=TODAY)
    assert [(line.words, line.source) for line in page.part(Part.MATTERS).lines] == [
        ("Football at break", "me"),
        ("His sister", "Grace Obi"),
    ]
    assert page.checked_with == ("Leo", "Grace Obi")


def test_a_sixth_line_is_refused_kindly(cast: Cast) -> None:
    for number in range(MOST_LINES):
        suggested(cast, f"Line {number}")
    with pytest.raises(PageIsFull, match="has 5 lines already"):
        suggested(cast, "One more")
    with pytest.raises(PageIsFull):
        actions.offer_line(cast.grace, cast.leo, key=key("o"), part=Part.HELPS, words="One more", today=TODAY)
    assert suggested(cast, "Elsewhere", part=Part.LIKES)


def test_a_form_sent_twice_suggests_once(cast: Cast) -> None:
    assert suggested(cast, "Wait") == suggested(cast, "Wait")
    assert ProfileLine.objects.count() == 1


def test_the_page_can_be_read_as_it_stood_on_a_day(cast: Cast) -> None:
    before = TODAY - timedelta(days=30)
    line = suggested(cast, "Wait 5 seconds", on=before)
    actions.confirm_line(cast.grace, line, today=before)
    actions.take_line_back(cast.grace, line, today=TODAY)
    on_the_page(cast, "Wait 10 seconds")
    assert said(cast, "tom") == ["Wait 10 seconds"]
    assert said(cast, "tom", on=TODAY - timedelta(days=1)) == ["Wait 5 seconds"]
    assert said(cast, "tom", on=before - timedelta(days=1)) == []
    assert queries.one_page(cast.tom, cast.leo, today=TODAY).days == (TODAY, before)


def test_a_line_that_was_taken_off_takes_no_yes(cast: Cast) -> None:
    line = suggested(cast, "Wait")
    actions.take_line_back(cast.grace, line, today=TODAY)
    with pytest.raises(LineIsOff):
        actions.confirm_line(cast.grace, line, today=TODAY)


def test_the_page_asks_to_be_looked_at_after_six_months(cast: Cast) -> None:
    on_the_page(cast, "Wait")
    soon, later = date(2027, 5, 23), date(2027, 5, 24)
    assert not queries.one_page(cast.tom, cast.leo, today=soon).is_old
    assert queries.one_page(cast.tom, cast.leo, today=later).is_old
    actions.say_still_right(cast.grace, cast.leo, today=later)
    assert not queries.one_page(cast.tom, cast.leo, today=later).is_old


def test_own_lines_go_by_ones_own_hand_others_by_the_senco(cast: Cast) -> None:
    mine, anothers = suggested(cast, "Mine"), suggested(cast, "Another's", who="tess")
    with pytest.raises(Denied):
        actions.take_line_off(cast.tom, anothers, today=TODAY)
    actions.take_line_off(cast.tom, mine, today=TODAY)
    actions.take_line_off(cast.amina, anothers, today=TODAY)
    assert not ProfileLine.objects.filter(off_on__isnull=True).exists()


@pytest.mark.parametrize("who", ["rob", "kim", "yan", "odile", "stranger", "sal", "dan", "gus", "sysop", "megan"])
def test_nobody_else_writes_on_it(cast: Cast, who: str) -> None:
    line, actor = suggested(cast, "Wait"), cast.actor(who)
    for deed in (
        lambda: actions.suggest_line(actor, cast.leo, key=key("x"), part=Part.HELPS, words="x", source="x", today=TODAY),
        lambda: actions.offer_line(actor, cast.leo, key=key("y"), part=Part.HELPS, words="y", today=TODAY),
        lambda: actions.confirm_line(actor, line, today=TODAY),
        lambda: actions.confirm_with_child(actor, line, with_whom="Leo", today=TODAY),
        lambda: actions.still_right(actor, cast.leo, with_whom="Leo", today=TODAY),
        lambda: actions.take_line_back(actor, line, today=TODAY),
        lambda: actions.take_line_off(actor, line, today=TODAY),
    ):
        with pytest.raises((Denied, OutOfReach)):
            deed()


@pytest.mark.parametrize("who", ["rob", "kim", "odile", "stranger", "dan", "gus"])
def test_nobody_else_reads_it(cast: Cast, who: str) -> None:
    on_the_page(cast, "Wait")
    assert said(cast, who) == []
    line = ProfileLine.objects.get()
    assert queries.line_named(cast.actor(who), cast.leo, line.code, side=Side.SCHOOL) is None


def test_paper_holds_what_was_agreed_and_nothing_that_waits(cast: Cast) -> None:
    on_the_page(cast, "I told a story.", part=Part.SAYS)
    on_the_page(cast, "Wait 10 seconds")
    suggested(cast, "Not yet")
    paper = queries.on_paper(cast.tom, cast.leo, "Larkfield School", today=TODAY)
    assert paper.quote == "I told a story."
    assert [part.lines for part in paper.parts if part.lines] == [(("Wait 10 seconds", "Mr Hardy"),)]
    assert paper.about == ("I am 9. I am in 5 Juniper with Mr Hardy.",)
    assert paper.checked == "Checked with Leo on 24 November 2026. Look again by 24 May 2027."


def changes(cast: Cast, who: str) -> list[tuple[str, str, str]]:
    days = queries.changes_of_page(cast.actor(who), cast.leo)
    return [(one.deed.value, one.words, one.name or one.by.value) for day in days for one in day.changes if one.words]


def test_the_page_tells_who_changed_what_the_newest_first(cast: Cast) -> None:
    line = suggested(cast, "Wait 10 seconds", on=TODAY)
    actions.confirm_line(cast.grace, line, today=TODAY)
    actions.take_line_off(cast.amina, line, today=TODAY + timedelta(days=1))
    assert changes(cast, "tom") == [("off", "Wait 10 seconds", "Mrs Begum"), ("on", "Wait 10 seconds", "family")]
    assert changes(cast, "grace")[1] == ("on", "Wait 10 seconds", "me")


def test_what_the_family_did_not_want_is_told_as_that_and_a_page_found_right_too(cast: Cast) -> None:
    actions.take_line_back(cast.grace, suggested(cast, "Give him a buddy"), today=TODAY)
    actions.say_still_right(cast.grace, cast.leo, today=TODAY)
    (day,) = queries.changes_of_page(cast.tom, cast.leo)
    assert [(one.deed.value, one.by.value) for one in day.changes] == [("left_out", "family"), ("right", "family")]


def test_the_other_parent_is_not_named_in_it(cast: Cast) -> None:
    line = suggested(cast, "Wait 10 seconds")
    actions.confirm_line(cast.grace, line, today=TODAY)
    assert "Grace" not in str(queries.changes_of_page(cast.kim, cast.leo))


@pytest.mark.parametrize("who", ["rob", "yan", "odile", "stranger"])
def test_who_may_not_read_the_page_reads_nothing_of_its_changes(cast: Cast, who: str) -> None:
    on_the_page(cast, "Wait 10 seconds")
    assert queries.changes_of_page(cast.actor(who), cast.leo) == []
