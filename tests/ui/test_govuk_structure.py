"""Our fields against the published fixtures of the GOV.UK Design System: not their classes, but what a screen reader hears.

A page is reduced to what it says: every control with its name, its description and its state, every group with its legend.
Reads the fixtures from the folder named by FOURFOLD_SAMPLES.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django import forms
from django.forms.utils import ErrorDict, ErrorList

SAMPLES = os.environ.get("FOURFOLD_SAMPLES", "")
FIXTURES = Path(SAMPLES) / "a11y" / "govuk-frontend-6.6.0"
# What a fixture may ask for and still be compared. The rest is theirs alone: prefixes, conditional reveals, raw HTML, wrapper attributes.
SAYS = {
    "label",
    "hint",
    "errorMessage",
    "id",
    "idPrefix",
    "name",
    "value",
    "values",
    "type",
    "describedBy",
    "fieldset",
    "items",
    "rows",
    "classes",
}
SAYS |= {"autocomplete", "inputmode", "pattern", "spellcheck", "autocapitalize", "disabled", "multiple", "titleText", "errorList"}
ITEM = {"value", "text", "hint", "checked", "selected", "disabled", "id"}
WIDGETS = {
    "input": forms.TextInput,
    "textarea": forms.Textarea,
    "select": forms.Select,
    "radios": forms.RadioSelect,
    "checkboxes": forms.CheckboxSelectMultiple,
    "file-upload": forms.FileInput,
}
LEAST = {"input": 20, "textarea": 10, "select": 10, "radios": 12, "checkboxes": 8, "file-upload": 8}
ATTRIBUTES = ("autocomplete", "inputmode", "pattern", "spellcheck", "autocapitalize")

pytestmark = pytest.mark.skipif(not FIXTURES.is_dir(), reason="FOURFOLD_SAMPLES names no folder with the GOV.UK fixtures: NOT compared")


def fixtures(component: str) -> list[dict[str, Any]]:
    return json.loads((FIXTURES / f"{component}.fixtures.json").read_text("utf-8"))["fixtures"]


def words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def heard(html: str) -> dict[str, list[Any]]:
    """What a screen reader can say of a piece of a page."""
    root = html5lib.parseFragment(html, namespaceHTMLElements=False)
    by_id = {node.get("id"): words(node) for node in root.iter() if node.get("id")}
    labels = {node.get("for"): words(node) for node in root.iter("label")}

    def described(node: Any) -> list[str]:
        return [by_id.get(one, f"#{one}") for one in (node.get("aria-describedby") or "").split() if not one.endswith("-count")]

    def control(node: Any) -> dict[str, Any]:
        said = {"tag": node.tag, "name": node.get("name"), "label": labels.get(node.get("id")), "described": described(node)}
        said |= {name: node.get(name) for name in ("type", "multiple", *ATTRIBUTES)} | {
            name: name in node.attrib for name in ("checked", "disabled")
        }
        said["value"] = words(node) if node.tag == "textarea" else (node.get("value") or "") if node.tag == "input" else ""
        said["options"] = [(words(one), "selected" in one.attrib, "disabled" in one.attrib) for one in node.iter("option")]
        return said

    return {
        "controls": [control(node) for node in root.iter() if node.tag in ("input", "select", "textarea")],
        "groups": [(words(node.find(".//legend")).strip(), described(node)) for node in root.iter("fieldset")],
        "headings": [words(node) for node in root.iter("h1")],
    }


def comparable(component: str) -> Iterator[dict[str, Any]]:
    for fixture in fixtures(component):
        options = fixture["options"]
        items = [item for item in options.get("items", []) if item]
        plain = set(options) <= SAYS and all(set(item) <= ITEM and "text" in item for item in items)
        named = (
            "text" in options.get("fieldset", {}).get("legend", {})
            if component in ("radios", "checkboxes")
            else "text" in options.get("label", {})
        )
        text_only = all("text" in options[part] and set(options[part]) <= {"text"} for part in ("hint", "errorMessage") if part in options)
        exact = not any(isinstance(item.get("value", ""), bool) or item.get("value", "") is None for item in items)
        whole = component not in ("select", "radios", "checkboxes") or (
            items and len({str(item.get("value")) for item in items}) == len(items)
        )
        if plain and named and text_only and whole and exact:
            yield fixture


def ours(env: Any, component: str, options: dict[str, Any]) -> str:
    """The same question, asked by us."""
    items = [item for item in options.get("items", []) if item]
    legend = options.get("fieldset", {}).get("legend") or options.get("label", {})
    name = options.get("name") or options.get("idPrefix") or options["id"]
    attrs = {key: options[key] for key in ATTRIBUTES if key in options}
    attrs = {key: str(value).lower() if isinstance(value, bool) else value for key, value in attrs.items()} | {
        "id": options.get("id", name)
    }
    if component == "input":
        attrs["type"] = options.get("type", "text")
    widget = WIDGETS[component](attrs=attrs)
    if options.get("multiple"):
        widget.allow_multiple_selected = True
        widget.attrs["multiple"] = True
    sort = {
        "select": forms.ChoiceField,
        "radios": forms.ChoiceField,
        "checkboxes": forms.MultipleChoiceField,
        "file-upload": forms.FileField,
    }
    extra = {"choices": [(str(item.get("value", item["text"])), item["text"]) for item in items]} if items else {}
    asked = sort.get(component, forms.CharField)(
        label=legend["text"],
        help_text=options.get("hint", {}).get("text", ""),
        widget=widget,
        disabled=bool(options.get("disabled")),
        **extra,
    )
    chosen = [str(item.get("value", item["text"])) for item in items if item.get("checked", item.get("selected"))]
    if not any({"checked", "selected"} & set(item) for item in items):
        chosen = [str(value) for value in options.get("values", [options["value"]] if "value" in options else [])]
    form = type("Asked", (forms.Form,), {"base_fields": {}})(
        auto_id="%s", initial={name: chosen if component == "checkboxes" else "".join(chosen[:1])}
    )
    form.fields[name] = asked
    form._errors = ErrorDict({name: ErrorList([options["errorMessage"]["text"]])} if "errorMessage" in options else {})
    hints = {str(item.get("value", item["text"])): item["hint"]["text"] for item in items if item.get("hint", {}).get("text")}
    barred = [str(item.get("value", item["text"])) for item in items if item.get("disabled")]
    macros = '{% from "ui/form.html" import field %}{{ field(bound, as_heading=heading, hints=hints, described_by=by) }}'
    by = options.get("describedBy") or options.get("fieldset", {}).get("describedBy", "")
    return env.from_string(macros).render(bound=Barring(form[name], barred), heading=bool(legend.get("isPageHeading")), hints=hints, by=by)


def Barring(bound: forms.BoundField, values: list[str]) -> forms.BoundField:
    """The field with some of its options disabled, as Django has it done: in the widget's `create_option`."""
    widget = bound.field.widget
    if values:
        make = widget.create_option

        def create_option(name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
            option = make(name, value, *args, **kwargs)
            if str(value) in values:
                option["attrs"]["disabled"] = True
            return option

        widget.create_option = create_option
    return bound


@pytest.mark.parametrize("component", WIDGETS)
def test_a_field_says_what_the_published_one_says(env, component):
    compared = 0
    for fixture in comparable(component):
        theirs = heard(fixture["html"])
        mine = heard(ours(env, component, fixture["options"]))
        assert mine == theirs, fixture["name"]
        compared += 1
    assert compared >= LEAST[component], f"only {compared} of {len(fixtures(component))} {component} fixtures were comparable"


def test_an_error_summary_says_what_the_published_one_says(env):
    compared = 0
    for fixture in fixtures("error-summary"):
        options = fixture["options"]
        errors = options.get("errorList") or []
        if (
            not set(options) <= {"titleText", "errorList", "classes"}
            or not errors
            or not all(set(one) <= {"text", "href"} and "text" in one for one in errors)
        ):
            continue
        if any("<" in one["text"] for one in errors) or not options.get("titleText"):
            continue
        form = forms.Form({}, auto_id="%s")
        form._errors = ErrorDict()
        for one in errors:
            name = one["href"].lstrip("#") if one.get("href") else "__all__"
            form._errors.setdefault(name, ErrorList()).append(one["text"])
            if name != "__all__":
                form.fields[name] = forms.CharField()
        mine, theirs = (
            html5lib.parseFragment(html, namespaceHTMLElements=False)
            for html in (
                env.from_string('{% from "ui/form.html" import error_summary %}{{ error_summary(form, title) }}').render(
                    form=form, title=options["titleText"]
                ),
                fixture["html"],
            )
        )
        for said in (mine, theirs):
            assert said.find(".//*[@role='alert']") is not None
        assert words(mine.find(".//h2")) == words(theirs.find(".//h2"))
        links = [
            sorted((words(item), getattr(item.find("a"), "attrib", {}).get("href", "")) for item in said.iter("li"))
            for said in (mine, theirs)
        ]
        assert links[0] == links[1], fixture["name"]
        compared += 1
    assert compared >= 3
