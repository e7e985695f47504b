"""Words of a feed. They may hold markup, unseen signs or ten megabytes; what comes out is plain text of a bounded length."""

import html
import re
from typing import Any

import nh3

from fourfold.ui.plain_words import plain

MOST_READ = 20_000
"""Letters of one value that are looked at at all."""
BREAKS = re.compile(r"<\s*(?:br|/p|/li|/div|/h[1-6])\b[^>]*>|\r\n?|\n", re.IGNORECASE)


def line_of(value: Any, most: int = 200) -> str:
    """One line; "" for anything that is no text or number."""
    return cut(" ".join(text_of(value).split()), most)


def lines_of(value: Any, most: int = 2000) -> str:
    """Several lines, without empty ones."""
    lines = (" ".join(line.split()) for line in text_of(value).split("\n"))
    return cut("\n".join(line for line in lines if line), most)


def text_of(value: Any) -> str:
    """A value without its markup: tags are taken out with what scripts and styles hold, and what was escaped is read as it was meant."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    # Half a letter, as JSON can write one, is none: it could neither be cleaned nor kept.
    whole = str(value)[:MOST_READ].encode(errors="ignore").decode()
    raw = BREAKS.sub("\n", whole)
    bare = html.unescape(nh3.clean(raw, tags=set(), clean_content_tags={"script", "style"}))
    return plain(bare, lines=True)


def cut(words: str, most: int) -> str:
    """At most so many letters, ended between words."""
    if len(words) <= most:
        return words
    return words[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
