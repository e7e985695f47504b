"""What families may read is easy to read."""

import re

import html5lib
import pytest

textstat = pytest.importorskip("textstat", reason="textstat is not installed: reading age NOT measured")
OLDEST = 11


def words_of_the_main_part(html: str) -> str:
    main = html5lib.parse(html, namespaceHTMLElements=False).find(".//main")
    lines = (" ".join("".join(node.itertext()).split()) for node in main.iter() if node.tag in ("h1", "p"))
    return " ".join(line if re.search(r"[.?]$", line) else f"{line}." for line in lines if line)


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500"])
def test_what_went_wrong_is_said_for_a_reading_age_of_eleven(page, name):
    # The grade of a school year is the age less five.
    assert textstat.flesch_kincaid_grade(words_of_the_main_part(page(name))) + 5 <= OLDEST
