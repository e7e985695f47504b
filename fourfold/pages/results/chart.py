"""The geometry of the progress chart: two drawings of the same lines, a wide one and one for a phone. Lengths are SVG attributes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil, floor

from fourfold.noticing.queries import MeasureRead
from fourfold.pages.results.amounts import amount, value
from fourfold.progress.scales import Scale


@dataclass(frozen=True)
class Frame:
    """Where things stand in one drawing."""

    kind: str
    width: int
    height: int
    left: int
    right: int
    label_room: int
    """How far apart the names at the lines' ends stand at least."""
    tick_room: int
    dot: int
    top: int = 64
    bottom: int = 300


WIDE = Frame("l", 664, 396, 44, 500, 42, 66, 6)
PHONE = Frame("s", 350, 384, 34, 250, 22, 84, 5)
STEPS = (1, 2, 3, 5, 10, 20, 25, 50, 100, 200)


@dataclass(frozen=True)
class Label:
    """A name at the end of a line: its height, the name, the value, and its colour."""

    y: int
    name: str
    says: str
    css: str


@dataclass(frozen=True)
class Drawn:
    """One drawing, as paths and places."""

    kind: str
    width: int
    height: int
    left: int
    right: int
    dot_size: int
    grid: list[tuple[int, str]]
    band: str
    peer: str
    year: str
    pupil: str
    dots: list[tuple[int, int, bool]]
    gaps: list[tuple[str, int, str]]
    labels: list[Label]
    ticks: list[tuple[int, str, str]] = field(default_factory=list)


def draw(one: MeasureRead, name: str, words: dict[str, str], rounds: dict[date, str], frame: Frame) -> Drawn:
    """The lines of a measure in one frame. `words` are the names of the three lines."""
    points = one.lines.points
    seen = [number for p in points for number in (p.own, p.year, *(p.peers or ())) if number is not None]
    steps = tick_values(min(seen), max(seen), 12 if one.measure.scale == Scale.AGE else 1)
    low, high = min(*seen, *steps), max(*seen, *steps)
    first, last = points[0].day, points[-1].day
    across, up = max((last - first).days, 1), max(high - low, 1e-9)

    def x(day: date) -> int:
        return round(frame.left + (day - first).days / across * (frame.right - frame.left))

    def y(number: float) -> int:
        height = (number - low) / up * (frame.bottom - frame.top)
        return round(float(frame.bottom - height))

    banded = [p for p in points if p.peers is not None]
    edge = [(x(p.day), y(p.peers[2])) for p in banded if p.peers] + [(x(p.day), y(p.peers[0])) for p in reversed(banded) if p.peers]
    ends = {"pupil": "own", "year": "year"}
    finals = {css: next((number for p in reversed(points) if (number := getattr(p, of)) is not None), None) for css, of in ends.items()}
    finals["peer"] = banded[-1].peers[1] if banded and banded[-1].peers else None
    return Drawn(
        frame.kind,
        frame.width,
        frame.height,
        frame.left,
        frame.right,
        frame.dot,
        grid=[(y(step), axis(one, step)) for step in steps],
        band=path(edge) + "Z" if edge else "",
        peer=path((x(p.day), y(p.peers[1])) for p in banded if p.peers),
        year=path((x(p.day), y(p.year)) for p in points if p.year is not None),
        pupil=broken([(x(p.day), y(p.own)) if p.own is not None else None for p in points]),
        dots=[(x(p.day), y(p.own), p.day == one.lines.latest) for p in points if p.own is not None],
        gaps=[
            (bracket(x(p.day), y(p.year), y(p.own)), x(p.day), amount(one, p.year - p.own))
            for p in points
            if p.day in (one.lines.year_ago, one.lines.latest) and p.own is not None and p.year is not None and p.year > p.own
        ],
        labels=apart(
            [
                Label(y(number), words[css], value(one, number), {"pupil": "c1", "peer": "c2", "year": "ink"}[css])
                for css, number in finals.items()
                if number is not None
            ],
            frame.label_room,
        ),
        ticks=ticks([(x(p.day), rounds.get(p.day, "") or f"{p.day:%b %Y}") for p in points], frame.tick_room),
    )


def tick_values(low: float, high: float, unit: int) -> list[float]:
    """Three to five round numbers within what is drawn, or round it."""
    room = max(high - low, unit)
    step = unit * next((one for one in STEPS if room / (unit * one) <= 4), STEPS[-1])
    found = [float(number * step) for number in range(ceil(low / step), floor(high / step) + 1)]
    return found if len(found) > 1 else [float(floor(low / step) * step), float((floor(low / step) + 1) * step)]


def axis(one: MeasureRead, step: float) -> str:
    """A number beside the axis: years of a reading age, else the number itself, the measure's own way round."""
    own = -step if one.measure.lower_is_better else step
    return f"{own / 12:g}" if one.measure.scale == Scale.AGE else f"{own:g}"


def path(places: Iterable[tuple[int, int]]) -> str:
    """A line through places."""
    return "".join(f"{'L' if number else 'M'}{x} {y}" for number, (x, y) in enumerate(places))


def broken(places: Sequence[tuple[int, int] | None]) -> str:
    """A line that stops where there is nothing, and begins again."""
    parts, pen_up = [], True
    for place in places:
        if place is not None:
            parts.append(f"{'M' if pen_up else 'L'}{place[0]} {place[1]}")
        pen_up = place is None
    return "".join(parts)


def bracket(x: int, top: int, bottom: int) -> str:
    """The gap between two lines."""
    return f"M{x - 5} {top}h10M{x} {top}V{bottom}M{x - 5} {bottom}h10"


def apart(labels: list[Label], room: int) -> list[Label]:
    """The same from top to bottom, pushed apart so that none covers another."""
    found: list[Label] = []
    for one in sorted(labels, key=lambda label: label.y):
        y = max(one.y, found[-1].y + room) if found else one.y
        found.append(Label(y, one.name, one.says, one.css))
    return found


def ticks(names: list[tuple[int, str]], room: int) -> list[tuple[int, str, str]]:
    """The rounds' names below, in two lines, the latest first, as many as have room."""
    found: list[tuple[int, str, str]] = []
    for x, name in reversed(names):
        if not found or found[-1][0] - x >= room:
            first, _, rest = name.partition(" ")
            found.append((x, first[:9], rest[:9]))
    return found[::-1]
