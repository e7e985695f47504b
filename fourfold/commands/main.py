"""The one program. Each command is a module with `arguments(parser)` and `run(options)`; this one only chooses and reports.

Exit codes: 0 done, 1 could not (one clear line on standard error), 2 wrong usage. With --json nothing but the result is on standard output.
"""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from fourfold import clock
from fourfold.commands.cannot import Cannot
from fourfold.stack import with_room

COMMANDS = {
    "demo": "a whole invented school to walk through; prints where to look and who to sign in as",
    "serve": "the real thing: migrates, serves, runs the background work",
    "import": "bring in pupils, staff, classes, results, schools or the Local Offer; checks first",
    "progress": "the four signs of less than expected progress, for every pupil of a file",
    "first-head": "a single-use link with which a school's first head signs in",
    "check": "is this installation safe to use?",
    "verify": "is the audit trail whole?",
}
NEEDS_NO_DJANGO = {"demo", "serve", "progress"}


class Parser(argparse.ArgumentParser):
    """One line for wrong usage, and exit code 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See {self.prog} --help.\n")


def parser() -> Parser:
    """Every command with its arguments."""
    top = Parser(prog="fourfold", description="SEN support in a mainstream school: the graduated approach, with the family in it.")
    chosen = top.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    for name, says in COMMANDS.items():
        command = chosen.add_parser(name, help=says, description=says[0].upper() + says[1:] + ("" if says.endswith("?") else "."))
        command.add_argument("--json", action="store_true", help="print the result as JSON and nothing else")
        module(name).arguments(command)
    return top


def module(name: str) -> Any:
    """The module of a command."""
    return importlib.import_module(f"fourfold.commands.{name.replace('-', '_')}_")


def set_up() -> None:
    """Make Django ready for a command. Raises ValueError where the environment says something that cannot be."""
    clock.pinned()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourfold.config.settings")
    import django  #  only the commands that need it pay for it

    django.setup()


def ready_database() -> None:
    """Make a new home's database; raises Cannot where an older one must first be brought up to this version."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    elif executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Cannot("the database is of an older version. Bring it up to this one with: fourfold serve")


def is_away(why: Exception) -> bool:
    """Whether the database does not answer, or is none. Any other fault is ours, and shows its place."""
    from django.db.utils import DatabaseError, OperationalError  #  loaded only once something has gone wrong

    return type(why) in {DatabaseError, OperationalError}


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = parser().parse_args(words)
    try:
        if options.command not in NEEDS_NO_DJANGO:
            set_up()
            ready_database()
        result = with_room(module(options.command).run)(options)
    except Cannot as why:
        sys.stderr.write(f"fourfold {options.command}: {' '.join(str(why).split())}\n")
        return 1
    except OSError as why:
        sys.stderr.write(f"fourfold {options.command}: {why.strerror or 'something outside could not be reached'}.\n")
        return 1
    except ValueError as why:
        sys.stderr.write(f"fourfold {options.command}: {' '.join(str(why).split())}\n")
        return 1
    except KeyboardInterrupt:
        return 0
    except Exception as why:
        if not is_away(why):
            raise
        sys.stderr.write(f"fourfold {options.command}: the database cannot be used ({str(why).splitlines()[0]}).\n")
        return 1
    if options.json:
        sys.stdout.write(json.dumps(result.facts if result else {}, ensure_ascii=False, default=str) + "\n")
    elif result and result.says:
        sys.stdout.write(result.says + "\n")
    return result.code if result else 0
