"""How long the register takes the server: CPU milliseconds a page, and how often it asks the database.

    python benchmarks/register.py [pupils ...]

Makes a school of each size (300 and 1,200 unless told) in a database of its own, one pupil in five on the register, and asks for the page
forty times as the SENCO. Nothing is promised of a machine; two numbers on one machine can be compared.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("/register", "/register?sort=name&page=2", "/register?status=K&year=3", "/pupils", "/pupils?q=child+9")
TIMES = 40


def main(sizes: list[int]) -> None:
    """Measure each size."""
    os.environ["FOURFOLD_HOME"] = tempfile.mkdtemp(prefix="fourfold-benchmark-")
    os.environ["FOURFOLD_TODAY"] = "2026-11-24"
    os.environ["DJANGO_SETTINGS_MODULE"] = "fourfold.config.settings"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from tests.cast import build

    cast, made = build(), 0
    for size in sorted(sizes):
        fill(cast, made, size)
        made = size
        for page in PAGES:
            measure(cast, page, size)


def fill(cast: object, made: int, size: int) -> None:
    """Pupils up to that number, in classes of thirty."""
    from django.db import transaction

    from fourfold.pupils import actions
    from fourfold.pupils.actions.sen import RankedNeed
    from tests.cast import AUTUMN, MAKER

    with transaction.atomic():
        group = None
        for number in range(made, size):
            year = number // 30 % 6 + 1
            if number % 30 == 0 or group is None:
                group = actions.open_class(MAKER, cast.larkfield, name=f"{year} {number}", school_year=2026, year_group=str(year))
            child = actions.admit(
                MAKER,
                cast.larkfield,
                forename=f"Child {number}",
                surname=f"Of {size - number}",
                born=date(2021 - year, 1, 1),
                year_group=str(year),
                starts=AUTUMN,
            )
            actions.place_in_class(MAKER, child, group=group, starts=AUTUMN)
            if number % 5 == 0:
                actions.record_sen_status(MAKER, child, status="K", starts=AUTUMN)
                actions.record_needs(MAKER, child, needs=[RankedNeed("SLCN"), RankedNeed("SEMH")], on=AUTUMN)


def measure(cast: object, page: str, size: int) -> None:
    """Ask for a page, again and again, and say how long it took."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.signed_in import client_of

    client = client_of(cast.account("amina"), SERVER_NAME="localhost")
    if client.get(page).status_code != 200:
        raise SystemExit(f"{page} is not there")
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    queries, taken = len(asked), []
    for _ in range(TIMES):
        began = time.process_time()
        client.get(page)
        taken.append((time.process_time() - began) * 1000)
    taken.sort()
    p95 = taken[int(len(taken) * 0.95) - 1]
    print(f"{size:>5} pupils  {page:<28} {queries:>3} queries  median {statistics.median(taken):6.1f} ms  p95 {p95:6.1f} ms of CPU")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [300, 1200])
