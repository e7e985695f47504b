"""What stands at the foot of every page: for families, the way to whoever helps when they are not happy; for staff, their other schools."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.ui.frame import Link


def foot_of(*, for_family: bool, several_schools: bool) -> tuple[Link, ...]:
    """The links of one page."""
    help_ = (Link(_("If you are not happy, or want free advice"), reverse("family:help")),) if for_family else ()
    schools = (Link(_("Another of my schools"), reverse("choose-school")),) if several_schools else ()
    return (*help_, *schools)
