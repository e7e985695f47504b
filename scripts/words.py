"""`make words`: gather what families read from the code into the catalogues, and say what is still to be put into their languages."""

import pathlib
import sys
from copy import deepcopy
from datetime import datetime, timezone

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = pathlib.Path(__file__).resolve().parent.parent
LOCALE = ROOT / "fourfold" / "locale"
FAMILY = (
    *("fourfold/pages/jinja2/family/**/*.html", "fourfold/pages/jinja2/young_person/**/*.html", "fourfold/pages/jinja2/public/**/*.html"),
    *(
        "fourfold/pages/jinja2/sign_in/**/*.html",
        "fourfold/pages/jinja2/local_offer/**/*.html",
        "fourfold/ui/jinja2/**/*.html",
    ),
    *("fourfold/pages/family/**/*.py", "fourfold/pages/young_person/**/*.py", "fourfold/pages/public/**/*.py"),
    *(
        "fourfold/pages/sign_in/**/*.py",
        "fourfold/pages/local_offer/**/*.py",
        "fourfold/local_offer/kinds.py",
        "fourfold/local_offer/actions/keeping.py",
        "fourfold/pages/frame.py",
        "fourfold/pages/foot.py",
        "fourfold/pages/worry_fields.py",
        "fourfold/pages/fields.py",
        "fourfold/pages/picture_fields.py",
        "fourfold/pages/saving.py",
        "fourfold/documents/pictures.py",
        "fourfold/pages/results/*.py",
        "fourfold/pages/jinja2/results/*.html",
        "fourfold/ui/*.py",
    ),
    *("fourfold/accounts/*.py", "fourfold/notifications/telling.py", "fourfold/code_of_practice/*.py"),
    *(
        "fourfold/profiles/questions/*.py",
        "fourfold/profiles/hearing.py",
        "fourfold/profiles/kinds.py",
        "fourfold/profiles/confirming.py",
        "fourfold/profiles/actions/*.py",
        "fourfold/meetings/**/*.py",
        "fourfold/messages/**/*.py",
    ),
    *(
        "fourfold/concerns/kinds.py",
        "fourfold/ehc/actions/own.py",
        "fourfold/support/sentences.py",
        "fourfold/support/kinds.py",
        "fourfold/support/queries/family*.py",
        "fourfold/pages/at_review.py",
    ),
    *(
        "fourfold/specialists/kinds.py",
        "fourfold/specialists/announcing.py",
        "fourfold/specialists/actions/consenting.py",
        "fourfold/specialists/actions/stopping.py",
        "fourfold/specialists/actions/words.py",
        "fourfold/support/actions/agreeing.py",
        "fourfold/support/actions/reviewing.py",
        "fourfold/local_offer/actions/attaching.py",
    ),
    "fourfold/pages/jinja2/file_touched.html",
)
"""Where families' words are. Staff read English."""
STAFF = frozenset(
    {
        *("fourfold/pages/jinja2/public/no_school.html", "fourfold/pages/jinja2/sign_in/first_head.html"),
        *("fourfold/pages/sign_in/first_head.py", "fourfold/accounts/first_head.py", "fourfold/ui/jinja2/ui/register.html"),
        *("fourfold/pages/jinja2/sign_in/password.html", "fourfold/pages/jinja2/sign_in/forgotten.html"),
        *("fourfold/pages/jinja2/sign_in/new_password.html", "fourfold/pages/sign_in/password.py"),
    }
)
"""What lies among them and is for those who work at the school."""
UNCHECKED = "no person who reads it has checked it yet."
SINCE = datetime(2026, 11, 29, tzinfo=timezone.utc)  # noqa: UP017 - the same in Python 3.11
KEYWORDS = DEFAULT_KEYWORDS | {"gettext_lazy": None, "_l": None, "to_family": None, "ngettext_lazy": (1, 2)}


def gathered() -> Catalog:
    """Every piece of words that a family may read, with where it stands."""
    found = Catalog(project="Fourfold", version="1", charset="utf-8")
    for pattern in FAMILY:
        for file in sorted(one for one in ROOT.glob(pattern) if str(one.relative_to(ROOT)) not in STAFF):
            method = "jinja2.ext:babel_extract" if file.suffix == ".html" else "python"
            options = {"trimmed": "false", "silent": "false"} if file.suffix == ".html" else {}
            for _line, message, comments, context in extract_from_file(method, file, KEYWORDS, options=options):
                found.add(message, locations=[(str(file.relative_to(ROOT)), 0)], auto_comments=comments, context=context)
    return found


def kept(language: str) -> Catalog:
    """A language's catalogue as it is."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def renewed(language: str, words: Catalog) -> Catalog:
    """A language's catalogue with every piece that was gathered. Its own copy of each: what is filled in here stays in this language."""
    catalogue = kept(language)
    catalogue.update(deepcopy(words), no_fuzzy_matching=True)
    return catalogue


def keep(catalogue: Catalog, language: str) -> None:
    """Write a language's catalogue: in the order of its words, without places or moments, so that two people's changes seldom meet."""
    catalogue.obsolete.clear()
    catalogue.header_comment = f"# Fourfold in {catalogue.locale.english_name if catalogue.locale else language}. Ours: {UNCHECKED}"
    catalogue.creation_date = catalogue.revision_date = SINCE
    catalogue.fuzzy, catalogue.project, catalogue.version = False, "Fourfold", "1"
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = "Fourfold"
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("wb") as file:
        write_po(file, catalogue, width=140, sort_output=True, no_location=True)


def missing(catalogue: Catalog, words: Catalog) -> list[str]:
    """What families may read and this catalogue does not say, or says with a doubt."""
    wanting = []
    for message in words:
        if not message.id:
            continue
        theirs = catalogue.get(message.id, message.context)
        said = theirs.string if theirs is not None else ""
        whole = all(said) and bool(said) if isinstance(said, (list, tuple)) else bool(said)
        if theirs is None or theirs.fuzzy or not whole:
            wanting.append(message.id if isinstance(message.id, str) else message.id[0])
    return wanting


def main() -> int:
    """Bring each catalogue up to date. 1 where words are missing."""
    words, short = gathered(), 0
    for language in sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir()):
        catalogue = renewed(language, words)
        keep(catalogue, language)
        wanting = missing(catalogue, words)
        short += len(wanting)
        print(f"{language}: {len(catalogue)} pieces, {len(wanting)} to be translated")
        for one in wanting:
            print(f"  {one}")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
