"""What can be pressed in a sentence of help, and what stays words."""

import pytest

from fourfold.ui.tappable import tappable

SAYS = [
    ("Call 01632 960 118. Or write.", 'Call <a class="nowrap" href="tel:01632960118">01632 960 118</a>. Or write.'),
    ("Write to a.b@north.example.org.", 'Write to <a href="mailto:a.b@north.example.org">a.b@north.example.org</a>.'),
    ("See https://x.example.org/a.", 'See <a href="https://x.example.org/a" rel="noreferrer">https://x.example.org/a</a>.'),
    ("\u2066https://x.example.org\u2069۔", '\u2066<a href="https://x.example.org" rel="noreferrer">https://x.example.org</a>\u2069۔'),
    ("<b>javascript:alert(1)</b>", "&lt;b&gt;javascript:alert(1)&lt;/b&gt;"),
    ('https://x.org/"onclick=1', '<a href="https://x.org/" rel="noreferrer">https://x.org/</a>&#34;onclick=1'),
    ("https://x.org/?a=1&b=2", '<a href="https://x.org/?a=1&amp;b=2" rel="noreferrer">https://x.org/?a=1&amp;b=2</a>'),
    ("We checked this on 11 September 2026.", "We checked this on 11 September 2026."),
    ("It is 2026 0 and 12.", "It is 2026 0 and 12."),
]


@pytest.mark.parametrize(("sentence", "page"), SAYS)
def test_ways_to_reach_somebody_can_be_pressed_and_nothing_else(sentence: str, page: str) -> None:
    assert str(tappable(sentence)) == page
