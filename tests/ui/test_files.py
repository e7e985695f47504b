"""Packaged files are asked for by an address that changes with their content."""

import re

import pytest

from fourfold.ui.files import mark, static


@pytest.mark.parametrize("name", ["ui/css/fourfold.css", "ui/icons.svg", "ui/js/fourfold.js"])
def test_a_file_is_marked_with_its_content(name: str) -> None:
    assert re.fullmatch(rf"/static/{re.escape(name)}\?v=[0-9a-f]{{10}}", static(name))


def test_a_font_keeps_its_plain_name_as_the_sheet_asks_for_it() -> None:
    assert "?" not in static("ui/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2")


def test_a_file_that_is_not_there_has_no_mark() -> None:
    assert mark("ui/nothing.css") == ""
