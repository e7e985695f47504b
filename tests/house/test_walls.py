"""The walls of the house: what must hold of every room, present and to come."""

import ast
import importlib
import inspect
import pathlib
import pkgutil
import re
from collections.abc import Iterator
from types import FunctionType, ModuleType

import pytest
from django.apps import apps

import fourfold
from fourfold.audit.action import verb_of
from fourfold.audit.record import Record

CODE = pathlib.Path(fourfold.__file__).parent
LONGEST_FILE = 220
ASKED_BY_NOBODY = {
    "public_school": "what anyone may read of a school",
    "school_with_urn": "the machine's owner at the command line",
    "schools_known": "the machine's owner at the command line",
    "schools_here": "what anyone may read of the schools here",
    "named_staff": "whom families may ask: named on public pages",
}
"""Queries that need no actor, each with its reason."""


def modules(kind: str) -> list[ModuleType]:
    """Every module `actions` or `queries` of every room, and those inside a package of that name."""
    found = []
    for info in pkgutil.walk_packages([str(CODE)], "fourfold."):
        parts = info.name.split(".")
        if kind in parts[2:] and not parts[-1].startswith("_") and "migrations" not in parts:
            found.append(importlib.import_module(info.name))
    return found


def public_functions(module: ModuleType) -> Iterator[FunctionType]:
    """The functions that a module itself offers."""
    for name, thing in vars(module).items():
        if inspect.isfunction(thing) and thing.__module__ == module.__name__ and not name.startswith("_"):
            yield thing


@pytest.mark.parametrize("module", modules("actions"), ids=lambda m: m.__name__)
def test_every_public_function_among_the_actions_is_an_action_or_its_consequence(module: ModuleType) -> None:
    plain = [f.__name__ for f in public_functions(module) if verb_of(f) is None and not getattr(f, "is_consequence", False)]
    assert plain == []


@pytest.mark.parametrize("module", modules("queries"), ids=lambda m: m.__name__)
def test_every_public_query_starts_at_the_person_who_asks(module: ModuleType) -> None:
    unasked = [f.__name__ for f in public_functions(module) if next(iter(inspect.signature(f).parameters), "") != "actor"]
    assert [name for name in unasked if name not in ASKED_BY_NOBODY] == []


def test_every_verb_is_named_once() -> None:
    verbs = [verb_of(f) for module in modules("actions") for f in public_functions(module) if verb_of(f)]
    assert sorted(verbs) == sorted(set(verbs))


@pytest.mark.parametrize("model", [m for m in apps.get_models() if issubclass(m, Record)], ids=lambda m: m._meta.label)
def test_every_record_says_who_may_touch_it(model: type[Record]) -> None:
    assert model.standing is not Record.standing


@pytest.mark.parametrize("model", [m for m in apps.get_models() if m.__module__.startswith("fourfold.")], ids=lambda m: m._meta.label)
def test_only_what_is_no_record_of_a_child_does_without_the_door(model: type) -> None:
    without = {"audit", "outbox", "accounts"}
    assert issubclass(model, Record) or model._meta.app_label in without


def python_files() -> list[pathlib.Path]:
    return [file for file in sorted(CODE.rglob("*.py")) if "migrations" not in file.parts]


@pytest.mark.parametrize("file", python_files(), ids=lambda f: str(f.relative_to(CODE)))
def test_one_can_see_across_every_file(file: pathlib.Path) -> None:
    assert len(file.read_text().splitlines()) <= LONGEST_FILE


def test_every_module_and_public_class_and_function_says_what_it_promises() -> None:
    silent = []
    for file in python_files():
        tree = ast.parse(file.read_text())
        if file.name not in {"apps.py"} and not ast.get_docstring(tree) and tree.body:
            silent.append(str(file.relative_to(CODE)))
    assert silent == []


def test_nobody_writes_raw_sql() -> None:
    allowed = {"config/checks.py"}
    raw = [
        str(file.relative_to(CODE))
        for file in python_files()
        if any(word in file.read_text() for word in (".raw(", "RawSQL", ".execute(", "cursor()"))
    ]
    assert set(raw) <= allowed


def test_the_clock_is_read_in_one_place() -> None:
    reads = ("date.today(", "datetime.now(", "timezone.now(", "utcnow(", "localdate(")
    elsewhere = [str(f.relative_to(CODE)) for f in python_files() if f.name != "clock.py" and any(word in f.read_text() for word in reads)]
    assert elsewhere == []


FORBIDDEN_NAMES = {"utils", "helpers", "manager", "managers", "service", "services", "handlers", "misc", "common"}


def test_no_room_or_file_has_a_name_that_says_nothing() -> None:
    assert [str(f) for f in python_files() if f.stem in FORBIDDEN_NAMES or FORBIDDEN_NAMES & set(f.relative_to(CODE).parts[:-1])] == []


TEMPLATES = sorted(CODE.rglob("jinja2/**/*.html"))


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda f: str(f.relative_to(CODE)))
def test_templates_hold_no_inline_style_or_script_and_no_outside_address(file: pathlib.Path) -> None:
    text = file.read_text()
    assert not re.search(r"<[a-zA-Z][^>{]*\sstyle=", text)
    assert "<style" not in text
    assert "onclick" not in text
    assert "javascript:" not in text
    assert not [line for line in text.splitlines() if "<script" in line and "src=" not in line]
    assert "//cdn" not in text


def test_nothing_committed_names_a_machine_or_a_registry() -> None:
    root = CODE.parent
    words = ["/work" + "/", "/root" + "/", "pypi" + ".org", "registry." + "npmjs"]
    tracked = [
        f for f in root.rglob("*") if f.is_file() and f.suffix in {".py", ".md", ".toml", ".lock", ".sh", ".html", ".css", ".js", ".typ"}
    ]
    own = [f for f in tracked if not {".venv", "var", "node_modules", ".git", "dist"} & set(f.relative_to(root).parts)]
    assert [(str(f.relative_to(root)), word) for f in own for word in words if word in f.read_text(errors="ignore")] == []
