"""`fourfold check`: is this installation safe to use?"""

import argparse

from fourfold.commands.cannot import Result


def arguments(parser: argparse.ArgumentParser) -> None:
    """--deploy adds what matters once real families use it."""
    parser.add_argument("--deploy", action="store_true", help="also what matters once real families use it")


def run(options: argparse.Namespace) -> Result:
    """Each finding in a sentence; exit code 1 where one makes the installation unsafe."""
    from django.core import checks  #  Django must be ready first
    from django.db import connection

    found = checks.run_checks(include_deployment_checks=options.deploy, databases=["default"])
    grave = [f for f in found if f.is_serious(checks.ERROR if not options.deploy else checks.WARNING) and not f.is_silenced()]
    lines = [" ".join(f.msg.split()) + (f" {f.hint}" if f.hint else "") for f in found if not f.is_silenced()]
    facts = {"safe": not grave, "database": connection.vendor, "findings": lines}
    if not lines:
        return Result(f"This installation is safe to use. Database: {connection.display_name}.", facts)
    return Result("\n".join(lines), facts, code=1 if grave else 0)
