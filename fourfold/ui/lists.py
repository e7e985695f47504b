"""What a long list needs around it: headings that sort, and pages."""

from collections.abc import Callable
from dataclasses import dataclass

from fourfold.ui.frame import Link


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading. `href` sorts by it; `sorted` is "", "ascending" or "descending"; `hidden` is heard, not seen."""

    label: str
    href: str = ""
    sorted: str = ""
    css: str = ""
    hidden: bool = False


def page_number(asked: str) -> int:
    """The page that an address asks for; the first where what it says is no number, or none that a list could have."""
    return max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 1


def page_links(number: int, last: int, address: Callable[[int], str]) -> tuple[Link | None, ...]:
    """The first page, the last, this one and its neighbours; None where some are left out."""
    wanted = sorted({1, last, *range(max(1, number - 1), min(last, number + 1) + 1)})
    links: list[Link | None] = []
    for before, page in zip([0, *wanted], wanted, strict=False):
        if page - before > 1:
            links.append(None)
        links.append(Link(f"{page}", address(page), current=page == number))
    return tuple(links)
