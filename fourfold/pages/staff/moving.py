"""Taking what was written on the wrong child to the right one."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.pages.fields import OneOf
from fourfold.pages.saving import posted, save
from fourfold.pages.staff.merging import known_by_code
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pages.staff.record import head_of
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.merging import CannotMove
from fourfold.ui.notices import tell
from fourfold.ui.plain_words import plain


class Move(forms.Form):
    """Which line, and to whom."""

    def __init__(self, *args: object, written: list[queries.Written], others: list[queries.PupilRow], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as they came
        lines = [(one.key, one.says) for one in written]
        pupils = [(row.code, f"{row.name}, {row.class_name or row.year}") for row in others]
        self.fields["what"] = OneOf(lines, label=_("What is in the wrong place?"), radios=True, missing=_("Choose the line to move"))
        self.fields["to"] = OneOf(pupils, label=_("Which child is it about?"), radios=True, missing=_("Choose the right child"))


def move(request: Request, code: str) -> HttpResponse:
    """Choose a line of this record, find the right child, move it. Both records say that it was moved."""
    opened = open_record(request, code, "move", Permission.STATUS_APPROVE)
    written = queries.written_on(request.actor, opened.pupil)
    q = plain(request.GET.get("q", ""))[:80]
    found = queries.pupils_found(request.actor, school_here(request), q=q).rows if q else []
    others = [row for row in found if row.code != code][:20]
    form = Move(posted(request), written=written, others=others)
    if request.method == "POST" and form.is_valid():
        row = next(one.row for one in written if one.key == form.cleaned_data["what"])
        to = known_by_code(request, form.cleaned_data["to"])
        if to is None:
            form.add_error("to", _("Choose the right child"))
        elif save(form, actions.move_to_other_child, request.actor, row, to=to, refusals=(CannotMove,)):
            tell(request, _("Moved to %(name)s. Both records say so.") % {"name": to.name})
            return redirect("staff:sen", code)
    context = {"head": head_of(request, opened, "sen"), "form": form, "q": q, "others": others, "written": written}
    return render(request, "staff/pupils/move.html", context)
