"""What surrounds a page: who is looking, where they may go, in which language. Plain values; pages fill them in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A way to somewhere. `current` marks where the reader stands; `count` is a number to show beside it, `late` makes it red;
    `lang` is the language of the label, where that differs from the page's, and `gloss` says that label in the page's own."""

    label: str
    href: str
    icon: str = ""
    current: bool = False
    count: int | None = None
    late: bool = False
    lang: str = ""
    gloss: str = ""

    @property
    def dir(self) -> str:
        """How the label runs."""
        return direction(self.lang)


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page. Every part may be missing, so `Frame()` frames a public page.

    `tabs` are the phone's five at the bottom; `languages` the switch that family pages carry, `language_url` where a choice is kept;
    `english_url` is this page in English, where its words are a translation; `foot` the links below;
    `banner` one sentence across the top ("You are in the demo school"); `width` is "", "read" or "narrow";
    `theme` is "", "light" or "dark": a person's own wish, where they have one.
    """

    school_name: str = ""
    person_name: str = ""
    initials: str = ""
    nav: tuple[Link, ...] = ()
    tabs: tuple[Link, ...] = ()
    languages: tuple[Link, ...] = ()
    language_url: str | None = None
    english_url: str = ""
    foot: tuple[Link, ...] = ()
    home_url: str = "/"
    find_url: str | None = None
    account_url: str | None = None
    sign_out_url: str | None = None
    audience: str = "public"
    lang: str = "en-GB"
    dir: str = "ltr"
    width: str = ""
    theme: str = ""
    demo: bool = False
    banner: str | None = None


RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "prs", "ps", "ur"})


def direction(lang: str) -> str:
    """Which way a language runs: "rtl" for those written from right to left, else "ltr"."""
    return "rtl" if lang.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
