"""The shape of a question set. Pure values; the words wait for the reader's language."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Age(StrEnum):
    """For whom a set is written."""

    EARLY = "early"
    PRIMARY = "primary"
    SECONDARY = "secondary"


class Ask(StrEnum):
    """How a question is answered; own words can always be added."""

    FACES = "faces"
    """One of five faces."""
    PICTURES = "pictures"
    """As many pictures as one likes."""
    WORDS = "words"
    """Own words alone."""


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its key, its words, and our drawing of it. A school's own symbol is looked up by the key."""

    key: str
    words: Any
    drawing: str


@dataclass(frozen=True)
class Question:
    """One question, one screen."""

    key: str
    asks: Any
    ask: Ask
    choices: tuple[Choice, ...] = ()
    hint: Any = ""

    def words_of(self, chosen: list[str]) -> list[str]:
        """The words of what was chosen, in the order of the question."""
        return [str(choice.words) for choice in self.choices if choice.key in chosen]


@dataclass(frozen=True)
class QuestionSet:
    """The questions for one age, in one version."""

    age: Age
    version: int
    questions: tuple[Question, ...]

    @property
    def name(self) -> str:
        """As it is kept with the answers: "primary-1"."""
        return f"{self.age}-{self.version}"

    def question(self, key: str) -> Question | None:
        """The question with this key."""
        return next((one for one in self.questions if one.key == key), None)


FACES = (
    Choice("great", _("Really good"), "f-great"),
    Choice("well", _("Good"), "f-well"),
    Choice("ok", _("OK"), "f-ok"),
    Choice("hard", _("Not good"), "f-hard"),
    Choice("bad", _("Really bad"), "f-bad"),
)
AS_MANY = _("Choose as many as you like.")
