"""A pupil's results in a sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.progress.queries import ResultsInBrief


def results_in_words(name: str, brief: ResultsInBrief) -> str:
    """How many results the latest round brought, and what it did not: "Nia has 5 results for Autumn 2026 so far. Absent for 1."."""
    if not brief.rounds:
        return _("No results are written down yet.")
    told, when = brief.latest, brief.rounds[-1]
    number = sum(one.is_number for one in told)
    if brief.still_open:
        words = ngettext("%(name)s has %(n)s result for %(round)s so far.", "%(name)s has %(n)s results for %(round)s so far.", number)
    else:
        words = ngettext("%(name)s has %(n)s result for %(round)s.", "%(name)s has %(n)s results for %(round)s.", number)
    says = [words % {"name": name, "n": number, "round": when}]
    absent, untested = (sum(one.missed == missed for one in told) for missed in ("absent", "not_tested"))
    if absent:
        says.append(_("Absent for %(n)s.") % {"n": absent})
    if untested:
        says.append(_("Not tested in %(n)s.") % {"n": untested})
    return " ".join(says)
