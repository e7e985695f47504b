"""The policy against its specification, cell by cell and fact by fact."""

import csv
import itertools
import pathlib
import re

import pytest

from fourfold.access.permissions import Permission
from fourfold.access.policy import POLICY
from fourfold.access.roles import Role
from fourfold.access.rules import Condition

MATRIX = pathlib.Path(__file__).parent.parent / "data" / "access_matrix.csv"
CELLS = [(row["role"], row["object"], row["action"], row["rule"]) for row in csv.DictReader(MATRIX.open())]
LETTERS = re.compile(r"\b(BG|K2|LP|J0|TT|[A-Z])\b")


def specified(rule: str, true: frozenset[str]) -> bool:
    """The cell's rule read on its own terms: `|` is or, `&` binds tighter, `!` is not."""
    if rule == "none":
        return False
    sentence = LETTERS.sub(lambda m: str(m.group(1) in true), rule).replace("!", " not ").replace("&", " and ").replace("|", " or ")
    return bool(eval(sentence, {"__builtins__": {}}))


@pytest.mark.parametrize(("role", "thing", "deed", "rule"), CELLS, ids=lambda v: str(v))
def test_each_cell_holds_exactly_when_the_specification_says(role: str, thing: str, deed: str, rule: str) -> None:
    ours = POLICY[Role(role.lower())].get(Permission(f"{thing}.{deed}"))
    letters = sorted(set(LETTERS.findall(rule)) | ({c.value for c in ours.conditions()} if ours else set()))
    for truth in itertools.product((True, False), repeat=len(letters)):
        true = frozenset(letter for letter, is_true in zip(letters, truth, strict=True) if is_true)
        assert (ours is not None and ours.holds(frozenset(map(Condition, true)))) == specified(rule, true), true


def test_the_matrix_has_every_role_and_permission_that_the_policy_speaks_of() -> None:
    cells = {(role.lower(), f"{thing}.{deed}") for role, thing, deed, _ in CELLS}
    outside = {Role.VISITOR, Role.OWNER}
    spoken = {(role.value, permission.value) for role, rights in POLICY.items() if role not in outside for permission in rights}
    assert spoken - cells == {("system", "machine.write")}
    assert len(cells) == 1296
