"""The verbs of a request, by whose it is."""

from fourfold.ehc.actions.days import end_request, record_day
from fourfold.ehc.actions.lists import enter_evidence_list
from fourfold.ehc.actions.own import mark_days, share_own_request, write_own_request
from fourfold.ehc.actions.school import answer_test, make_bundle, open_request, release_bundle, send_back, tell_of_request

__all__ = [
    "answer_test",
    "end_request",
    "enter_evidence_list",
    "make_bundle",
    "mark_days",
    "open_request",
    "record_day",
    "release_bundle",
    "send_back",
    "share_own_request",
    "tell_of_request",
    "write_own_request",
]
