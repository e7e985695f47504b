"""What may explain slow progress, and what a school knows of each child's circumstances (6.21-6.24)."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fourfold.demo.dates import FRIDAY, on_or_before
from fourfold.demo.people import Child, Sen

FREE_MEALS = {"K": 0.393, "E": 0.438, "N": 0.222}
ATTENDANCE = {"K": 92.6, "E": 91.4, "N": 95.2}
KNOWN = (
    "Her grandfather died in October.",
    "The family moved into one room with relatives this term.",
    "A new baby at home since September.",
    "His parents have parted and he stays in two homes.",
    "Looks after a younger brother most mornings.",
    "Back after four weeks in hospital.",
    "Second move of school in two years.",
)
FOUND = {"HI": "Hearing loss in the left ear; wears an aid", "VI": "Sight loss; sits at the front, large print"}


def lives_of(children: Sequence[Child], sen: Mapping[str, Sen], today: date, chance: random.Random) -> dict[str, dict[str, Any]]:
    """Facts by child, named as the record of circumstances names them."""
    meals = with_free_meals(children, sen, chance)
    lives = {}
    for child in children:
        letter = sen[child.key].letter if child.key in sen else "N"
        life: dict[str, Any] = {
            "eal": child.eal,
            "first_language": child.speaks if child.eal else "English",
            "free_school_meals": child.key in meals,
            "attendance": attendance(letter, child.key in meals, chance),
            "attendance_as_at": on_or_before(today - timedelta(days=1), FRIDAY),
        }
        if child.eal and chance.random() < 0.3:
            born = child.born + timedelta(days=365)
            life["arrived_in_england_on"] = born + timedelta(days=int((child.starts - born).days * chance.random()))
        needs = sen[child.key].needs if child.key in sen else ()
        if letter in "KE" and (chance.random() < 0.8 or set(needs) & set(FOUND)):
            for sense, code in (("sight", "VI"), ("hearing", "HI")):
                life[f"{sense}_checked_on"] = today - timedelta(days=chance.randrange(40, 500))
                life[f"{sense}_found"] = FOUND[code] if code in needs else "Clear"
        if chance.random() < 0.02:
            life["teacher_knows"] = chance.choice(
                [words for words in KNOWN if ("Her" if child.sex == "M" else "His") not in words.split()[0]]
            )
        lives[child.key] = life
    return lives


def with_free_meals(children: Sequence[Child], sen: Mapping[str, Sen], chance: random.Random) -> set[str]:
    """Those with free school meals: more of them among those with SEN."""
    found: set[str] = set()
    for letter, share in FREE_MEALS.items():
        there = [child.key for child in children if (sen[child.key].letter if child.key in sen else "N") == letter]
        found.update(chance.sample(there, round(share * len(there))))
    return found


def attendance(letter: str, free_meals: bool, chance: random.Random) -> Decimal:
    """Per cent of sessions: most are near the middle, a few far below."""
    middle = ATTENDANCE[letter] - (2.4 if free_meals else 0)
    missed = (100 - middle) * chance.gammavariate(1.6, 1 / 1.6)
    return Decimal(str(round(max(32.0, 100 - missed), 1)))
