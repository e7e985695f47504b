"""A referral on paper: the question, what the family agreed to share and what not, and what is shared. Tagged, drawn from values alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fourfold.documents.coverage import drawable_throughout
from fourfold.documents.letters import FOLDER, covered_here, typeset


@dataclass(frozen=True)
class ReferralPart:
    """One thing that is shared: its heading, and lines of it. The first of a pair stands in bold."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ReferralPaper:
    """Everything on the paper. `scope` names each item and whether it is shared; `agreed` says who said yes, and when."""

    title: str
    school_name: str
    school_lines: tuple[str, ...]
    day: str
    to: str
    about: tuple[str, ...]
    question: tuple[str, ...]
    talked: str
    agreed: tuple[str, ...]
    scope: tuple[tuple[str, bool], ...]
    until: str
    parts: tuple[ReferralPart, ...]
    signed_name: str
    signed_role: str


def render_referral(paper: Mapping[str, Any]) -> bytes:
    """The referral as a PDF, with its title and language. `paper` is a ReferralPaper as it was kept."""
    return typeset(FOLDER / "referral.typ", referral=json.dumps(drawable_throughout(dict(paper), covered_here()), ensure_ascii=False))
