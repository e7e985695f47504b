"""Adding a picture, the same for staff and families: the file, made safe as it comes, and what it shows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from fourfold.documents.pictures import LARGEST, LONGEST_SIDE, NotAPicture, SafePicture, made_safe
from fourfold.pages.fields import Words
from fourfold.ui.once import OnceField

ACCEPTED = "image/jpeg,image/png,image/webp"
"""A phone offers its camera for these, and hands its own kinds of photo on as one of them."""


class PictureFile(forms.FileField):
    """A picture, drawn anew by us: a `SafePicture`."""

    def __init__(self, *, longest: int = LONGEST_SIDE, **options: Any) -> None:
        self.longest = longest
        options.setdefault("widget", forms.FileInput(attrs={"accept": ACCEPTED}))
        options["error_messages"] = {
            "required": gettext_lazy("Choose a picture"),
            "empty": gettext_lazy("This file is empty. Choose another one."),
        }
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> SafePicture | None:
        file = super().clean(data, initial)
        if not file:
            return None
        try:
            return made_safe(file.read(LARGEST + 1), longest=self.longest)
        except NotAPicture as reason:
            raise forms.ValidationError(str(reason)) from None


class AddPicture(forms.Form):
    """A photo or a drawing for the page about a child."""

    file = PictureFile(
        label=gettext_lazy("Photo or drawing"),
        help_text=gettext_lazy("Take a photo, or choose one. Where and when it was taken is not kept."),
    )
    says = Words(
        label=gettext_lazy("Say what the picture shows"),
        help_text=gettext_lazy("In a few words, for people who cannot see it."),
        max_length=120,
        missing=gettext_lazy("Say what the picture shows, in a few words"),
    )
    once = OnceField()

    @property
    def details(self) -> dict[str, Any]:
        """What was written, as the verbs take it."""
        return {"key": self.cleaned_data["once"], "picture": self.cleaned_data["file"], "says": self.cleaned_data["says"]}
