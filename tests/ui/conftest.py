"""Pages made of our own macros, and a small site that serves them under the product's strict policy."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from fourfold.ui import css
from fourfold.ui.frame import Frame, Link
from fourfold.ui.jinja import environment
from fourfold.ui.lists import Head, page_links

ROOM = Path(css.__file__).parent
PAGES = Path(__file__).parent / "pages"
TODAY = date(2026, 11, 24)
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'"
KINDS = {".svg": "image/svg+xml", ".woff2": "font/woff2", ".js": "text/javascript", ".css": "text/css"}

STAFF = Frame(
    school_name="Larkfield School",
    person_name="Priya Raman",
    nav=(
        Link("SENCO desk", "#"),
        Link("Register", "#", current=True),
        Link("May need support", "#", count=11),
        *(Link(label, "#") for label in ("Reviews", "Provision map", "Reports")),
    ),
    tabs=(
        Link("Desk", "#", "home", current=True),
        Link("Pupils", "#", "pupils"),
        Link("Note", "#", "plus"),
        Link("Meetings", "#", "cal", count=2, late=True),
        Link("More", "#", "more"),
    ),
    foot=(Link("Accessibility", "#"), Link("Privacy", "#")),
    find_url="#",
    account_url="#",
    sign_out_url="#",
    audience="staff",
)
FAMILY = Frame(
    school_name="Larkfield School",
    languages=(Link("English", "#", current=True, lang="en"), Link("اردو", "#", lang="ur", gloss="Urdu")),
    audience="family",
)
URDU = Frame(
    school_name="Larkfield School",
    languages=(Link("English", "#", lang="en"), Link("اردو", "#", current=True, lang="ur")),
    lang="ur",
    dir="rtl",
    audience="family",
)


class Worry(forms.Form):
    """One question."""

    worry = forms.CharField(
        label="What worries you?",
        help_text="You know your child best. Tell us what you see.",
        max_length=4000,
        widget=forms.Textarea,
        error_messages={"required": "Write a few words, or ask us to call"},
    )


class Everything(forms.Form):
    """Every kind of field."""

    code = forms.CharField(widget=forms.HiddenInput, required=False)
    talk = forms.ChoiceField(
        label="Did you talk with the family first?",
        choices=[("yes", "Yes, on Thursday 12 November"), ("no", "Not yet")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say if you talked with the family"},
    )
    need = forms.ChoiceField(
        label="Main area of need",
        help_text="What she needs, not a diagnosis.",
        choices=[(1, "Communication and interaction"), (2, "Cognition and learning"), (3, "Sensory and physical")],
        widget=forms.RadioSelect,
    )
    verdicts = forms.MultipleChoiceField(
        label="Choose one or more", choices=[("carry", "Carry on"), ("change", "Change it")], widget=forms.CheckboxSelectMultiple
    )
    langs = forms.MultipleChoiceField(
        label="In which language?", choices=[("en", "English"), ("sk", "Slovak")], widget=forms.CheckboxSelectMultiple, required=False
    )
    name = forms.CharField(
        label="Your name", widget=forms.TextInput(attrs={"autocomplete": "name"}), error_messages={"required": "Write your name"}
    )
    email = forms.EmailField(label="Email address", help_text="We only use it to answer you.", required=False)
    on = forms.DateField(label="Review date", widget=forms.DateInput, error_messages={"required": "Add a review date"})
    year = forms.ChoiceField(
        label="Year", choices=[("", "All years"), ("Primary", [("1", "Year 1"), ("2", "Year 2")]), ("9", "Year 9")], required=False
    )
    why = forms.CharField(
        label="Why? Her parents will read these words.", max_length=500, widget=forms.Textarea(attrs={"rows": 4}), initial="Isla tries."
    )
    paper = forms.FileField(label="Add a letter", required=False)
    here = forms.BooleanField(label="Yusuf is here for the first 10 minutes", required=False)


class Say(forms.Form):
    """A child's answers, and what parents may see."""

    feel = forms.ChoiceField(
        label="How does school feel?",
        choices=[("great", "Really good"), ("good", "Good"), ("ok", "OK"), ("hard", "Not good"), ("bad", "Really bad")],
        widget=forms.RadioSelect,
        initial="good",
    )
    went = forms.ChoiceField(
        label="How did it go?", choices=[("well", "Well"), ("ok", "OK"), ("hard", "Hard"), ("away", "Away")], widget=forms.RadioSelect
    )
    pics = forms.MultipleChoiceField(
        label="What helps?",
        choices=[("card", "Picture cards"), ("move", "Moving about"), ("friend", "A friend")],
        widget=forms.CheckboxSelectMultiple,
        initial=["card"],
    )
    words = forms.BooleanField(label="My own words", required=False)
    sessions = forms.BooleanField(label="My sessions", required=False, initial=True)


class Narrow(forms.Form):
    """A list's four boxes."""

    year = forms.ChoiceField(label="Year", choices=[("", "All years")], required=False)
    need = forms.ChoiceField(label="Area of need", choices=[("", "All four areas")], required=False)
    step = forms.ChoiceField(label="Step", choices=[("", "All steps")], required=False)
    teacher = forms.ChoiceField(label="Teacher", choices=[("", "All teachers")], required=False)


def pupils() -> list[SimpleNamespace]:
    """Rows for a register."""
    rows = [
        ("Marcus Adeyemi", "9 Kestrel", "Social, emotional and mental health", "review", "Review meeting", "was 20 Nov", "2 days late"),
        ("Isla Novak", "2 Rowan", "Communication and interaction", "plan", "Tell parents", "was 18 Nov", "4 days late"),
        ("Zainab Hussain", "11 Merlin", "Social, emotional and mental health", "do", "2 staff must read plan", "today", ""),
        ("Ruby Fairweather", "5 Juniper", "Sensory and physical", "review", "Annual review", "Thu 26 Nov", ""),
        ("Aoife Brannigan-Whyte", "7 Osprey", "Cognition and learning", "assess", "Teachers’ views", "4 Dec", ""),
        ("Tomasz Wiśniewski", "10 Harrier", "Sensory and physical", "do", "Annual review", "4 Mar", ""),
    ]
    names = ("name", "class_name", "need", "step", "next", "due", "late")
    return [SimpleNamespace(**dict(zip(names, row, strict=True)), chosen=place < 2) for place, row in enumerate(rows)]


def pages() -> dict[str, tuple[str, dict[str, Any]]]:
    """Every page of the kitchen sink: its template and what it is given."""
    token = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="t">')
    register = {
        "lists": [Link("All", "#", current=True, count=177), Link("SEN support", "#", count=163), Link("Late", "#", icon="flag", count=2)],
        "narrow": Narrow(),
        "heads": [
            *(Head(label, "#") for label in ("Name", "Need", "Step")),
            Head("Next", "#", sorted="ascending"),
            Head("Late or due", hidden=True),
        ],
        "pupils": pupils(),
        "pages": page_links(2, 9, lambda page: f"#{page}"),
        "frame": STAFF,
    }
    record = {
        "frame": STAFF,
        "today": TODAY,
        "yesterday": date(2026, 11, 23),
        "since": date(2026, 1, 19),
        "meeting": datetime(2026, 12, 10, 15, 30, tzinfo=UTC),
    }
    return {
        "record": ("record.html", record),
        "register": ("register.html", register),
        "question": ("question.html", {"form": Worry(), "back_url": "#", "frame": FAMILY}),
        "question-wrong": ("question.html", {"form": Worry({"worry": ""}), "back_url": "#", "frame": FAMILY}),
        "question-urdu": ("question.html", {"form": Worry(), "back_url": "#", "frame": URDU}),
        "sink": ("sink.html", {"form": Everything({"need": "1", "year": "2"}), "frame": STAFF, "token": token, "csrf_input": token}),
        "sink-blank": (
            "sink.html",
            {"form": Everything(), "frame": Frame(banner="You are in the demo school.", theme="dark"), "token": token},
        ),
        "front": ("front.html", {"frame": Frame(school_name="Larkfield School"), "form": Say()}),
        "done": ("done.html", {"frame": FAMILY}),
        "confirm": ("confirm.html", {"frame": FAMILY, "token": token}),
        **{name: (f"{name}.html", {}) for name in ("400", "403", "403_csrf", "404", "429", "500")},
    }


@pytest.fixture(scope="session")
def env() -> Environment:
    return environment(loader=ChoiceLoader([FileSystemLoader(PAGES), FileSystemLoader(ROOM / "jinja2")]))


@pytest.fixture(scope="session")
def page(env: Environment) -> Callable[[str], str]:
    """The HTML of a page of the kitchen sink, by name."""

    def render(name: str) -> str:
        template, context = pages()[name]
        return env.get_template(template).render(context)

    return render


class _Site(BaseHTTPRequestHandler):
    def __init__(self, render: Callable[[str], str], *args: Any) -> None:
        self.page = render
        super().__init__(*args)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].lstrip("/")
        file = ROOM / path
        if path == f"static/{css.SHEET}":
            self.answer(css.sheet().encode(), "text/css")
        elif path.startswith("static/") and file.is_file():
            self.answer(file.read_bytes(), KINDS[file.suffix])
        elif path in pages():
            self.answer(self.page(path).encode(), "text/html; charset=utf-8")
        else:
            self.send_error(404)

    def answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="session")
def site(page: Callable[[str], str]) -> Iterator[str]:
    """The address of a site that serves the kitchen sink on this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Site, page))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
