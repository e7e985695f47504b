"""Doing a verb for a form: what the verb refuses becomes a sentence on the form."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.forms import Form
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from fourfold.audit.requests import Request

MET_ANOTHER = gettext_lazy("Somebody wrote this down a moment ago, or the dates do not go together. Load the page again and look.")
"""What is said where the database itself refused."""
NOWHERE: Mapping[type[Exception], str] = {}


def save(
    form: Form,
    verb: Callable[..., Any],
    *args: Any,
    refusals: tuple[type[Exception], ...] = (),
    at: Mapping[type[Exception], str] = NOWHERE,
    **details: Any,
) -> bool:
    """Whether the verb was done. A refusal is added to the form as one sentence, `at` the field that it is about; a missing right raises
    PermissionDenied."""
    try:
        with transaction.atomic():
            verb(*args, **details)
    except refusals as reason:
        form.add_error(at.get(type(reason)), str(reason))
        return False
    except IntegrityError:
        form.add_error(None, str(MET_ANOTHER))
        return False
    return True


def posted(request: Request) -> QueryDict | None:
    """What a form was sent with; None where it was not sent. An empty form that was sent is sent all the same."""
    return request.POST if request.method == "POST" else None
