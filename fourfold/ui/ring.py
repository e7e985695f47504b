"""The four-step ring's geometry: a box of 160, four arcs of 82 degrees, clockwise from twelve o'clock."""

from dataclasses import dataclass
from math import cos, radians, sin

STEPS = ("assess", "plan", "do", "review")
CENTRE, RADIUS, OUTER, INNER = 80, 62, 71.2, 52.8
ARC, GAP = 82, 8
TICK = "l3.4 3.6 6.2-7.4"


@dataclass(frozen=True, slots=True)
class Segment:
    """One quarter: `base` is the tinted bed, `arc` the filled part, `edge` the outline, `tick` the mark of a step that is done."""

    step: str
    base: str = ""
    arc: str = ""
    edge: str = ""
    tick: str = ""


def segments(now: str, share: float = 0) -> tuple[Segment, ...]:
    """The quarters when `now` is under way and `share` of it (0 to 1) has passed. Raises ValueError for a step that is none of the four."""
    if now not in STEPS:
        raise ValueError(f"{now!r} is none of the four steps: {', '.join(STEPS)}.")
    turn = STEPS.index(now)
    return tuple(_segment(step, place, place - turn, share) for place, step in enumerate(STEPS))


def _segment(step: str, place: int, ahead: int, share: float) -> Segment:
    begins = place * 90 + GAP / 2
    ends = begins + ARC
    whole = f"M{_at(RADIUS, begins)}A62 62 0 0 1 {_at(RADIUS, ends)}"
    if ahead < 0:
        x, y = _point(RADIUS, (begins + ends) / 2)
        return Segment(step, arc=whole, tick=f"M{x - 5:.1f} {y + 0.3:.1f}{TICK}")
    edge = f"M{_at(OUTER, begins)}A71.2 71.2 0 0 1 {_at(OUTER, ends)}L{_at(INNER, ends)}A52.8 52.8 0 0 0 {_at(INNER, begins)}Z"
    filled = min(1.0, max(0.0, share)) if ahead == 0 else 0
    arc = f"M{_at(RADIUS, begins)}A62 62 0 0 1 {_at(RADIUS, begins + ARC * filled)}" if filled else ""
    return Segment(step, base=whole, arc=arc, edge=edge)


def _point(radius: float, degrees: float) -> tuple[float, float]:
    return CENTRE + radius * sin(radians(degrees)), CENTRE - radius * cos(radians(degrees))


def _at(radius: float, degrees: float) -> str:
    x, y = _point(radius, degrees)
    return f"{x:.1f} {y:.1f}"
