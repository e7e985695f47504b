import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

from fourfold.ui import css

SIDES = r"left|right|top|bottom"
PHYSICAL = re.compile(
    rf"(?<![\w.-])((margin|padding|border|inset)-({SIDES})(-\w+)?|border-({SIDES})-\w+-radius|{SIDES}|(min-|max-)?(width|height))\s*:(?!:)"
    rf"|(text-align|float|clear)\s*:\s*(left|right)"
)
LAYERS = {"reset", "base", "components", "pages", "utilities"}


def declarations() -> str:
    """The sheet without its media conditions, whose widths are the window's."""
    return re.sub(r"@(media|property)[^{]*", "", css.sheet())


def test_every_file_is_in_the_order_once():
    assert sorted(css.ORDER) == sorted(path.stem for path in css.SOURCES.glob("*.css"))


def test_the_whole_sheet_is_under_60_kilobytes():
    assert len(css.sheet().encode()) < 60_000


@pytest.mark.parametrize(
    "name", ["wrap--read", "wrap--narrow", "coin--s", "coin--xl", "choices--2", "choices--3", "pick--fill", "quote--child", "quote--school"]
)
def test_what_the_macros_put_together_is_in_the_sheet(name):
    """No page holds these names whole, so a search for styles that no page wears does not find who wears them."""
    assert f".{name} {{" in css.sheet()


def test_no_rule_names_a_physical_side():
    found = [match[0] for match in PHYSICAL.finditer(declarations())]
    assert found == []


@pytest.mark.parametrize(
    "wrong", ["margin-left: 1px", "left: 0", "text-align: right", "max-width: 3px", "border-top: 0", "border-top-left-radius: 1px"]
)
def test_the_search_for_physical_sides_finds_them(wrong):
    assert PHYSICAL.search(f".x {{ {wrong}; }}")


def test_every_rule_stands_in_a_layer():
    for name in css.ORDER:
        outside = re.sub(
            r"@layer (\w+) \{.*?\n\}", "", css.COMMENT.sub("", (css.SOURCES / f"{name}.css").read_text("utf-8")), flags=re.DOTALL
        )
        assert all(start.startswith(("@font-face", "@property")) for start in re.findall(r"^\S.*\{", outside, re.MULTILINE)), name
    assert set(re.findall(r"@layer (\w+) \{", css.sheet())) == LAYERS


def test_braces_balance():
    assert css.sheet().count("{") == css.sheet().count("}")


def test_dark_by_wish_is_dark_by_system():
    system, wish = (
        re.search(rf"{re.escape(rule)} \{{\ncolor-scheme: dark;(.*?)\}}", css.sheet(), re.DOTALL)[1]
        for rule in (':root:not([data-theme="light"])', ':root[data-theme="dark"]')
    )
    assert system == wish


def test_every_colour_of_the_light_has_its_dark():
    light = re.search(r":root \{(.*?)\}", css.sheet(), re.DOTALL)[1]
    dark = re.search(r':root\[data-theme="dark"\] \{(.*?)\}', css.sheet(), re.DOTALL)[1]
    coloured = set(re.findall(r"(--[\w-]+): #", light)) - {"--focus"}
    assert coloured == set(re.findall(r"(--[\w-]+): #", dark))


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [r":root \{(.*?)\}", r':root\[data-theme="dark"\] \{(.*?)\}'])
def test_words_stand_out_from_every_ground(scheme):
    tokens = dict(re.findall(r"(--[\w-]+): (#\w{6})", re.search(scheme, css.sheet(), re.DOTALL)[1]))
    for ground in ("--paper", "--surface", "--sunken"):
        assert all(_contrast(tokens[ink], tokens[ground]) >= 7 for ink in ("--ink", "--ink-2", "--link"))
        assert all(
            _contrast(tokens[mark], tokens[ground]) >= 4.5 for mark in ("--assess", "--plan", "--do", "--review", "--late", "--good")
        )
        assert _contrast(tokens["--line-strong"], tokens[ground]) >= 3
    for step in ("--assess", "--plan", "--do", "--review", "--late", "--good"):
        assert _contrast(tokens[step], tokens[f"{step}-tint"]) >= 4.5
        assert _contrast(tokens["--on-step"], tokens[step]) >= 4.5


def test_no_rule_asks_another_site():
    assert not re.search(r"url\((?!\.\./fonts/)|https?:|@import", css.sheet())
    for font in re.findall(r"url\(\.\./fonts/([^)]+)\)", css.sheet()):
        assert (css.SOURCES.parent / "fonts" / font).is_file()


def test_django_finds_the_one_sheet(settings):
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder", "fourfold.ui.css.SheetFinder"]
    found = finders.find(css.SHEET)
    assert Path(found).read_text("utf-8") == css.sheet()
    assert finders.get_finder("fourfold.ui.css.SheetFinder").find("ui/other.css") == []


def test_collecting_with_hashed_names_keeps_the_fonts(settings, tmp_path):
    from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

    settings.DEBUG = False
    kept = ManifestStaticFilesStorage(location=tmp_path)
    found = {}
    room = FileSystemStorage(location=css.SOURCES.parents[1])
    for folder in ("ui/fonts", "ui/css", "ui/js", "ui"):
        for name in room.listdir(folder)[1]:
            found[f"{folder}/{name}"] = (room, f"{folder}/{name}")
    found |= {path: (storage, path) for path, storage in css.SheetFinder().list(None)}
    for path, (storage, _) in found.items():
        with storage.open(path) as file:
            kept.save(path, file)
    assert not [outcome for *_, outcome in kept.post_process(found) if isinstance(outcome, Exception)]
    sheet = (tmp_path / kept.hashed_files[css.SHEET]).read_text("utf-8")
    assert re.search(r"url\(\"?\.\./fonts/atkinson[\w-]+\.[0-9a-f]{12}\.woff2", sheet)


def test_the_product_serves_the_sheet_the_sprite_and_the_letters(client):
    for path, kind in (
        (css.SHEET, "text/css"),
        ("ui/icons.svg", "image/svg+xml"),
        ("ui/js/fourfold.js", "text/javascript"),
        ("ui/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2", "font/woff2"),
    ):
        answer = client.get(f"/static/{path}")
        assert answer.status_code == 200, path
        assert answer["Content-Type"].startswith(kind)
