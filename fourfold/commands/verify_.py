"""`fourfold verify`: is the audit trail whole, and is it the one that was kept elsewhere?"""

import argparse
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourfold.commands.cannot import Cannot, Result

if TYPE_CHECKING:
    from fourfold.audit.ledger import Head

LINE = re.compile(r"^(event|viewing) (\d{1,18}) (\d{1,18}) ([0-9a-f]{64})$")


def arguments(parser: argparse.ArgumentParser) -> None:
    """--head prints where each chain stands, to be kept elsewhere; --against compares with what was kept."""
    parser.add_argument("--head", action="store_true", help="only print where each chain stands now, to be kept off this machine")
    parser.add_argument("--against", metavar="FILE", help="what --head or --json printed before: names what no longer matches it")


def run(options: argparse.Namespace) -> Result:
    """Read every chain and name each row that was changed or is missing. Exit code 1 where there is any."""
    from fourfold.audit import ledger  #  Django must be ready first

    kept = heads_in(options.against) if options.against else []
    stands = ledger.heads()
    facts: dict[str, Any] = {"heads": [{"kind": h.kind, "school": h.school, "number": h.number, "seal": h.seal} for h in stands]}
    if options.head and not kept:
        return Result("\n".join(head.line for head in stands), facts)
    found = [*ledger.faults(), *ledger.faults_against(kept)]
    facts |= {"whole": not found, "rows": ledger.length(), "faults": found, "compared": len(kept)}
    if found:
        return Result("\n".join(found), facts, code=1)
    says = f"The audit trail is whole: {facts['rows']:,} rows."
    return Result(f"{says} It matches all {len(kept)} heads that were kept." if kept else says, facts)


def heads_in(name: str) -> "list[Head]":
    """The heads that a file holds: the lines of --head, or a result of --json; whatever else a mail says round the lines is passed over.

    Raises Cannot for a file that cannot be read or holds none: a file cut short must not look like a match.
    """
    from fourfold.audit.ledger import Head  #  Django must be ready first

    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as why:
        raise Cannot(f"{name} cannot be read: {getattr(why, 'strerror', None) or 'it is not text'}.") from None
    try:
        said = json.loads(text)
        lines = [f"{one['kind']} {one['school']} {one['number']} {one['seal']}" for one in said["heads"]]
    except (ValueError, KeyError, TypeError):
        lines = [line.strip() for line in text.splitlines()]
    found = [Head(match[1], int(match[2]), int(match[3]), match[4]) for line in lines if (match := LINE.match(line))]
    if not found:
        raise Cannot(f"{name} holds no heads. Keep what `fourfold verify --head` prints.")
    return found
