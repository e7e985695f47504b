"""The decisions that a school makes about itself, one a page: the question, why it matters, and its fields."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.pages.settings.meetings_topic import MEETINGS
from fourfold.pages.settings.school_choices import PlanFormForm, ResultsForm
from fourfold.pages.settings.specialists_topic import SPECIALISTS
from fourfold.pages.settings.topic_fields import Topic, email, line, phone, web, whole_number, words
from fourfold.schools.bounds import (
    LATEST_ANSWER,
    LATEST_NOTICE,
    LEAST_SHARE,
    MOST_SHARE,
    OLDEST,
    SOONEST_ANSWER,
    SOONEST_NOTICE,
    YOUNGEST,
)


class NameForm(forms.Form):
    """The school's name."""

    name = line(_("Name of the school"), 160, required=True)


class AddressForm(forms.Form):
    """Where the school is."""

    street = line(_("Street"), 160)
    town = line(_("Town"), 80)
    postcode = line(_("Postcode"), 10)


class ContactForm(forms.Form):
    """How to reach the school."""

    phone = phone(_("Phone number"))
    email = email(_("Email address"))
    web = web(_("Website"))


class AgesForm(forms.Form):
    """From which age to which."""

    lowest_age = whole_number(_("Youngest age"), YOUNGEST, OLDEST, required=False)
    highest_age = whole_number(_("Oldest age"), YOUNGEST, OLDEST, required=False)


class ComplaintsForm(forms.Form):
    """How to complain."""

    complaints = words(
        _("What a family should do"),
        2000,
        hint=_("A few plain sentences: whom to write to, and by when they will hear. Families read this."),
    )
    complaints_web = web(_("Link to your complaints policy"))


class SafeguardingForm(forms.Form):
    """Whom to tell at once."""

    safeguarding_lead = line(
        _("Name, and how to reach them"), 160, hint=_("Such as: Mrs Okafor, room 4, 01632 960020. Adults in school read this.")
    )


class AnswerForm(forms.Form):
    """Days to answer a concern."""

    concern_days = whole_number(_("School days"), SOONEST_ANSWER, LATEST_ANSWER, hint=_("From 1 to 20. Most schools choose 10."))


class NoticeForm(forms.Form):
    """Days to tell a family of a decision."""

    notice_days = whole_number(_("School days"), SOONEST_NOTICE, LATEST_NOTICE, hint=_("From 1 to 10. Most schools choose 5."))


class ShareForm(forms.Form):
    """How much help is enough to judge it by."""

    enough_share = whole_number(_("Of 100 planned minutes"), LEAST_SHARE, MOST_SHARE, hint=_("From 50 to 100. Most schools choose 80."))


TOPICS = (
    Topic(
        "name",
        _("Name"),
        _("What is your school called?"),
        _("This name stands on every page and letter that a family gets."),
        NameForm,
        ("name",),
    ),
    Topic(
        "address",
        _("Address"),
        _("Where is your school?"),
        _("It stands on every letter, so that a family can write back or come in."),
        AddressForm,
        ("street", "town", "postcode"),
        _("Letters go out without the school’s address."),
        icon="home",
    ),
    Topic(
        "contact",
        _("Phone, email and website"),
        _("How can a family reach your school?"),
        _("Some families would rather ring than write. Your public page and every letter show these."),
        ContactForm,
        ("phone", "email", "web"),
        _("Families see no way to reach the school."),
        icon="phone",
    ),
    Topic(
        "ages",
        _("Ages"),
        _("Which ages does your school teach?"),
        _("They say which year groups a pupil here can be in, so that a slip in an import is seen."),
        AgesForm,
        ("lowest_age", "highest_age"),
        _("Fourfold cannot tell a wrong year group from a right one."),
        icon="pupils",
    ),
    Topic(
        "complaints",
        _("Complaints"),
        _("What should a family do if they are not happy?"),
        _("Nobody should have to ask how to complain. Your public page and every letter show it."),
        ComplaintsForm,
        ("complaints", "complaints_web"),
        _("Families are told only to ask the head."),
        _("The law asks for it in the SEN information report (the Code of Practice, 6.79)."),
        "review",
    ),
    Topic(
        "safeguarding",
        _("Safeguarding lead"),
        _("Who must be told at once if a child may not be safe?"),
        _("Fourfold is no place for child-protection records. Where words suggest danger, it shows this name and how to reach them."),
        SafeguardingForm,
        ("safeguarding_lead",),
        _("When words suggest danger, Fourfold cannot say whom to tell."),
        icon="shield",
    ),
    Topic(
        "answers",
        _("Days to answer a concern"),
        _("How soon do you answer a parent’s concern?"),
        _("The family is told this number when they write, and you are reminded before it passes. The Code gives no number of days."),
        AnswerForm,
        ("concern_days",),
        cites=_("Schools should take seriously any concern that a parent raises (the Code of Practice, 6.45)."),
        icon="clock",
    ),
    Topic(
        "notices",
        _("Days to tell a family"),
        _("How soon do you tell a family what you decided?"),
        _("When it passes, the SENCO is told, and then the head. The law says that you must tell them, and gives no number of days."),
        NoticeForm,
        ("notice_days",),
        cites=_("The school must tell the parents or the young person that SEN support is given (Children and Families Act 2014, s.68)."),
        icon="mail",
    ),
    MEETINGS,
    SPECIALISTS,
    Topic(
        "enough",
        _("Help that is enough to judge"),
        _("How much of the planned help must be given before a review judges it?"),
        _("Help that was not given cannot have failed. Below this share a review suggests “cannot tell”."),
        ShareForm,
        ("enough_share",),
        cites=_("A review looks at the impact and quality of the support (the Code of Practice, 6.54). The Code gives no share."),
        icon="do",
    ),
    Topic(
        "results",
        _("Results for families"),
        _("What do families see of results?"),
        _("Only of their own child, and only once a round is signed off. They see no signs: a person speaks with them first."),
        ResultsForm,
        ("results_shown",),
        cites=_("Schools must give parents a report on their child’s progress each year, and most do more (the Code of Practice, 6.64)."),
        icon="review",
    ),
    Topic(
        "plans",
        _("Form of new plans"),
        _("In which form are new plans written?"),
        _("Plans that stand keep their form. Whatever it is, the Code asks for outcomes, help, a review and a teacher."),
        PlanFormForm,
        ("plan_template",),
        cites=_("The white paper of 2026 proposes an Individual Support Plan. It is not law yet: try it, or wait."),
        icon="plan",
    ),
)
BY_SLUG = {topic.slug: topic for topic in TOPICS}
