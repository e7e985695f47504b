"""Counts the lines of templates that were rendered, as SlipCover counts those of code: a plugin of pytest, `-p tests.template_lines`.

Jinja2 makes Python of a template, and writes down which line came from which: `debug_info`. That Python is given SlipCover's probes. Each
process writes what it saw into the folder that FOURFOLD_TEMPLATE_LINES names; `rendered` reads them all.
"""

import json
import os
import re
from bisect import bisect_right
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
import pytest
import slipcover

FOLDER = "/jinja2/"
ROOT = Path(__file__).parents[1]
DEBUG_INFO = re.compile(r"^debug_info = '(.*)'$", re.MULTILINE)
PROBES = slipcover.Slipcover(immediate=True, exclude_lines=[])
MADE: dict[str, list[tuple[int, int]]] = {}
"""Of each template that was compiled: lines of its Python, in order, and the template's line from which each came."""


def pairs(python: str) -> list[tuple[int, int]]:
    """The lines of a template's Python, in order, with the template's own line for each."""
    found = DEBUG_INFO.search(python)
    return [(int(code), int(template)) for template, code in (pair.split("=") for pair in found[1].split("&") if pair)] if found else []


def compile_with_probes(environment: jinja2.Environment, source: str, filename: str) -> CodeType:
    """Jinja2's own place for another way of compiling."""
    code: CodeType = compile(source, filename, "exec")
    if FOLDER not in filename:
        return code
    MADE[filename] = pairs(source)
    return PROBES.instrument(code)


def pytest_configure(config: pytest.Config) -> None:
    """Before any template is asked for."""
    if "FOURFOLD_TEMPLATE_LINES" in os.environ:
        jinja2.Environment._compile = compile_with_probes  # type: ignore[method-assign]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write down what this process rendered."""
    if MADE:
        file = Path(os.environ["FOURFOLD_TEMPLATE_LINES"], f"templates-{os.getpid()}.json")
        file.write_text(json.dumps({name: sorted(lines) for name, lines in seen().items()}))


def seen() -> dict[str, set[int]]:
    """The lines of each template that this process rendered."""
    found: dict[str, set[int]] = {}
    files: dict[str, Any] = PROBES.get_coverage()["files"]
    for name, lines in MADE.items():
        measured = files.get(str(Path(name).relative_to(ROOT)) if Path(name).is_relative_to(ROOT) else name, {"executed_lines": []})
        begins = [code for code, _ in lines]
        places = {bisect_right(begins, line) - 1 for line in measured["executed_lines"]}
        found[name] = {lines[place][1] for place in places if place >= 0}
    return found


def rendered(folder: Path) -> tuple[int, list[str]]:
    """How many lines in a hundred were rendered, and where the lines are that were not, as "file: lines".

    All templates count, those that nothing asked for too.
    """
    from fourfold.ui.jinja import environment

    made, were = environment(), [json.loads(file.read_text()) for file in folder.glob("templates-*.json")]
    there, left = 0, {}
    for template in sorted((ROOT / "fourfold").rglob("jinja2/**/*.html")):
        lines = {line for _, line in pairs(str(made.compile(template.read_text("utf-8"), filename=str(template), raw=True)))}
        missing = lines - {line for one in were for line in one.get(str(template), ())}
        there += len(lines)
        if missing:
            left[str(template.relative_to(ROOT))] = sorted(missing)
    missed = sum(map(len, left.values()))
    return (there - missed) * 100 // max(1, there), [f"{name}: {', '.join(map(str, lines))}" for name, lines in left.items()]
