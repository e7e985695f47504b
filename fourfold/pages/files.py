"""A file that somebody sends: checked before anything else is done; and one that is handed over, or is no longer as it was stored."""

import logging
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from fourfold.audit.requests import Request
from fourfold.documents.arriving.accepting import Arrived, receive
from fourfold.documents.arriving.kinds import ACCEPT, LIMIT, NotAccepted
from fourfold.documents.queries import File, Touched
from fourfold.documents.serving import to_save

logger = logging.getLogger(__name__)


class Report(forms.FileField):
    """One file of a kind that may be kept. What is wrong with it is said at the box."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.FileInput(attrs={"accept": ACCEPT}))
        options.setdefault("help_text", _("PDF, Word, OpenDocument, Excel, a picture or plain text, 20 MB at most"))
        options["error_messages"] = {"empty": _("This file is empty. Choose it again."), "invalid": _("Choose a file.")}
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> Arrived | None:
        sent: UploadedFile[Any] | None = super().clean(data, initial)
        if not sent:
            return None
        try:
            # What is too large is refused by its size, before it is read.
            return receive(str(sent.name), b"\0" * (LIMIT + 1) if (sent.size or 0) > LIMIT else sent.read())
        except NotAccepted as why:
            raise forms.ValidationError(str(why)) from None


def hand_over(request: Request, file: File, *, name: str) -> HttpResponse:
    """The file to save; where it was touched, a page that says so in plain words, and a line in the log for whoever keeps the machine."""
    try:
        return to_save(file, name=name)
    except Touched:
        logger.exception("a stored file is not as it was stored: file %s", file.pk)
        return render(request, "file_touched.html", status=409)
