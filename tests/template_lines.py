"""Counts the lines of templates that were rendered, as coverage.py counts those of code: it is named in pyproject.toml as a plugin.

Jinja2 makes Python of a template, under the template's own name, and writes down which line came from which: `debug_info`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import FrameType

from coverage.plugin import CoveragePlugin, FileReporter, FileTracer
from coverage.plugin_support import Plugins

FOLDER = "/jinja2/"


@cache
def pairs(debug_info: str) -> tuple[list[int], list[int]]:
    """The lines of the code, in order, and the template's line from which each came."""
    found = [tuple(map(int, pair.split("="))) for pair in debug_info.split("&") if pair]
    return [code for _, code in found], [template for template, _ in found]


class Templates(CoveragePlugin):
    """Knows a template by its folder."""

    def file_tracer(self, filename: str) -> FileTracer | None:
        return Rendered(filename) if FOLDER in filename and filename.endswith(".html") else None

    def file_reporter(self, filename: str) -> FileReporter:
        return Written(filename)

    def find_executable_files(self, src_dir: str) -> Iterable[str]:
        """All of them: what was never rendered counts too."""
        return map(str, Path(src_dir).rglob("jinja2/**/*.html"))


class Rendered(FileTracer):
    """A template while it is rendered."""

    def __init__(self, filename: str) -> None:
        self.filename = filename

    def source_filename(self) -> str:
        return self.filename

    def line_number_range(self, frame: FrameType) -> tuple[int, int]:
        """The line of the template that the line of code came from."""
        code, template = pairs(frame.f_globals.get("debug_info", ""))
        place = bisect_right(code, frame.f_lineno) - 1
        line = template[place] if place >= 0 else -1
        return line, line


class Written(FileReporter):
    """A template as it is written: its lines that do something."""

    def lines(self) -> set[int]:
        # Not at the top: this file is read before anything is counted, and what it imports would be missed.
        from fourfold.ui.jinja import environment

        code = environment().compile(self.source(), filename=self.filename, raw=True)
        found = re.search(r"^debug_info = '(.*)'$", code, re.MULTILINE)
        return set(pairs(found[1])[1]) if found else set()


def coverage_init(reg: Plugins, options: object) -> None:
    reg.add_file_tracer(Templates())
