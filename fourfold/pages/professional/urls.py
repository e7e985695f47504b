"""Where the pages for outside professionals are."""

from django.urls import path

from fourfold.pages.professional import referrals, visits

app_name = "professional"

urlpatterns = [
    path("visits", visits.shared_with_me, name="visits"),
    path("visits/<slug:code>", visits.one, name="visit"),
    path("visits/<slug:code>/questions/<slug:referral>/paper", referrals.paper, name="referral-paper"),
    path("visits/<slug:code>/questions/<slug:referral>/seen", referrals.seen, name="referral-seen"),
    path("visits/<slug:code>/questions/<slug:referral>/advice", referrals.advise, name="advice-new"),
    path("visits/<slug:code>/advice/<slug:advice>/report", referrals.report, name="advice-report"),
]
