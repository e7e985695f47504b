"""`fourfold import local-offer`: the authority's directory from its feed, or from a file of it; checked first, as every import."""

import argparse
from pathlib import Path
from typing import Any

from fourfold.commands.cannot import Cannot, Result

LARGEST = 100 * 1024 * 1024


def run(options: argparse.Namespace, *, who: Any, which_school: Any) -> Result:
    """Read the feed or file; then, unless --dry-run, take it into the school's copy. `who` and `which_school` are the frame's own."""
    from fourfold import clock
    from fourfold.access.decide import Denied
    from fourfold.local_offer.actions import bring_in
    from fourfold.local_offer.queries.checking import check
    from fourfold.local_offer.refusals import BadFeed

    actor = who(options)
    school, inside = which_school(options, actor)
    if inside or options.dates or options.leave_out:
        raise Cannot("a directory has no --dates, no --leave-out and no school of its own: leave these out.")
    try:
        feed, read = read_from(options.path, now=clock.now())
        found = check(actor, school, read)
    except Denied:
        raise Cannot(f"{options.email} may not bring in the Local Offer at {school.name}.") from None
    except BadFeed as why:
        raise Cannot(str(why)) from None
    facts = {"says": found.says, "counts": found.counts, "school": school.urn, "applied": False}
    facts["faults"] = [{"name": name, "says": says} for name, says in read.faults]
    words = "\n".join([*(": ".join(filter(None, fault)) for fault in read.faults), found.says])
    if options.dry_run:
        return Result(words, facts)
    try:
        bring_in(actor, school, read=read, feed=feed, fewer=True, now=clock.now())
    except Denied:
        raise Cannot(f"{options.email} may not bring in the Local Offer at {school.name}.") from None
    daily = " It is read again each night." if feed else " It came from a file: nothing reads it again by itself."
    return Result(f"{words}\nDone at {school.name}.{daily}", facts | {"applied": True})


def read_from(path: str, *, now: Any) -> tuple[str | None, Any]:
    """A feed's address, or a file: the address to keep (none for a file) and what was read. Raises BadFeed and Cannot."""
    from django.conf import settings

    from fourfold.clock import LONDON
    from fourfold.local_offer.fetching.asking import Visit
    from fourfold.local_offer.fetching.guard import check_address
    from fourfold.local_offer.reading.feed import read_feed, read_file

    today = now.astimezone(LONDON).date()
    if "://" in path:
        address = check_address(path, allowed=settings.LOCAL_OFFER_HOSTS)
        return address, read_feed(Visit(allowed=settings.LOCAL_OFFER_HOSTS).get, address, today=today)
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST:
            raise Cannot(f"{file.name} is larger than {LARGEST // 1024**2} MB, which is the most that can be read.")
        return None, read_file(file.read_bytes(), today=today)
    except FileNotFoundError:
        raise Cannot(f"there is no file at {path}.") from None
    except (OSError, ValueError):
        raise Cannot(f"{file.name} could not be opened.") from None
