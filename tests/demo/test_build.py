"""The demo as it is written: whole, lawful, in few queries, made anew when it must be."""

from tests.demo.conftest import TODAY, Home


def test_the_ledger_is_whole_after_the_build(demo: Home) -> None:
    code = "import json; from fourfold.audit.ledger import faults, length; print(json.dumps([list(faults()), length()]))"
    faults, length = demo.ask(code)
    assert faults == []
    assert length > 5000


def test_it_takes_far_fewer_queries_than_rows(demo: Home) -> None:
    assert demo.queries < 60_000


def test_a_finished_demo_of_the_day_is_kept_and_one_of_another_day_is_not(demo: Home) -> None:
    code = "import json; from datetime import date; from fourfold.demo import keeping; print(json.dumps(keeping.is_ready(date({}))))"
    assert demo.ask(code.format("2026, 11, 24"))
    assert not demo.ask(code.format("2026, 11, 25"))


def test_a_build_that_is_broken_off_leaves_nothing(demo: Home, tmp_path) -> None:
    code = """
import json
from datetime import date
from fourfold.demo import build, keeping
def stop(line):
    if "Classes" in line: raise RuntimeError("pulled the plug")
try:
    keeping.make(date(2026, 11, 24), say=stop)
except RuntimeError:
    pass
print(json.dumps([keeping.is_ready(date(2026, 11, 24)), keeping.is_demo()]))
"""
    assert Home(tmp_path).ask(code) == [False, False]


def test_starting_again_takes_back_what_was_changed(demo: Home) -> None:
    code = """
import json
from fourfold.accounts.models import Account
from fourfold.demo import keeping
Account.objects.filter(name="Priya Raman").update(name="Somebody Else")
keeping.restart()
print(json.dumps(Account.objects.filter(name="Priya Raman").count()))
"""
    assert demo.ask(code) == 1


def test_the_father_kept_out_by_a_court_and_the_children_he_may_not_see(demo: Home) -> None:
    code = """
import json
from fourfold.pupils.models import Restriction
print(json.dumps([[r.pupil.name, r.parent.name, r.full] for r in Restriction.objects.all()]))
"""
    assert demo.ask(code) == [["Ethan Ashdown", "Darren Colclough", True]]


def test_each_person_at_the_door_sees_their_own_children_and_no_more(demo: Home) -> None:
    code = f"""
import json
from datetime import date
from fourfold.access.permissions import Permission
from fourfold.accounts.actors import actor_of
from fourfold.demo.entering import account_behind
from fourfold.demo.school import DOORS
from fourfold.pupils.queries import visible_to
today = date.fromisoformat("{TODAY}")
seen = {{}}
for code in DOORS:
    actor = actor_of(account_behind(code), today=today, second_factor=True)
    seen[code] = sorted(pupil.name for pupil in visible_to(actor, Permission.IDENTITY_VIEW))
print(json.dumps(seen))
"""
    seen = demo.ask(code)
    assert seen["fr"] == ["Leila Rahmani", "Yusuf Rahmani"]
    assert seen["zh"] == ["Zainab Hussain"]
    assert seen["mp"] == ["Isla Novak", "Lily-Mae Chow", "Yusuf Rahmani"]
    assert seen["sb"] == []
    assert len(seen["ao"]) == 29
    assert {"Yusuf Rahmani", "Elsie Tan"} <= set(seen["dw"])
    assert len(seen["pr"]) >= 1200
    assert len(seen["jc"]) >= 1200
