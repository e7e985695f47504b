"""What My say asks, by age, as versioned data: a set that was answered once stays as it was, and a change is a new version.

Every set follows the same four thoughts: how it is, what helps, what is hard, what should happen. Nothing in them is scored.
"""

from datetime import date

from fourfold.code_of_practice.school_year import school_year_of
from fourfold.profiles.questions.early import EARLY
from fourfold.profiles.questions.primary import PRIMARY
from fourfold.profiles.questions.secondary import SECONDARY
from fourfold.profiles.questions.shape import Age, Ask, Choice, Question, QuestionSet

__all__ = [
    "AGE_NAMES",
    "Age",
    "Ask",
    "Choice",
    "Question",
    "QuestionSet",
    "age_for",
    "current_set",
    "known_sets",
    "set_called",
    "words_chosen",
]

VERSIONS: list[QuestionSet] = [EARLY, PRIMARY, SECONDARY]
"""Every version that was ever asked. A new version of a set joins at the end; none is changed or taken away."""

AGE_NAMES = {
    Age.EARLY: "Up to Year 2",
    Age.PRIMARY: "Years 3 to 6",
    Age.SECONDARY: "From Year 7",
}
FIRST_OF_PRIMARY, FIRST_OF_SECONDARY = 8, 12
"""School years since that of birth."""


def known_sets() -> list[QuestionSet]:
    """Every version of every set."""
    return list(VERSIONS)


def current_set(age: Age) -> QuestionSet:
    """The newest version for an age."""
    return max((one for one in VERSIONS if one.age is age), key=lambda one: one.version)


def set_called(name: str) -> QuestionSet | None:
    """The set with this name, "primary-1"; None for one that is not known here."""
    return next((one for one in VERSIONS if one.name == name), None)


def words_chosen() -> dict[str, tuple[Choice, ...]]:
    """Every choice of today's sets by its key, in the order in which it is asked: one key may have other words for another age."""
    found: dict[str, tuple[Choice, ...]] = {}
    for age in Age:
        for choice in (choice for question in current_set(age).questions for choice in question.choices):
            same = found.get(choice.key, ())
            found[choice.key] = same if str(choice.words) in [str(one.words) for one in same] else (*same, choice)
    return found


def age_for(born: date, today: date) -> Age:
    """The set for somebody of this birthday; an adult may choose an easier one."""
    years = school_year_of(today) - school_year_of(born)
    if years < FIRST_OF_PRIMARY:
        return Age.EARLY
    return Age.PRIMARY if years < FIRST_OF_SECONDARY else Age.SECONDARY
