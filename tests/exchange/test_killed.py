"""A process killed half way through an import leaves everything as it was: killed for real, with no chance to tidy up."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

STORY = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "fourfold.config.settings"
import django
django.setup()
from django.core.management import call_command
from fourfold.commands.main import main
step, path = sys.argv[1:]
if step == "set-up":
    call_command("migrate", verbosity=0)
    raise SystemExit(main(["import", "schools", path, "--reason", "test"]))
if step == "slowly":
    from fourfold.exchange.actions import applying
    def hang(*_, **__):
        print("half way", flush=True)
        import time
        time.sleep(60)
    applying._keep_rows = hang
if step in ("slowly", "again"):
    raise SystemExit(main(["import", "pupils", path, "--school", "999001", "--reason", "test"]))
from fourfold.exchange.models import Batch
from fourfold.pupils.models import Pupil, Parent
from fourfold.audit.ledger import faults
print(Pupil.objects.count(), Parent.objects.count(), Batch.objects.count(), len(list(faults())))
"""
SCHOOLS = "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName\n999001,999,Northshire,4001,Larkfield School\n"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FOURFOLD_", "DJANGO_"))}
    return kept | {"FOURFOLD_HOME": str(tmp_path / "home"), "FOURFOLD_TODAY": "2026-11-24"}


def step(home: dict[str, str], name: str, path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", STORY, name, str(path)], env=home, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.slow
def test_an_import_killed_half_way_leaves_nothing_and_can_be_done_again(home: dict[str, str], tmp_path: Path, list_of_pupils: str) -> None:
    schools, pupils = tmp_path / "schools.csv", tmp_path / "pupils.csv"
    schools.write_text(SCHOOLS)
    pupils.write_text(list_of_pupils)
    step(home, "set-up", schools)
    running = subprocess.Popen([sys.executable, "-c", STORY, "slowly", str(pupils)], env=home, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    assert running.stdout.readline().strip() == "half way"
    running.send_signal(signal.SIGKILL)
    running.wait(10)
    time.sleep(0.1)
    assert step(home, "count", pupils) == "0 0 0 0"
    step(home, "again", pupils)
    assert step(home, "count", pupils) == "3 2 1 0"
