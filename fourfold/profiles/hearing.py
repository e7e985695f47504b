"""What a child said in one sitting, as plain values; and in sentences, as it is read where only words fit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from fourfold.profiles.kinds import Method
from fourfold.profiles.questions import QuestionSet, set_called


@dataclass(frozen=True)
class Answer:
    """One question answered: what was chosen, in their own words what they said, and whether they drew it on paper."""

    question: str
    chosen: tuple[str, ...] = ()
    words: str = ""
    drew: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing was said: the question was skipped."""
        return not (self.chosen or self.words or self.drew)

    @property
    def kept(self) -> dict[str, Any]:
        """As it is kept."""
        return {"question": self.question, "chosen": list(self.chosen), "words": self.words, "drew": self.drew}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Answer":
        """As it was kept."""
        return cls(str(kept["question"]), tuple(kept.get("chosen", ())), str(kept.get("words", "")), bool(kept.get("drew")))


@dataclass(frozen=True)
class Heard:
    """One sitting: either the answers to a set of questions, or words that an adult wrote down as the child said them."""

    method: Method
    asked: str = ""
    answers: tuple[Answer, ...] = ()
    words: str = ""
    helper: str = ""
    helper_role: str = ""
    shown_to_parents: bool = True
    meaning: str = ""
    once: str = field(default="")


@dataclass(frozen=True)
class Answered:
    """One question with its answer, in words. `drawings` are those of what was chosen."""

    asks: str
    chosen: tuple[str, ...]
    drawings: tuple[str, ...]
    words: str
    drew: bool


def in_words(asked: str, answers: tuple[Answer, ...]) -> tuple[Answered, ...]:
    """The answers in the reader's language, by the version of the questions that was asked; none where that is not known here."""
    questions = set_called(asked)
    found = []
    for answer in answers:
        question = questions.question(answer.question) if questions else None
        if question is not None and not answer.is_empty:
            drawings = tuple(choice.drawing for choice in question.choices if choice.key in answer.chosen)
            chosen = tuple(question.words_of(list(answer.chosen)))
            found.append(Answered(str(question.asks), chosen, drawings, answer.words, answer.drew))
    return tuple(found)


def in_sentences(asked: QuestionSet, answers: tuple[Answer, ...]) -> str:
    """The same as one text in English: the question, what was chosen, and their own words as they stand."""
    with translation.override("en-gb"):
        lines = []
        for one in in_words(asked.name, answers):
            said = [", ".join(one.chosen)] if one.chosen else []
            said += [one.words] if one.words else []
            said += [_("Drew it on paper")] if one.drew else []
            lines.append(f"{one.asks} {'. '.join(said)}" + ("" if said[-1].endswith((".", "!", "?")) else "."))
        return "\n".join(lines)
