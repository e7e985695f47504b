"""All state is in the database and in one folder: whoever backs up those two has everything."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

from fourfold.config import home

CODE = Path(home.__file__).parents[1]
WRITES = {"write_text", "write_bytes", "mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryDirectory", "TemporaryFile"}
MAY_WRITE = {
    "config/home.py": "makes the folder, and its keys",
    "documents/storage.py": "keeps files in it",
    "config/catalogues.py": "compiles languages, which can be done again",
    "ui/css.py": "joins the style sheet, which can be done again",
}
"""The files of the program that write to the disk, and what for."""


def test_what_django_keeps_lies_in_the_database_or_at_home() -> None:
    here = home.home()
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    assert settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"
    folders = [settings.STORAGES["default"]["OPTIONS"]["location"], settings.STATIC_ROOT, settings.EMAIL_FILE_PATH]
    assert all(Path(folder).is_relative_to(here) for folder in folders)


def test_nothing_else_writes_to_the_disk() -> None:
    assert {str(file.relative_to(CODE)) for file in CODE.rglob("*.py") if writes(ast.parse(file.read_text()))} == set(MAY_WRITE)


def writes(tree: ast.AST) -> bool:
    """Whether a file calls something that leaves a file, or opens one to write."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [(call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", ""), call.args) for call in calls]
    return any(name in WRITES or (name in {"open", "fdopen"} and any(is_a_mode(value) for value in values)) for name, values in named)


def is_a_mode(value: ast.expr) -> bool:
    """Whether it is a way of opening that changes what is there."""
    return isinstance(value, ast.Constant) and value.value in {"w", "wb", "a", "ab", "x", "xb", "w+", "r+", "r+b"}


def test_home_is_the_folder_that_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOURFOLD_HOME", str(tmp_path / "here"))
    assert home.home() == tmp_path / "here"
    assert (tmp_path / "here").stat().st_mode & 0o077 == 0


def test_without_a_name_it_is_var_in_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOURFOLD_HOME")
    monkeypatch.setattr(home, "CODE", tmp_path / "fourfold")
    (tmp_path / "pyproject.toml").touch()
    assert home.home() == tmp_path / "var"


def test_installed_it_is_the_users_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOURFOLD_HOME")
    monkeypatch.setattr(home, "CODE", tmp_path / "fourfold")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert home.home() == tmp_path / "data/fourfold"
