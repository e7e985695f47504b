"""A drawing, as a child of nine might make it: drawn here, by rule, so that the invented school shows nobody's photo."""

import io
import itertools
import math

from PIL import Image, ImageDraw

SIZE = 800
PAPER, ORANGE, CREAM, BROWN, BLACK, GREEN, YELLOW = "#fffdf6", "#d9722b", "#fbeedb", "#8a4a1c", "#2b2522", "#5f8f3e", "#f2c230"
Points = list[tuple[float, float]]


def fox() -> bytes:
    """A fox in the grass under a sun, in crayon, as a PNG."""
    sheet = Image.new("RGB", (SIZE, SIZE), PAPER)
    pen = ImageDraw.Draw(sheet)
    _sun(pen)
    _crayon(pen, [(430, 760), (560, 560), (700, 500), (760, 600), (690, 720), (560, 770)], ORANGE)
    _crayon(pen, [(700, 500), (768, 520), (760, 600), (716, 580)], CREAM)
    _crayon(pen, [(250, 770), (270, 560), (400, 500), (520, 570), (530, 770)], ORANGE)
    _crayon(pen, [(340, 770), (350, 620), (400, 580), (450, 620), (455, 770)], CREAM)
    for left, right in (((190, 150), (330, 270)), ((610, 150), (470, 270))):
        _crayon(pen, [left, right, (2 * left[0] / 3 + right[0] / 3, 350)], ORANGE)
    _crayon(pen, [(190, 330), (300, 250), (400, 240), (500, 250), (610, 330), (530, 470), (400, 570), (270, 470)], ORANGE)
    _crayon(pen, [(230, 400), (350, 400), (400, 560), (290, 480)], CREAM)
    _crayon(pen, [(570, 400), (450, 400), (400, 560), (510, 480)], CREAM)
    for eye in (320, 480):
        pen.ellipse((eye - 18, 340, eye + 18, 384), fill=BLACK)
        pen.ellipse((eye - 8, 346, eye + 2, 358), fill=PAPER)
    pen.ellipse((372, 530, 428, 572), fill=BLACK)
    _grass(pen)
    made = io.BytesIO()
    sheet.save(made, "PNG")
    return made.getvalue()


def _crayon(pen: ImageDraw.ImageDraw, points: Points, colour: str) -> None:
    """A shape filled in, its edge gone over three times and never quite in the same place."""
    pen.polygon(points, fill=colour)
    for time in range(3):
        edge = [_shaken(point, number, time) for number, point in enumerate(_walked([*points, points[0]]))]
        pen.line(edge, fill=BROWN, width=4, joint="curve")


def _walked(points: Points) -> Points:
    """The way round in short steps."""
    return [
        (x0 + (x1 - x0) * step / 6, y0 + (y1 - y0) * step / 6) for (x0, y0), (x1, y1) in itertools.pairwise(points) for step in range(7)
    ]


def _shaken(point: tuple[float, float], number: int, time: int) -> tuple[float, float]:
    return point[0] + 3 * math.sin(2.3 * number + 1.7 * time), point[1] + 3 * math.cos(1.9 * number + 2.1 * time)


def _sun(pen: ImageDraw.ImageDraw) -> None:
    pen.ellipse((640, 40, 750, 150), fill=YELLOW)
    for ray in range(12):
        turn = ray * math.pi / 6
        ends = [(695 + far * math.cos(turn), 95 + far * math.sin(turn)) for far in (68, 96 + 8 * (ray % 3))]
        pen.line(ends, fill=YELLOW, width=7)


def _grass(pen: ImageDraw.ImageDraw) -> None:
    for blade in range(0, SIZE, 9):
        tall = 38 + 22 * math.sin(blade * 1.3)
        pen.line([(blade, SIZE), (blade + 8 * math.sin(blade), SIZE - tall)], fill=GREEN, width=5)
