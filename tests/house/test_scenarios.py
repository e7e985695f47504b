"""The acceptance scenarios of SEN support and of what is around it, each by its number in the docstring of the tests that hold it."""

import ast
import pathlib
import re
from collections.abc import Iterator

import pytest

TESTS = pathlib.Path(__file__).parents[1]
NUMBER = re.compile(r"\b[AB]\d{1,2}\b")
WHOLE = [*(f"A{number}" for number in range(8, 46)), "B3", "B4", "B6"]
"""From a concern to the end of support, to specialists, the Local Offer and a request to the authority: those that must pass."""


def every_test() -> Iterator[ast.FunctionDef]:
    for path in TESTS.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield node


HELD = {number for test in every_test() for number in NUMBER.findall(ast.get_docstring(test) or "")}


@pytest.mark.parametrize("number", WHOLE)
def test_a_scenario_has_a_test_that_names_it(number: str) -> None:
    assert number in HELD
