"""What is wrong with a box is said in the language in which a family reads the page."""

import pytest
from django import forms
from django.utils import translation

from fourfold.pages.fields import Day, Words


class Both(forms.Form):
    said = Words(max_length=5)
    on = Day()


@pytest.mark.parametrize("language", ["ar", "pl", "uk", "ur"])
@pytest.mark.parametrize(("name", "typed"), [("said", "abcdef"), ("on", "31/02/2026"), ("on", "24/11/1899"), ("on", "")])
def test_what_is_wrong_with_words_and_days_is_in_every_familys_language(language: str, name: str, typed: str) -> None:
    (in_english,) = Both({name: typed})[name].errors
    with translation.override(language):
        (theirs,) = Both({name: typed})[name].errors
    assert str(theirs) != str(in_english)
