"""Help and results in plain words, the same on every page and letter."""

from decimal import Decimal

from fourfold.support.delivery import Delivered
from fourfold.ui.words import count_of, minutes_in_words

ONCE_IN = {Decimal("0.5"): "every 2 weeks"}
TIMES = {1: "once a week", 2: "twice a week"}


def how_often(times_a_week: Decimal | None, minutes: int | None) -> str:
    """As "20 minutes, 3 times a week"; "" where neither is known."""
    parts = [minutes_in_words(minutes)] if minutes else []
    if times_a_week:
        parts.append(times_in_words(times_a_week))
    return ", ".join(parts)


def times_in_words(times: Decimal) -> str:
    """As "once a week", "3 times a week", "every 2 weeks"."""
    if times in ONCE_IN:
        return ONCE_IN[times]
    whole = int(times)
    return TIMES.get(whole, f"{whole} times a week") if whole == times else f"{times.normalize():f} times a week"


def with_whom(deliverer: str, group_size: int) -> str:
    """As "In a group of 4, with Mr Whitlock", "With Mrs Doyle"; "" where nobody is named."""
    group = f"in a group of {group_size}" if group_size > 1 else ""
    adult = f"with {deliverer}" if deliverer else ""
    said = ", ".join(part for part in (group, adult) if part)
    return said[:1].upper() + said[1:]


def help_in_words(times_a_week: Decimal | None, minutes: int | None, deliverer: str, group_size: int) -> str:
    """One line of help as a family reads it: "20 minutes, 3 times a week. In a group of 4, with Mr Whitlock." """
    parts = (how_often(times_a_week, minutes), with_whom(deliverer, group_size))
    return " ".join(f"{part}." for part in parts if part)


def given_in_words(found: Delivered) -> str:
    """As "It has happened 17 times out of 19."; "" before anything was due. What nobody wrote down is never a nought."""
    if not found.planned:
        return f"It has happened {count_of(found.happened, 'time')}." if found.happened else ""
    if not found.recorded:
        return "Nothing has been written down yet."
    return f"It has happened {count_of(found.happened, 'time')} out of {found.planned}."


def lines_of(text: str) -> tuple[str, ...]:
    """What somebody wrote one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
