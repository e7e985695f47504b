import re

import pytest

from fourfold.ui.icons import NAMES, SPRITE, NoSuchIcon, icon


def test_an_icon_refers_to_our_own_sprite_and_is_not_heard():
    assert re.fullmatch(
        r'<svg class="i" aria-hidden="true" focusable="false"><use href="[^":]*ui/icons[^":]*\.svg(\?v=\w{10})?#flag"/></svg>', icon("flag")
    )


def test_arrows_turn_round_in_right_to_left_pages():
    assert 'class="i flip"' in icon("back")


def test_an_unknown_icon_is_an_error():
    with pytest.raises(NoSuchIcon, match="no icon called 'unicorn'"):
        icon("unicorn")


@pytest.mark.parametrize(
    "name", ["assess", "plan", "do", "review", "flag", "clock", "cal", "tick", "mail", "heart", "lock", "undo", "gear"]
)
def test_what_the_pages_need_is_drawn(name):
    assert name in NAMES


def test_the_sprite_brings_no_style_and_no_script():
    drawn = SPRITE.read_text("utf-8")
    assert not re.search(r"style|script|fill=|stroke=|href|\bon\w+=", drawn)
    assert drawn.count("<symbol ") == len(NAMES)
