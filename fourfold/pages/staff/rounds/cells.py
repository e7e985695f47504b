"""What a sheet was sent with: each box on its own, so that one that cannot be saved keeps no other from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from fourfold.progress import actions
from fourfold.progress.actions.results import RoundClosed
from fourfold.progress.scales import NotOnThisScale
from fourfold.progress.sheets import Cell, Sheet
from fourfold.progress.typed import Scaled, Typed, typed
from fourfold.ui.words import time_in_words

SAVED, REFUSED, CLASH = "saved", "refused", "clash"
LONGEST = 60
"""Letters of one box."""


@dataclass(frozen=True)
class Told:
    """What became of one box: the text that stands in it now, the text and mark that are saved, and what there is to say."""

    text: str
    had: str
    mark: str
    state: str = ""
    says: str = ""
    far: str = ""
    """A value far from last time is saved all the same, and asked about."""

    def as_dict(self) -> dict[str, str]:
        """For the script."""
        return {"text": self.text, "had": self.had, "mark": self.mark, "state": self.state, "says": self.says, "far": self.far}


def told_of(cell: Cell, *, state: str = "") -> Told:
    """A box as it stands."""
    return Told(cell.text, cell.text, cell.mark, state, _("Saved") if state == SAVED else "", far_words(cell))


def far_words(cell: Cell) -> str:
    """As "Much higher than last time (84)." Nothing where it is near, or somebody was sure."""
    if not cell.far:
        return ""
    words = _("Much higher than last time (%(last)s).") if cell.far > 0 else _("Much lower than last time (%(last)s).")
    return words % {"last": cell.last_text}


def as_sent(sheet: Sheet, measure: Any, sent: Mapping[str, str]) -> dict[str, Told]:
    """The boxes with what was typed into them, of which nothing is saved yet."""
    cells = {cell.pupil.code: cell for cell in sheet.cells(measure) if f"v_{cell.pupil.code}" in sent}
    return {code: Told(sent[f"v_{code}"], cell.text, cell.mark) for code, cell in cells.items()}


def save_cells(sheet: Sheet, measure: Any, sent: Mapping[str, str], *, taken_on: date | None, source: str) -> dict[str, Told]:
    """Save every box that was changed; what became of each that was sent, by the pupil's code.

    `v_CODE` is what stands in a box, `had_CODE` what stood in it when it was shown, `was_CODE` the mark of that, and `sure_CODE` says that
    a value far from the last one was looked at again.
    """
    told: dict[str, Told] = {}
    entries: dict[str, actions.Entry] = {}
    for cell in sheet.cells(measure):
        code = cell.pupil.code
        if f"v_{code}" not in sent:
            continue
        text, had, was = sent[f"v_{code}"].strip(), sent.get(f"had_{code}", ""), sent.get(f"was_{code}", "")
        is_sure = bool(sent.get(f"sure_{code}"))
        if text == had and not is_sure:
            told[code] = told_of(cell)
            continue
        if len(text) > LONGEST:
            told[code] = Told(text, had, was, REFUSED, _("This is too long for a result. Write the result alone."))
            continue
        try:
            means = typed(text, Scaled.of(measure))
        except NotOnThisScale as why:
            told[code] = Told(text, had, was, REFUSED, str(why))
            continue
        # Where only the word is new that it is right, the day and the test stay as they were said.
        before = cell.result if text == had else None
        entries[code] = actions.Entry(
            cell.pupil,
            measure,
            means.value,
            means.missed,
            before.taken_on if before else taken_on,
            source=before.source if before else source,
            sure=is_sure,
            withdrawn=means == Typed(),
            seen=was,
        )
    return told | _write(sheet, measure, entries, sent)


def _write(sheet: Sheet, measure: Any, entries: Mapping[str, actions.Entry], sent: Mapping[str, str]) -> dict[str, Told]:
    if not entries:
        return {}
    try:
        clashes = actions.record_results(sheet.actor, sheet.round, entries=list(entries.values()))
    except RoundClosed as why:
        return {
            code: Told(sent[f"v_{code}"], sent.get(f"had_{code}", ""), sent.get(f"was_{code}", ""), REFUSED, str(why)) for code in entries
        }
    theirs = {clash.entry.pupil.code for clash in clashes}
    fresh = {cell.pupil.code: cell for cell in sheet.cells(measure)}
    return {code: _clash(sheet, fresh[code], sent) if code in theirs else told_of(fresh[code], state=SAVED) for code in entries}


def _clash(sheet: Sheet, cell: Cell, sent: Mapping[str, str]) -> Told:
    """Two people wrote of one pupil at once: theirs is saved, and what this person wrote stays in the box."""
    if cell.result is None:
        says = _("Somebody took away what stood here while you wrote. Save again to write yours.")
    else:
        by = cell.result.by
        who = _("Somebody") if by is None else _("You") if by.pk == sheet.actor.account else by.formal_name
        when = time_in_words(timezone.localtime(cell.result.at).time())
        says = _("%(who)s wrote %(theirs)s at %(when)s. Theirs is saved; yours is not.") % {"who": who, "theirs": cell.text, "when": when}
    return Told(sent[f"v_{cell.pupil.code}"].strip(), cell.text, cell.mark, CLASH, says)
