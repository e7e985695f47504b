"""Where families' pages are."""

from django.urls import path

from fourfold.pages.family import (
    ask_for_assessment,
    change,
    children,
    experts,
    meetings,
    messages,
    my_say,
    near_you,
    not_happy,
    picture,
    plan,
    profile,
    results,
    who_sees,
)
from fourfold.pages.family.letter_urls import urlpatterns as letters

app_name = "family"

urlpatterns = [
    *letters,
    path("family", children.home, name="home"),
    path("family/help", not_happy.whose, name="help"),
    path("family/<slug:code>", plan.plan, name="plan"),
    path("family/<slug:code>/answer", plan.answer, name="answer"),
    path("family/<slug:code>/meetings", meetings.meetings, name="meetings"),
    path("messages", messages.messages, name="messages"),
    path("family/<slug:code>/messages", messages.about, name="messages-about"),
    path("family/<slug:code>/results", results.results, name="results"),
    path("family/<slug:code>/not-happy", not_happy.not_happy, name="not-happy"),
    path("family/<slug:code>/who-sees", who_sees.who_sees, name="who-sees"),
    path("family/<slug:code>/who-sees/<int:number>/stop", who_sees.stop, name="who-sees-stop"),
    path("family/<slug:code>/consent/<slug:referral>", experts.consent, name="consent"),
    path("family/<slug:code>/advice/<slug:advice>", experts.advice, name="advice"),
    path("family/<slug:code>/advice/<slug:advice>/report", experts.report, name="advice-report"),
    path("family/<slug:code>/change", change.change, name="change"),
    path("family/<slug:code>/ask-for-assessment", ask_for_assessment.ask, name="ask-for-assessment"),
    path("family/<slug:code>/ask-for-assessment/words", ask_for_assessment.words, name="ask-for-assessment-words"),
    path("family/<slug:code>/ask-for-assessment/days", ask_for_assessment.days, name="ask-for-assessment-days"),
    path("family/<slug:code>/ask-for-assessment/share", ask_for_assessment.share, name="ask-for-assessment-share"),
    path("family/<slug:code>/ask-for-assessment/letter", ask_for_assessment.letter_pdf, name="ask-for-assessment-letter"),
    path("family/<slug:code>/ask-for-assessment/copy", ask_for_assessment.copy_pdf, name="ask-for-assessment-copy"),
    path("family/<slug:code>/near-you", near_you.near_you, name="near-you"),
    path("family/<slug:code>/near-you/<slug:service>", near_you.ask, name="near-you-ask"),
    path("family/<slug:code>/near-you/<slug:service>/keep", near_you.keep, name="near-you-keep"),
    path("family/<slug:code>/near-you/<slug:service>/let-go", near_you.let_go, name="near-you-let-go"),
    path("family/<slug:code>/say", plan.say, name="say"),
    path("family/<slug:code>/page", profile.page, name="profile"),
    path("family/<slug:code>/page/before", profile.before, name="profile-before"),
    path("family/<slug:code>/page/line", profile.offer, name="profile-offer"),
    path("family/<slug:code>/page/lines/<slug:line>", profile.line, name="profile-line"),
    path("family/<slug:code>/page/picture", picture.add, name="profile-picture"),
    path("family/<slug:code>/page/pictures/<slug:picture>", picture.picture, name="profile-picture-itself"),
    path("family/<slug:code>/page/pictures/<slug:picture>/answer", picture.answer, name="profile-picture-answer"),
    path("family/<slug:code>/page/right", profile.right, name="profile-right"),
    path("family/<slug:code>/my-say", my_say.hand_over, name="my-say"),
]
