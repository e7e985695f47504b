"""The picture on the page about a child: who adds one, who says yes, who sees it, and how it comes off and back."""

import io
from datetime import timedelta

import pikepdf
import pytest

from fourfold.access.decide import Denied, OutOfReach
from fourfold.access.roles import Side
from fourfold.documents import storage
from fourfold.documents.models import File
from fourfold.documents.pictures import made_safe
from fourfold.documents.profile import render_page
from fourfold.profiles import actions, queries
from fourfold.profiles.actions import LineIsOff, TooLateToUndo
from fourfold.profiles.models import Picture
from tests.cast import TODAY, Cast
from tests.documents.drawn import drawn
from tests.support.history import key

PICTURE = made_safe(drawn())


def suggested(cast: Cast, says: str, *, who: str = "tom") -> Picture:
    return actions.suggest_picture(cast.actor(who), cast.leo, key=key(says), picture=PICTURE, says=says, today=TODAY)


def offered(cast: Cast, says: str, *, who: str = "grace") -> Picture:
    return actions.offer_picture(cast.actor(who), cast.leo, key=key(says), picture=PICTURE, says=says, today=TODAY)


def on_page(cast: Cast, who: str) -> tuple[str, str, str]:
    """What this person is shown: on the page, waiting, to be put back."""
    found = queries.one_page(cast.actor(who), cast.leo, today=TODAY).pictures
    return tuple(one.says if one else "" for one in (found.shown, found.waiting, found.undo))  # type: ignore[return-value]


def test_a_suggestion_waits_until_the_family_says_yes(cast: Cast) -> None:
    picture = suggested(cast, "Leo on his bike")
    assert picture.source == "Mr Hardy"
    assert on_page(cast, "grace") == ("", "Leo on his bike", "")
    actions.confirm_picture(cast.grace, picture, today=TODAY)
    assert on_page(cast, "tess") == ("Leo on his bike", "", "")


def test_what_the_family_adds_is_there_at_once_and_takes_the_place_of_the_one_before(cast: Cast) -> None:
    offered(cast, "Leo laughs")
    offered(cast, "A fox that I drew", who="leo_himself")
    found = queries.one_page(cast.tom, cast.leo, today=TODAY)
    assert found.pictures.shown
    assert (found.pictures.shown.says, found.pictures.shown.source) == ("A fox that I drew", "me")
    assert found.checked_with == ("Grace Obi", "Leo")


def test_an_adult_asks_the_child_and_a_later_suggestion_takes_the_place_of_an_earlier(cast: Cast) -> None:
    first = suggested(cast, "In class")
    second = suggested(cast, "On his bike")
    with pytest.raises(LineIsOff):
        actions.confirm_picture_with_child(cast.tom, first, with_whom="Leo", today=TODAY)
    actions.confirm_picture_with_child(cast.tom, second, with_whom="Leo", today=TODAY)
    assert on_page(cast, "tess") == ("On his bike", "", "")


def test_a_form_sent_twice_adds_one(cast: Cast) -> None:
    assert offered(cast, "Leo laughs") == offered(cast, "Leo laughs")
    assert (Picture.objects.count(), File.objects.count()) == (1, 1)


def test_whoever_took_it_off_puts_it_back_on_the_same_day(cast: Cast) -> None:
    picture = offered(cast, "Leo laughs")
    actions.take_picture_back(cast.grace, picture, today=TODAY)
    assert on_page(cast, "grace") == ("", "", "Leo laughs")
    assert on_page(cast, "amina") == ("", "", "")
    actions.want_picture_again(cast.grace, picture, today=TODAY)
    assert on_page(cast, "amina") == ("Leo laughs", "", "")


def test_nobody_else_puts_it_back_nor_does_anybody_later(cast: Cast) -> None:
    picture = offered(cast, "Leo laughs")
    actions.take_picture_back(cast.grace, picture, today=TODAY)
    with pytest.raises(TooLateToUndo):
        actions.put_picture_back(cast.amina, picture, today=TODAY)
    with pytest.raises(TooLateToUndo):
        actions.want_picture_again(cast.actor("leo_himself"), picture, today=TODAY)
    with pytest.raises(TooLateToUndo):
        actions.want_picture_again(cast.grace, picture, today=TODAY + timedelta(days=1))


def test_putting_back_what_was_replaced_replaces_it_again(cast: Cast) -> None:
    first = offered(cast, "Leo laughs")
    offered(cast, "Leo reads")
    actions.want_picture_again(cast.grace, first, today=TODAY)
    assert on_page(cast, "tom") == ("Leo laughs", "", "")


@pytest.mark.parametrize("who", ["tom", "amina", "tess", "helen"])
def test_a_picture_that_was_taken_off_is_shown_to_nobody_else(cast: Cast, who: str) -> None:
    picture = offered(cast, "Leo laughs")
    assert queries.picture_named(cast.actor(who), cast.leo, picture.code, side=Side.SCHOOL, today=TODAY) == picture
    actions.take_picture_back(cast.grace, picture, today=TODAY)
    assert queries.picture_named(cast.actor(who), cast.leo, picture.code, side=Side.SCHOOL, today=TODAY) is None


def test_its_history_is_told_in_words(cast: Cast) -> None:
    picture = offered(cast, "Leo laughs")
    actions.take_picture_back(cast.grace, picture, today=TODAY)
    actions.take_picture_back(cast.grace, suggested(cast, "In class"), today=TODAY)
    (day,) = queries.changes_of_page(cast.tom, cast.leo)
    told = [(one.deed.value, one.part, one.words, one.by.value) for one in day.changes if one.words]
    assert told == [
        ("on", "Picture", "Leo laughs", "family"),
        ("off", "Picture", "Leo laughs", "family"),
        ("left_out", "Picture", "In class", "family"),
    ]


@pytest.mark.parametrize("who", ["rob", "kim", "yan", "odile", "stranger", "sal", "dan", "gus", "sysop", "megan"])
def test_nobody_else_adds_confirms_or_takes_one_off(cast: Cast, who: str) -> None:
    picture, actor = suggested(cast, "In class"), cast.actor(who)
    new = {"picture": PICTURE, "says": "x", "today": TODAY}
    for deed in (
        lambda: actions.suggest_picture(actor, cast.leo, key=key("x"), **new),
        lambda: actions.offer_picture(actor, cast.leo, key=key("y"), **new),
        lambda: actions.confirm_picture(actor, picture, today=TODAY),
        lambda: actions.confirm_picture_with_child(actor, picture, with_whom="Leo", today=TODAY),
        lambda: actions.take_picture_back(actor, picture, today=TODAY),
        lambda: actions.take_picture_off(actor, picture, today=TODAY),
        lambda: actions.put_picture_back(actor, picture, today=TODAY),
        lambda: actions.want_picture_again(actor, picture, today=TODAY),
    ):
        with pytest.raises((Denied, OutOfReach)):
            deed()


def test_own_suggestions_go_by_ones_own_hand_others_by_the_senco(cast: Cast) -> None:
    picture = suggested(cast, "In class", who="tess")
    with pytest.raises(Denied):
        actions.take_picture_off(cast.tom, picture, today=TODAY)
    actions.take_picture_off(cast.amina, picture, today=TODAY)
    assert on_page(cast, "tess") == ("", "", "")


@pytest.mark.parametrize("card", [False, True], ids=["a4", "a6"])
def test_it_is_on_paper_with_what_it_shows_said(cast: Cast, card: bool) -> None:
    offered(cast, "Leo laughs")
    suggested(cast, "Not wanted yet")
    made = render_page(queries.on_paper(cast.tom, cast.leo, "Larkfield School", today=TODAY), card=card)
    pdf = pikepdf.open(io.BytesIO(made))
    assert len(pdf.pages) == 1
    assert figures(pdf.Root.StructTreeRoot) == ["Leo laughs"]


def test_paper_does_without_a_picture_that_is_not_as_it_was_stored(cast: Cast) -> None:
    offered(cast, "Leo laughs")
    name = File.objects.get().name
    (storage.folder() / name[:2] / name).write_bytes(b"something else")
    assert queries.on_paper(cast.tom, cast.leo, "Larkfield School", today=TODAY).picture is None


def figures(node: pikepdf.Object) -> list[str]:
    kids = node.get("/K", [])
    found = [str(node.Alt)] if node.get("/S") == "/Figure" else []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += figures(kid)
    return found
