"""A school's own symbols: who sets them, one for a word, and what lay in the folder before."""

import importlib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from fourfold.access.decide import Denied
from fourfold.audit import doors
from fourfold.documents.pictures import made_safe
from fourfold.profiles import actions, queries
from fourfold.profiles.actions import NoSuchWord
from fourfold.profiles.models import Symbol
from fourfold.profiles.questions import words_chosen
from tests.cast import MAKER, Cast
from tests.documents.drawn import drawn

PICTURE = made_safe(drawn())
OTHER = made_safe(drawn(colours=((0, 90, 0, 255), (90, 0, 0, 255))))


def test_a_word_has_one_symbol_and_another_takes_its_place(cast: Cast) -> None:
    first = actions.use_symbol(cast.amina, cast.larkfield, choice="friend", picture=PICTURE)
    assert actions.use_symbol(cast.amina, cast.larkfield, choice="friend", picture=PICTURE) == first
    second = actions.use_symbol(cast.helen, cast.larkfield, choice="friend", picture=OTHER)
    assert queries.symbols_of(cast.tom, cast.larkfield) == {"friend": second.code}
    assert queries.symbols_of(cast.odile, cast.millbrook) == {}
    assert Symbol.objects.count() == 2


def test_a_word_that_my_say_has_not_is_refused(cast: Cast) -> None:
    with pytest.raises(NoSuchWord):
        actions.use_symbol(cast.amina, cast.larkfield, choice="nonsense", picture=PICTURE)


@pytest.mark.parametrize("who", ["tom", "tess", "sal", "gus", "odile", "grace", "leo_himself", "stranger", "sysop"])
def test_nobody_else_sets_them(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        actions.use_symbol(cast.actor(who), cast.larkfield, choice="friend", picture=PICTURE)
    with pytest.raises(Denied):
        actions.use_our_drawing(cast.actor(who), cast.larkfield, choice="friend")


def test_every_choice_of_every_age_can_have_one(cast: Cast) -> None:
    assert {"friend", "noise", "steps", "well"} <= set(words_chosen())
    assert [str(one.words) for one in words_chosen()["talking"]] == ["Talking", "Talking in class"]


def test_what_lay_in_the_folder_is_kept(cast: Cast, settings: object, tmp_path: Path) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    folder = tmp_path / "symbols" / "larkfield"
    folder.mkdir(parents=True)
    (folder / "friend.png").write_bytes(drawn(size=(900, 900)))
    (folder / "quiet.png").write_bytes(b"not a picture")
    migration = importlib.import_module("fourfold.profiles.migrations.0005_a_schools_own_symbols")
    with doors.opened(doors.Door("test.setup", MAKER)):
        migration.folder_into_rows(apps, connection.schema_editor())
    assert list(queries.symbols_of(cast.tom, cast.larkfield)) == ["friend"]
