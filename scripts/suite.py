"""Run the tests: the suite on SQLite, then what depends on the database again on PostgreSQL (with --all, everything again)."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def server_programs() -> pathlib.Path | None:
    """The newest PostgreSQL's programs on this machine, if there are any."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3].split(".")[0]))
    if found:
        return found[-1].parent
    program = shutil.which("initdb")
    return pathlib.Path(program).parent if program else None


def pytest(*arguments: str, **extra: str) -> int:
    """One run of the tests; its exit code, where no test at all is a failure too."""
    return subprocess.run([sys.executable, "-m", "pytest", "-q", *arguments], cwd=ROOT, env=os.environ | extra, check=False).returncode


def on_postgres(*arguments: str) -> int:
    """The same on a PostgreSQL of our own, in a folder that goes with it, reached by its socket alone."""
    programs = server_programs()
    if programs is None:
        print("SKIPPED: no PostgreSQL on this machine, so nothing was tried on it.", flush=True)
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
            return pytest(*arguments, FOURFOLD_DATABASE_URL=f"postgresql://postgres@/fourfold?host={folder}")
        finally:
            subprocess.run([*as_user, programs / "pg_ctl", "-D", home, "-m", "immediate", "stop"], **quietly)


WALLS = ("tests/house", "tests/journeys")
"""What goes over every page and through a browser: half of the time, so it runs beside the rest."""


def on_sqlite(*wanted: str) -> int:
    """The walls and the rest at the same time, each with a home of its own; what the rest covers is counted."""
    coverage = ["--cov=fourfold", "--cov-report=term:skip-covered", "--cov-fail-under=85"]
    with tempfile.TemporaryFile("w+") as said:
        beside = [sys.executable, "-m", "pytest", "-q", *wanted, "--durations=5", *WALLS]
        walls = subprocess.Popen(beside, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        rest = pytest(*wanted, *coverage, "--durations=15", *(f"--ignore={folder}" for folder in WALLS))
        walls.wait()
        said.seek(0)
        print(said.read(), flush=True)
    return rest or walls.returncode


def main() -> int:
    """Both databases; the exit code says whether everything passed."""
    everything = "--all" in sys.argv
    wanted = [] if everything else ["-m", "not slow"]
    first = on_sqlite(*wanted)
    again = on_postgres(*(wanted if everything else ["-m", "postgres and not slow"]))
    return first or again


if __name__ == "__main__":
    sys.exit(main())
