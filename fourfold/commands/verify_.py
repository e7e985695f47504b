"""`fourfold verify`: is the audit trail whole?"""

import argparse

from fourfold.commands.cannot import Result


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none of its own."""


def run(options: argparse.Namespace) -> Result:
    """Read every chain and name each row that was changed or is missing. Exit code 1 where there is any."""
    from fourfold.audit.ledger import faults, length  #  Django must be ready first

    found, rows = list(faults()), length()
    if found:
        return Result("\n".join(found), {"whole": False, "rows": rows, "faults": found}, code=1)
    return Result(f"The audit trail is whole: {rows:,} rows.", {"whole": True, "rows": rows, "faults": []})
