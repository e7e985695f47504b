"""What a form showed before it was changed, carried in the form itself, so that nobody overwrites unseen what another saved."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fourfold.audit.requests import Request
from fourfold.schools.actions import BadDates, ChangedMeanwhile
from fourfold.schools.bounds import BadSetting


def values_of(record: Any, names: Iterable[str]) -> dict[str, Any]:
    """The record's values, by field."""
    return {name: getattr(record, name) for name in names}


def packed(values: dict[str, Any]) -> str:
    """The values, for a hidden field: days and decimal numbers as people write them."""
    return json.dumps(values, default=str, separators=(",", ":"))


def unpacked(text: str, form: forms.Form) -> dict[str, Any]:
    """The values again, each as its field has it; what is not as we wrote it counts as not seen."""
    try:
        return {name: form.fields[name].to_python(value) for name, value in json.loads(text).items() if name in form.fields}
    except (ValueError, AttributeError, forms.ValidationError):
        return {}


def save(request: Request, form: forms.Form, write: Callable[..., object]) -> bool:
    """Whether a filled form was saved by `write(seen=..., **values)`. Where it was not, the form says why, keeps what was written, and
    `carried` gives what the person has now seen."""
    if request.method != "POST" or not form.is_valid():
        return False
    seen = unpacked(request.POST.get("seen", ""), form)
    try:
        write(seen=seen, **form.cleaned_data)
    except ChangedMeanwhile as meanwhile:
        _say_changed(form, meanwhile)
        form.seen = packed(seen | meanwhile.now)  # type: ignore[attr-defined]  # read back by `carried`
    except BadSetting as why:
        form.add_error(why.field, str(why))
    except BadDates as why:
        form.add_error("starts", str(why))
    else:
        return True
    return False


def carried(request: Request, form: forms.Form, record: Any) -> str:
    """What the form's hidden field should hold: what the person has seen of the record so far."""
    if (fresh := getattr(form, "seen", None)) is not None:
        return str(fresh)
    return request.POST.get("seen", "") if form.is_bound else packed(values_of(record, form.fields))


def _say_changed(form: forms.Form, meanwhile: ChangedMeanwhile) -> None:
    """Beside each box, what someone else has saved there; what this person wrote stays in the box."""
    for name, value in meanwhile.now.items():
        stands = f"{value.day} {value:%B %Y}" if isinstance(value, date) else str(value if value not in ("", None) else _("nothing"))
        says = _("Someone else has just saved “%(theirs)s” here. Yours is still in the box. Save again to keep yours.")
        form.add_error(name, says % {"theirs": stands})
