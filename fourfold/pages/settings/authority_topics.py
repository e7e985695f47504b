"""What the local authority must offer to families, one decision a page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.pages.settings.topic_fields import Topic, email, line, phone, web, words


class SendiassForm(forms.Form):
    """The advice service."""

    sendiass_name = line(_("Name of the service"), 120)
    sendiass_phone = phone(_("Phone number"))
    sendiass_email = email(_("Email address"))
    sendiass_web = web(_("Website"))


class MediationForm(forms.Form):
    """The mediation service."""

    mediation_name = line(_("Name of the service"), 120)
    mediation_phone = phone(_("Phone number"))


class LocalOfferForm(forms.Form):
    """The Local Offer."""

    local_offer_web = web(_("Website of the Local Offer"))


class RequestsForm(forms.Form):
    """Where a request goes."""

    assessment_email = email(_("Email address"))
    assessment_address = words(_("Postal address"), 500)


TOPICS = (
    Topic(
        "sendiass",
        _("SENDIASS"),
        _("Who gives free advice to families here?"),
        _("Every family page and letter names this service. It is free, and apart from school and council."),
        SendiassForm,
        ("sendiass_name", "sendiass_phone", "sendiass_email", "sendiass_web"),
        _("Families are told that there is free advice, and not how to reach it."),
        _("The authority must arrange it (Children and Families Act 2014, s.32)."),
        "phone",
    ),
    Topic(
        "mediation",
        _("Mediation"),
        _("Who helps when a family and the council disagree?"),
        _("A family that is refused an assessment may need this within weeks."),
        MediationForm,
        ("mediation_name", "mediation_phone"),
        _("Families in a dispute are not told whom to ring."),
        icon="review",
    ),
    Topic(
        "local-offer",
        _("Local Offer"),
        _("Where is the Local Offer?"),
        _("School and family look at it together when a review asks what else could help."),
        LocalOfferForm,
        ("local_offer_web",),
        _("Families are told of the Local Offer without a link."),
        _("The authority must publish it (Children and Families Act 2014, s.30)."),
        "search",
    ),
    Topic(
        "requests",
        _("Requests for an EHC needs assessment"),
        _("Where does a request for an EHC needs assessment go?"),
        _("A parent may ask without the school. They need the address, not our leave."),
        RequestsForm,
        ("assessment_email", "assessment_address"),
        _("A parent who wants to ask the council finds no address."),
        _("A parent, a young person or the school may ask (Children and Families Act 2014, s.36)."),
        "mail",
    ),
)
BY_SLUG = {topic.slug: topic for topic in TOPICS}
