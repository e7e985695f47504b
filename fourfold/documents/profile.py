"""The one page about a child, as plain values and on paper: one side of A4, and a card of A6 to carry about."""

import json
from dataclasses import asdict, dataclass, replace

from fourfold.documents.coverage import drawable_throughout
from fourfold.documents.letters import FOLDER, covered_here, typeset
from fourfold.documents.pictures import SafePicture


@dataclass(frozen=True)
class PaperPart:
    """A part: its kind, its heading, and its lines with who each came from."""

    kind: str
    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PageOnPaper:
    """Everything on the paper, in the child's own person. `about` are short lines under the name; `quote` their own words, if any."""

    forename: str
    school_name: str
    about: tuple[str, ...]
    quote: str
    parts: tuple[PaperPart, ...]
    checked: str
    foot: str
    title: str = "I am {name}"
    picture: SafePicture | None = None
    picture_shows: str = ""
    """For whoever cannot see the picture."""

    def as_json(self) -> dict[str, object]:
        """Plain values for the drawing, without the picture."""
        return asdict(replace(self, picture=None)) | {"title": self.title.format(name=self.forename)}


def render_page(page: PageOnPaper, *, card: bool = False) -> bytes:
    """The page as a PDF: tagged, with its title and language. It is one side, however full it is: five lines a part is what fits."""
    said = drawable_throughout(page.as_json(), covered_here())
    # Values reach Typst as JSON, so a picture goes as its bytes, one number each.
    said |= {"card": card, "picture": list(page.picture.content) if page.picture else []}
    return typeset(FOLDER / "profile.typ", page=json.dumps(said, ensure_ascii=False))
