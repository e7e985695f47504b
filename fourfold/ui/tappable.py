"""Telephone numbers, mail and web addresses in a sentence, as links that a thumb can press."""

import re

from markupsafe import Markup, escape

WAYS = re.compile(
    r"(?P<web>https?://[^\s<>\"'\u061c\u200e\u200f\u2066-\u2069]+)"
    r"|(?P<mail>[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    r"|(?P<phone>(?<![\w.+-])0\d(?:[ -]?\d){7,9}(?![\w-]))"
)
AFTER = ".,;:!?)۔،؛؟"
"""What ends a sentence and is no part of an address."""


def tappable(sentence: str) -> Markup:
    """The sentence with its ways to reach somebody as links. Everything else is escaped, and no other address becomes a link."""
    made, at = Markup(), 0
    for way in WAYS.finditer(sentence):
        words = way.group().rstrip(AFTER) if way.lastgroup == "web" else way.group()
        made += escape(sentence[at : way.start()]) + _link(way.lastgroup or "", words)
        at = way.start() + len(words)
    return made + escape(sentence[at:])


def _link(kind: str, words: str) -> Markup:
    if kind == "phone":
        return Markup('<a class="nowrap" href="tel:{}">{}</a>').format(re.sub(r"\D", "", words), words)
    if kind == "mail":
        return Markup('<a href="mailto:{}">{}</a>').format(words, words)
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(words, words)
