"""Larkfield's own symbols: three signs in thick black lines, as children there know them from the classroom wall."""

import io
from collections.abc import Callable, Mapping

from PIL import Image, ImageDraw

from fourfold.access.actor import Actor
from fourfold.documents.pictures import made_safe
from fourfold.profiles.actions import use_symbol
from fourfold.schools.models import School

SIZE, LINE = 300, 14
INK, PAPER, RED = "#111111", "#ffffff", "#b3261e"
Draws = Callable[[ImageDraw.ImageDraw], None]


def use_own_symbols(senco: Actor, school: School) -> None:
    """The words for which the school has its own: a friend, less noise, more time."""
    for choice, draws in DRAWN.items():
        sheet = Image.new("RGB", (SIZE, SIZE), PAPER)
        draws(ImageDraw.Draw(sheet))
        made = io.BytesIO()
        sheet.save(made, "PNG")
        use_symbol(senco, school, choice=choice, picture=made_safe(made.getvalue()))


def _friend(pen: ImageDraw.ImageDraw) -> None:
    """Two people, hand in hand."""
    for x in (95, 205):
        pen.ellipse((x - 34, 30, x + 34, 98), outline=INK, width=LINE)
        pen.line([(x, 98), (x, 190)], fill=INK, width=LINE)
        pen.line([(x - 45, 275), (x, 185), (x + 45, 275)], fill=INK, width=LINE, joint="curve")
    pen.line([(40, 165), (95, 125), (150, 165), (205, 125), (260, 165)], fill=INK, width=LINE, joint="curve")


def _quiet(pen: ImageDraw.ImageDraw) -> None:
    """A loudspeaker, crossed out."""
    pen.polygon([(45, 115), (100, 115), (165, 60), (165, 240), (100, 185), (45, 185)], fill=INK)
    for wide in (45, 85):
        pen.arc((165 - wide, 150 - wide, 165 + wide, 150 + wide), -50, 50, fill=INK, width=LINE)
    pen.line([(50, 50), (250, 250)], fill=RED, width=20)


def _time(pen: ImageDraw.ImageDraw) -> None:
    """A clock, and a plus."""
    pen.ellipse((30, 30, 230, 230), outline=INK, width=LINE)
    pen.line([(130, 75), (130, 135), (175, 165)], fill=INK, width=LINE, joint="curve")
    pen.line([(210, 250), (290, 250)], fill=INK, width=20)
    pen.line([(250, 210), (250, 290)], fill=INK, width=20)


DRAWN: Mapping[str, Draws] = {"friend": _friend, "quiet": _quiet, "time": _time}
