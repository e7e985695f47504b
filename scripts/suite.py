"""Run the tests: the suite on SQLite, then what depends on the database again on PostgreSQL (with --all, everything again)."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
RENDERED = 85


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
            # The tests make a database of their own beside it; those that start real processes work in this one.
            subprocess.run([*as_user, programs / "createdb", "-h", folder, "-U", "postgres", "fourfold"], **quietly)
            return pytest(*arguments, FOURFOLD_DATABASE_URL=f"postgresql://postgres@/fourfold?host={folder}")
        finally:
            subprocess.run([*as_user, programs / "pg_ctl", "-D", home, "-m", "immediate", "stop"], **quietly)


def on_sqlite(*wanted: str) -> int:
    """On as many processors as there are, each with a database of its own; what is covered is counted, lines of templates as well."""
    coverage = ["--cov=fourfold", "--cov-report=term:skip-covered", "--cov-fail-under=85"]
    return pytest("-n", "auto", "--dist", "worksteal", "--durations=15", *coverage, *wanted) or templates()


def templates() -> int:
    """How much of the templates was rendered, which says more of the pages than the code round them does; too little is a failure."""
    print(f"Of the lines of templates, so many in a hundred were rendered (at least {RENDERED}):", flush=True)
    report = ["report", "--include=*/jinja2/*", "--format=total", f"--fail-under={RENDERED}"]
    django = {"DJANGO_SETTINGS_MODULE": "fourfold.config.settings"}
    return subprocess.run([sys.executable, "-m", "coverage", *report], cwd=ROOT, env=os.environ | django, check=False).returncode


def main() -> int:
    """Both databases; the exit code says whether everything passed."""
    everything = "--all" in sys.argv
    wanted = [] if everything else ["-m", "not slow"]
    first = on_sqlite(*wanted)
    again = on_postgres(*(wanted if everything else ["-m", "postgres and not slow"]))
    return first or again


if __name__ == "__main__":
    sys.exit(main())
