"""What the adults round a child are called, and each of them once."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.pupils.queries import Adult, People
from fourfold.ui.words import listing, sentence

PARTS = {
    "teacher": gettext_lazy("Teacher"),
    "responsible": gettext_lazy("Responsible teacher"),
    "key worker": gettext_lazy("Key worker"),
    "assistant": gettext_lazy("Teaching assistant"),
    "delivers": gettext_lazy("Gives some of the help"),
    "cover": gettext_lazy("Cover"),
}
"""As what an adult works with a child, in the order in which they are named."""
IN_SHORT = {
    "teacher": gettext_lazy("Teacher"),
    "responsible": gettext_lazy("Plan"),
    "assistant": gettext_lazy("Assistant"),
    "delivers": gettext_lazy("Sessions"),
}
"""The same for a narrow column."""


def part_in_words(adult: Adult) -> str:
    """As "Teacher of 5 Juniper", "Key worker"; somebody from outside by what they are asked for."""
    if not adult.works_as:
        return sentence(adult.about)
    part = str(PARTS.get(adult.works_as, sentence(adult.works_as)))
    return _("%(part)s of %(group)s") % {"part": part, "group": adult.about} if adult.about else part


def who_is_responsible(people: People, sencos: Iterable[str]) -> list[tuple[str, str]]:
    """Each part with those who play it now, the nearest to the child first."""
    named: dict[str, list[str]] = {part: [] for part in PARTS}
    for adult in [*people.of_the_class, *people.by_name]:
        if adult.is_open:
            named.setdefault(adult.works_as, []).append(adult.name)
    in_short = {**PARTS, **IN_SHORT}
    lines = [(str(in_short.get(part, sentence(part))), listing(dict.fromkeys(names))) for part, names in named.items() if names]
    lines[1:1] = [(_("SENCO"), listing(sencos))] if sencos else []
    return lines + [(_("Advice"), f"{adult.name}, {adult.about}") for adult in people.from_outside if adult.is_open]
