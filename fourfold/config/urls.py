"""Where each audience's pages begin.

An audience is a package of `pages` with a `urls` module; its addresses are whole but for the prefix here.
"""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from fourfold.pages import home

AUDIENCES = (
    *((("demo", ""),) if settings.DEMO else ()),
    ("public", ""),
    ("sign_in", "sign-in/"),
    ("cover", ""),
    ("staff", ""),
    ("family", ""),
    ("young_person", ""),
    ("professional", ""),
    ("leaders", ""),
    ("trust", ""),
    ("settings", "settings/"),
)
"""Who the pages are for, and under which address. The demo's own door stands in demo mode alone, before all others."""


def stands(audience: str) -> bool:
    """Whether the audience has its pages yet."""
    name = f"fourfold.pages.{audience}"
    return find_spec(name) is not None and find_spec(f"{name}.urls") is not None


urlpatterns: list[URLPattern | URLResolver] = [
    path("home", home.home, name="home"),
    path("schools/choose", home.choose_school, name="choose-school"),
    *(path(prefix, include(f"fourfold.pages.{audience}.urls")) for audience, prefix in AUDIENCES if stands(audience)),
]
