"""The addresses of referrals and advice, to stand among the staff's."""

from django.urls import path

from fourfold.pages.staff.specialists import advice, lists, referral, referral_new

REFERRAL = "pupils/<slug:code>/specialists/<slug:referral>"
ADVICE = "pupils/<slug:code>/advice/<slug:advice>"

urlpatterns = [
    path("specialists", lists.everybody, name="specialists-all"),
    path("pupils/<slug:code>/specialists", lists.of_pupil, name="specialists"),
    path("pupils/<slug:code>/specialists/new", referral_new.new, name="referral-new"),
    path(REFERRAL, referral.page, name="referral"),
    path(f"{REFERRAL}/change", referral_new.change, name="referral-change"),
    path(f"{REFERRAL}/talk", referral.talk, name="referral-talk"),
    path(f"{REFERRAL}/word", referral.word, name="referral-word"),
    path(f"{REFERRAL}/send", referral.send, name="referral-send"),
    path(f"{REFERRAL}/seen", referral.seen, name="referral-seen"),
    path(f"{REFERRAL}/stop", referral.stop, name="referral-stop"),
    path(f"{REFERRAL}/paper", referral.paper, name="referral-paper"),
    path("pupils/<slug:code>/advice/new", advice.new, name="advice-new"),
    path(ADVICE, advice.page, name="advice"),
    path(f"{ADVICE}/report", advice.report, name="advice-report"),
    path(f"{ADVICE}/give", advice.give, name="advice-give"),
    path(f"{ADVICE}/lines/<slug:line>", advice.line, name="advice-line"),
]
