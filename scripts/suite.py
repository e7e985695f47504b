"""Run the tests: those that are counted, the walls, and what depends on the database again on PostgreSQL (with --all, everything again)."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from typing import IO

ROOT = pathlib.Path(__file__).resolve().parent.parent
COVERED, RENDERED = 85, 85
"""Lines in a hundred, of code and of templates."""
MANY = ("-n", "auto", "--dist", "worksteal", "--durations=15")
"""On as many processors as there are, each with a database of its own."""
COUNTED = ("-m", "slipcover", "--immediate", "--source=fourfold", "--omit=*/migrations/*,*/fourfold/demo/*", "--json")


def server_programs() -> pathlib.Path | None:
    """The newest PostgreSQL's programs on this machine, if there are any."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3].split(".")[0]))
    if found:
        return found[-1].parent
    program = shutil.which("initdb")
    return pathlib.Path(program).parent if program else None


def pytest(*arguments: str, through: tuple[str, ...] = (), says: IO[str] | None = None, **extra: str) -> int:
    """One run of the tests, through another program where one is named; its exit code, where no test at all is a failure too."""
    words = [sys.executable, *through, "-m", "pytest", "-q", *arguments]
    return subprocess.run(words, cwd=ROOT, env=os.environ | extra, check=False, stdout=says, stderr=says).returncode


def on_postgres(*arguments: str, says: IO[str]) -> int:
    """The same on a PostgreSQL of our own, in a folder that goes with it, reached by its socket alone."""
    programs = server_programs()
    if programs is None:
        says.write("SKIPPED: no PostgreSQL on this machine, so nothing was tried on it.\n")
        return 0
    with tempfile.TemporaryDirectory(prefix="fourfold-pg-") as folder:
        os.chmod(folder, 0o755)
        home = pathlib.Path(folder, "cluster")
        # The server refuses to run as root.
        as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if as_user:
            shutil.chown(folder, "postgres")
        quietly = {"cwd": folder, "check": True, "stdout": subprocess.DEVNULL}
        subprocess.run([*as_user, programs / "initdb", "-D", home, "-A", "trust", "-U", "postgres", "-E", "UTF8"], **quietly)
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
        subprocess.run([*as_user, programs / "pg_ctl", "-D", home, "-w", "-l", f"{folder}/log", "-o", options, "start"], **quietly)
        try:
            # The tests make a database of their own beside it; those that start real processes work in this one.
            subprocess.run([*as_user, programs / "createdb", "-h", folder, "-U", "postgres", "fourfold"], **quietly)
            return pytest(*arguments, says=says, FOURFOLD_DATABASE_URL=f"postgresql://postgres@/fourfold?host={folder}")
        finally:
            subprocess.run([*as_user, programs / "pg_ctl", "-D", home, "-m", "immediate", "stop"], **quietly)


def counted(*wanted: str) -> int:
    """All but the walls, with what they cover, of code and of templates: that a wall opens a page says nothing of whether it is right."""
    with tempfile.TemporaryDirectory(prefix="fourfold-lines-") as name:
        folder = pathlib.Path(name)
        through = (*COUNTED, f"--out={folder / 'code.json'}")
        words = [*MANY, "--ignore=tests/house", "-p", "tests.template_lines", *wanted]
        return pytest(*words, through=through, FOURFOLD_TEMPLATE_LINES=name) or enough(folder)


def walls(*wanted: str, says: IO[str]) -> int:
    """The tests of the house, which are not counted."""
    return pytest(*MANY, *wanted, "tests/house", says=says)


def enough(folder: pathlib.Path) -> int:
    """Say how much was covered; less than is asked for, of code or of templates, is a failure."""
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "fourfold.config.settings"
    import django
    import slipcover

    from tests import at_home  # noqa: F401 - the settings make a home, which must not be anybody's
    from tests.template_lines import rendered

    code = json.loads((folder / "code.json").read_text())
    slipcover.print_coverage(code, skip_covered=True)
    django.setup()
    shown, left = rendered(folder)
    print("\n".join(left))
    covered = code["summary"]["percent_covered"]
    print(
        f"Covered: {covered:.1f} % of the lines of code (at least {COVERED}), {shown} % of those of templates (at least {RENDERED}).",
        flush=True,
    )
    return int(covered < COVERED or shown < RENDERED)


def main() -> int:
    """Everything at once, since all of it waits now and then: a database, a browser, a process that is killed. What runs beside the counted
    tests says so when these are done, whatever became of them; the exit code says whether everything passed."""
    everything = "--all" in sys.argv
    wanted = () if everything else ("-m", "not slow")
    on_the_other = () if everything else ("-m", "postgres and not slow")
    beside = {"The walls": (walls, wanted), "On PostgreSQL": (on_postgres, on_the_other)}
    # Each run has a home and a database of its own, whatever is set here: two in one would empty each other's tables.
    for name in ("FOURFOLD_HOME", "FOURFOLD_DATABASE_URL"):
        os.environ.pop(name, None)
    with ThreadPoolExecutor(len(beside)) as pool, ExitStack() as ending:
        begun = []
        for name, (run, words) in beside.items():
            says = ending.enter_context(tempfile.TemporaryFile("w+", errors="replace"))
            begun.append(pool.submit(run, *words, says=says))
            ending.callback(tell, name, begun[-1], says)
        return int(any([counted(*wanted), *(one.result() for one in begun)]))


def tell(name: str, run: Future[int], says: IO[str]) -> None:
    """What a run beside the others said, once it has ended."""
    wait([run])
    says.seek(0)
    print(f"{name}:\n{says.read()}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
