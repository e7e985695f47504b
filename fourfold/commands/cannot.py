"""How a command ends."""

from dataclasses import dataclass, field
from typing import Any


class Cannot(Exception):
    """The command cannot do what it was asked: one clear sentence."""


@dataclass(frozen=True)
class Result:
    """What a command found: words for a person, facts for another program, and an exit code."""

    says: str = ""
    facts: Any = field(default_factory=dict)
    code: int = 0
