"""What a request asks of somebody today, as the list of what waits says it: title, line, button, address."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.oversight.today_tasks import Task
from fourfold.ui.words import possessive


def release_in_words(task: Task) -> tuple[str, str, str, str]:
    """A bundle that waits for the head."""
    title = _("Read the EHC request for %(name)s, and release it") % {"name": task.who}
    return title, _("The SENCO has made the bundle."), _("Read and release"), reverse("staff:ehc-request", args=[task.code])


def day_in_words_of_clock(task: Task) -> tuple[str, str, str, str]:
    """The next day of a clock."""
    href = reverse("staff:ehc-request", args=[task.code])
    title = _("%(whose)s EHC request: the next date") % {"whose": possessive(task.who)}
    return title, _("%(what)s.") % {"what": task.what}, _("Open the request"), href
