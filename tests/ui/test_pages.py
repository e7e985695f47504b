import re
from pathlib import Path

import html5lib
import pytest

from fourfold.ui import css

NAMES = [
    *("record", "register", "question", "question-wrong", "question-urdu", "sink", "sink-blank", "front", "done", "confirm"),
    *("400", "403", "403_csrf", "404", "429", "500"),
]
TEMPLATES = sorted((Path(css.__file__).parent / "jinja2").rglob("*.html"))
REFERENCES = ("aria-describedby", "aria-labelledby", "for")


@pytest.fixture(params=NAMES)
def html(request, page):
    return page(request.param)


def tree(html):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


def filled_buttons(root):
    buttons = [set(one.get("class", "").split()) for one in root.iter() if one.tag in ("a", "button")]
    return [one for one in buttons if ("btn" in one and not one & {"btn--2", "btn--3"}) or "press--first" in one]


def test_a_page_is_valid_html(html):
    tree(html)


def test_a_page_has_one_heading_and_no_more_than_one_filled_button(html):
    root = tree(html)
    assert len(list(root.iter("h1"))) == 1
    assert len(filled_buttons(root)) <= 1


def test_ids_are_unique_and_every_reference_leads_somewhere(html):
    root = tree(html)
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    wanted = {word for one in root.iter() for name in REFERENCES for word in (one.get(name) or "").split()}
    assert wanted <= set(ids)


def test_every_control_has_a_name_in_words(html):
    root = tree(html)
    labelled = {one.get("for") for one in root.iter("label")} | {id(child) for label in root.iter("label") for child in label.iter("input")}
    for one in root.iter():
        if one.tag in ("input", "select", "textarea") and one.get("type") != "hidden":
            assert one.get("id") in labelled or id(one) in labelled


def test_a_page_keeps_the_strict_policy(html):
    for one in tree(html).iter():
        assert one.tag != "style"
        assert "style" not in one.attrib
        assert not [name for name in one.attrib if name.startswith("on")]
        assert one.tag != "script" or (one.get("src") and not (one.text or "").strip())
        assert not re.match(r"(?i)\s*(https?:|//|javascript:|data:)", one.get("src") or one.get("href") or "")


def test_a_page_says_its_language_and_which_way_it_runs(html):
    root = tree(html)
    assert (root.get("lang"), root.get("dir")) in (("en-GB", "ltr"), ("ur", "rtl"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_carries_style_script_or_a_shut_down_escape(template):
    source = template.read_text("utf-8")
    assert not re.search(r"<\w[^>{]*\bstyle=|<style|\son\w+=|\|\s*safe\b|autoescape", source)
    assert not re.search(r"<script(?![^>]*src=)", source)


def test_question_pages_have_one_way_on(page):
    assert 'class="tabs"' not in page("question")


def test_the_page_for_what_broke_needs_nothing(env):
    assert "Something went wrong" in env.get_template("500.html").render()


def test_a_refusal_says_whom_to_ask(env):
    html = env.get_template("403.html").render(ask="Ask Mrs Raman.")
    assert "You cannot do this" in html
    assert "Ask Mrs Raman." in html
