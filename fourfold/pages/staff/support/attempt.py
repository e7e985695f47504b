"""Asking for a deed: what refuses it becomes words beside the form."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import IntegrityError

from fourfold.code_of_practice.graduated_approach import OutOfTurn
from fourfold.pages.saving import MET_ANOTHER
from fourfold.support.refusals import CannotStand, ChangedMeanwhile, Incomplete, Refused, WrongDay


class Nothing(forms.Form):
    """A form that is one button: it exists to say why not."""


def attempt(form: forms.Form, work: Callable[[], Any], *, day: str = "") -> bool:
    """Whether the deed was done. Where it was refused, the form says why, of a wrong day at the field `day`; without the right there is no
    such page, or it is not theirs."""
    try:
        work()
    except CannotStand as reason:
        for finding in (*reason.check.refusals, *reason.check.warnings):
            form.add_error(finding.field if finding.field in form.fields else None, finding.says)
    except ChangedMeanwhile as reason:
        form.add_error(None, str(reason))
        form.theirs = {name: text for name, text in reason.theirs.items() if name in form.fields}  # type: ignore[attr-defined]  # read by the page
    except Incomplete as reason:
        for missing in reason.missing:
            form.add_error(None, missing)
    except WrongDay as reason:
        form.add_error(day if day in form.fields else None, str(reason))
    except (Refused, OutOfTurn) as reason:
        form.add_error(None, str(reason))
    except IntegrityError:
        form.add_error(None, str(MET_ANOTHER))
    else:
        return True
    return False


def did(work: Callable[[], Any]) -> str:
    """Do what has no form of its own; the words of what refused it, or nothing."""
    form = Nothing({})
    form.full_clean()
    return "" if attempt(form, work) else " ".join(str(error) for error in form.non_field_errors())
