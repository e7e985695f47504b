import re
from datetime import date

import pytest
from django import forms

MACROS = "{% from 'ui/form.html' import field, error_summary %}"


class Plan(forms.Form):
    outcome = forms.CharField(label="What will she do?", max_length=200, widget=forms.Textarea)
    on = forms.DateField(label="Review date", widget=forms.DateInput)
    need = forms.ChoiceField(label="Main need", choices=[("a", "Talking"), ("b", "Reading")], widget=forms.RadioSelect)
    note = forms.CharField(label="Note", required=False)

    def clean(self):
        raise forms.ValidationError("Choose another day")


@pytest.fixture
def show(env):
    def render(source, form=None, **context):
        return env.from_string(MACROS + source).render(form=form if form is not None else Plan(), **context)

    return render


def test_a_date_is_one_native_box_and_reads_iso(show):
    html = show("{{ field(form.on) }}", Plan(initial={"on": date(2026, 12, 10)}))
    assert 'type="date" value="2026-12-10"' in html


def test_what_was_typed_is_kept_as_it_was(show):
    assert 'value="soon"' in show("{{ field(form.on) }}", Plan({"on": "soon"}))


def test_an_optional_field_says_so_and_a_required_one_does_not(show):
    assert "you can leave this out" in show("{{ field(form.note) }}")
    assert "you can leave this out" not in show("{{ field(form.on) }}")


def test_a_long_answer_counts_its_letters_and_is_never_cut(show):
    html = show("{{ field(form.outcome) }}")
    assert 'data-limit="200"' in html
    assert "maxlength" not in html
    assert 'aria-describedby="id_outcome-count"' in re.sub(r'="\s+', '="', html)


def test_markup_in_an_answer_stays_words(show):
    html = show("{{ field(form.note) }}{{ field(form.outcome) }}", Plan({"note": '"><script>', "outcome": "</textarea><script>"}))
    assert "<script" not in html


def test_an_error_says_what_to_do(show):
    html = show("{{ field(form.need) }}", Plan({}))
    assert "Choose an answer: Main need" in html
    assert "This field is required" not in html


def test_the_summary_leads_to_each_field_and_to_the_first_of_its_options(show):
    html = show("{{ error_summary(form) }}", Plan({}))
    assert re.findall(r'<li>(?:<a href="#(\w+)">)?', html) == ["", "id_outcome", "id_on", "id_need_0"]
    assert 'role="alert"' in html


def test_a_form_without_errors_has_no_summary(show):
    assert show("{{ error_summary(form) }}").strip() == ""


def test_two_forms_on_a_page_keep_their_ids_apart(show):
    html = show("{{ field(form.on) }}{{ field(other.on) }}", Plan(prefix="a"), other=Plan(prefix="b"))
    assert re.findall(r' id="([^"]+)"', html) == ["id_a-on", "id_b-on"]


class Numbers(forms.Form):
    minutes = forms.IntegerField(label="How many minutes?", min_value=5, max_value=600)
    cost = forms.DecimalField(label="Cost", max_digits=4, decimal_places=2)
    who = forms.ChoiceField(label="Who?", choices=[("a", "Ann")])
    name = forms.CharField(label="Name", max_length=5)
    mail = forms.EmailField(label="Mail", max_length=12, error_messages={"invalid": "Write an email address"})


@pytest.mark.parametrize(
    ("said", "at", "words"),
    [
        ({"minutes": "-5"}, "minutes", "Choose a number from 5 to 600"),
        ({"minutes": "soon"}, "minutes", "Choose a number from 5 to 600"),
        ({"minutes": ""}, "minutes", "Fill this in: How many minutes?"),
        ({"cost": "1.234"}, "cost", "Write a number"),
        ({"who": "x" * 1000}, "who", "Choose one: Who?"),
        ({"name": "Bartholomew"}, "name", "Use 5 letters at most. This has 11."),
        ({"name": "a\x00b"}, "name", "Check this: Name"),
        ({"mail": "no address at all"}, "mail", "Write an email address"),
    ],
)
def test_no_words_of_djangos_own_reach_a_page(show, said, at, words):
    html = show(f"{{{{ field(form.{at}) }}}}", Numbers(said))
    assert (
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", re.search(r'<p class="wrong".*?</p>', html, re.DOTALL)[0])).strip() == f"Error: {words}"
    )
