"""XML from strangers: parsed without entities, document types or the network, and read so that nothing is passed over in silence."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.text import UTF_8_MARK, WIDE_MARKS

FORBIDDEN = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
PLAIN_ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252"})
"""Alphabets in which "<!DOCTYPE" is always these bytes, so that looking for it before parsing cannot be fooled."""
DEEPEST = 40
MOST_TAGS = 1_000_000
MOST_ALIKE = 100
"""Elements of one name in one place; of pupils there may be more."""


class Branch:
    """An element, by its name without namespace, that remembers which of its parts were read."""

    def __init__(self, element: etree._Element) -> None:
        self._element = element
        self.name = etree.QName(element).localname
        self._read: set[etree._Element] = set()
        self._opened: dict[etree._Element, Branch] = {}

    def text(self, *names: str) -> str:
        """The text of the first child so called; "" where there is none. Names are tried in turn."""
        for name in names:
            for child in self._children(name):
                if len(child):
                    continue
                self._read.add(child)
                if words := (child.text or "").strip():
                    return words
        return ""

    def branches(self, *path: str, most: int = MOST_ALIKE) -> list["Branch"]:
        """Every element at the end of a path of names, in order. Raises Refused when one place holds more than `most` of a name."""
        found = [self]
        for name in path:
            found = [inner for branch in found for inner in branch._named(name, most)]
        return found

    def branch(self, *path: str) -> "Branch | None":
        """The first of them."""
        return next(iter(self.branches(*path)), None)

    def unread(self) -> Counter[str]:
        """Topmost parts that hold something and were never read, as paths from here, with how often."""
        left: Counter[str] = Counter()
        for child in self._element:
            if child in self._opened:
                for path, times in self._opened[child].unread().items():
                    left[f"{self._opened[child].name}/{path}"] += times
            elif child not in self._read and _holds_anything(child):
                left[etree.QName(child).localname] += 1
        left.update(f"@{name}" for name in map(str, self._element.keys()) if not name.startswith("{"))
        return left

    def _named(self, name: str, most: int) -> list["Branch"]:
        children = list(itertools.islice(self._children(name), most + 1))
        if len(children) > most:
            raise Refused(f"This file has more than {most} {name} elements in one place, which no transfer file has.")
        return [self._opened.setdefault(child, Branch(child)) for child in children]

    def _children(self, name: str) -> Iterator[etree._Element]:
        return (child for child in self._element if etree.QName(child).localname == name)


def parsed(document: Document) -> Branch:
    """The root. Raises Refused for anything malformed, too deep, or that declares a document type or an entity."""
    raw, name = document.raw, document.name
    if raw.startswith(WIDE_MARKS) or b"\0" in raw:
        raise Refused(f"{name} is saved as UTF-16 or holds zero bytes: have it written again as UTF-8.")
    if not raw.removeprefix(UTF_8_MARK).lstrip().startswith(b"<"):
        raise Refused(f"{name} is not an XML file.")
    if FORBIDDEN.search(raw):
        raise Refused(f"{name} declares a document type or entities, which no transfer file does, so it is not opened.")
    declared = DECLARED.search(raw[:300])
    if declared and declared[1].decode("ascii").casefold() not in PLAIN_ENCODINGS:
        alphabet = declared[1].decode("ascii")[:20]
        raise Refused(f"{name} is written in {alphabet}, which is not read here: have it written again as UTF-8.")
    if raw.count(b"<") > MOST_TAGS:
        raise Refused(f"{name} has more parts than any transfer file, so it is not read.")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        line = getattr(fault, "lineno", None)
        where = f" (line {line})" if line else ""
        raise Refused(f"{name} is not well-formed XML{where}, so none of it can be trusted: ask the sender to make it again.") from None
    _check_depth(name, root)
    return Branch(root)


def _check_depth(name: str, root: etree._Element) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise Refused(f"{name} is nested deeper than any transfer file, so it is not read.")


def _holds_anything(element: etree._Element) -> bool:
    return any((part.text or "").strip() or part.attrib for part in element.iter())
