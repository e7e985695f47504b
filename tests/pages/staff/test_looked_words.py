"""Who looked is said in words, whichever page of a record it was."""

import re
from pathlib import Path

import fourfold.pages
from fourfold.pages.staff.looked_words import LOOKS, look_in_words

OPENS = re.compile(r'open_record\(\s*request,\s*\w+,\s*"([^"]+)"')


def test_every_page_of_a_record_has_its_words_for_who_looked() -> None:
    opened = {name for path in Path(fourfold.pages.__path__[0]).rglob("*.py") for name in OPENS.findall(path.read_text("utf-8"))}
    assert len(opened) > 20
    assert opened - set(LOOKS) == set()


def test_a_look_at_a_meeting_reads_as_a_sentence() -> None:
    assert look_in_words("meeting") == "looked at one meeting"
