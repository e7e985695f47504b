"""The drawn pages of the documentation tell the truth."""

import importlib.util
import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def drawn() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("draw_docs", ROOT / "scripts" / "draw_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pages()


@pytest.mark.parametrize("name", ["duties.md", "four-steps.md", "permissions.md", "verbs.md"])
def test_a_drawn_page_is_as_the_code_draws_it_now(name: str) -> None:
    assert (ROOT / "docs" / "generated" / name).read_text() == drawn()[name], "run: make docs"
