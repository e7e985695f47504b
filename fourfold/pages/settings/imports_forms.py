"""What a person says when they bring in a file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from fourfold.exchange.kinds import LISTS, NAMES, ImportKind
from fourfold.exchange.reading.dates import DateOrder
from fourfold.exchange.reading.documents import LIMIT, Document, document
from fourfold.exchange.reading.headings import FIELDS
from fourfold.exchange.reading.questions import AmbiguousDates, Question, SeveralSchools
from fourfold.exchange.reading.refusal import Refused
from fourfold.pages.fields import choose

CAPITALS = {"upn": "UPN", "sen": "SEN", "eal": "English as an additional language", "mis": "MIS", "id": "number"}


class SeveralFiles(forms.ClearableFileInput):
    """A box that takes the files of a set together."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or the files of a set, as documents within our limits."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> tuple[Document, ...]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        checked = [super(FilesField, self).clean(file, initial) for file in files] or [super().clean(None, initial)]
        try:
            return tuple(document_of(file) for file in checked)
        except Refused as why:
            raise forms.ValidationError(str(why)) from None


def document_of(file: "UploadedFile[Any]") -> Document:
    """An uploaded file as a document. Raises Refused."""
    if (file.size or 0) > LIMIT:
        raise Refused(f"{file.name} is larger than 20 MB, which is the most that can be read.")
    return document(str(file.name), file.read())


class BringForm(forms.Form):
    """Which kind, and the file."""

    kind = forms.ChoiceField(label=_("What is in the file?"), widget=forms.RadioSelect)
    file = FilesField(
        label=_("The file"),
        help_text=_("CSV, XLSX or XML, 20 MB at most. For a School Data Sync set, choose all its files together."),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
    )

    def __init__(self, kinds: Iterable[ImportKind], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "kind", [(kind.value, NAMES[kind]) for kind in kinds])


class QuestionsForm(forms.Form):
    """A field for each thing that the file leaves open."""

    def __init__(self, questions: Sequence[Question], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for question in questions:
            if isinstance(question, SeveralSchools):
                choices = [(school.id, f"{school.name or school.id} ({school.id})") for school in question.schools]
                self.fields["school"] = forms.ChoiceField(
                    label=_("Which of these schools is yours?"),
                    help_text=_("The file holds more than one. Only the people of the one you choose are brought in."),
                    choices=choices,
                    widget=forms.RadioSelect,
                )
            elif isinstance(question, AmbiguousDates) and "dates" not in self.fields:
                self.fields["dates"] = forms.ChoiceField(
                    label=question.says,
                    choices=[(DateOrder.DMY.value, _("Day first, as 25/12/2015")), (DateOrder.MDY.value, _("Month first, as 12/25/2015"))],
                    widget=forms.RadioSelect,
                )


class ColumnsForm(forms.Form):
    """A box for each column of the file: what it holds, or that it is not wanted."""

    def __init__(
        self, kind: ImportKind, headers: Sequence[str], taken: Mapping[str, str], own: Mapping[str, str], *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.headers = list(headers)
        choices = [("", _("Not brought in")), *own.items(), *((name, words_for(name)) for name in FIELDS[LISTS[kind]])]
        for place, header in enumerate(self.headers):
            self.fields[f"column_{place}"] = forms.ChoiceField(label=header, choices=choices, required=False, initial=taken.get(header, ""))

    @property
    def columns(self) -> dict[str, str]:
        """Heading to field, of those that are wanted."""
        said = {header: self.cleaned_data[f"column_{place}"] for place, header in enumerate(self.headers)}
        return {header: name for header, name in said.items() if name}


def words_for(name: str) -> str:
    """A field's name as a person says it: "parent_1_email" is "Parent 1 email"."""
    words = [CAPITALS.get(word, word) for word in name.split("_")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])
