"""Reading referrals and advice, from the person who asks."""

from fourfold.specialists.queries.advice import (
    AdviceLineRead,
    AdviceRead,
    advice_at,
    advice_for_family,
    advice_named,
    advice_of,
    line_named,
    read_advice,
    report_of,
)
from fourfold.specialists.queries.family import FamilyReferral, asked_of_family, family_referral, referral_to_answer
from fourfold.specialists.queries.opened import Opened, grant_to_stop, open_to, opened_to
from fourfold.specialists.queries.outside import OutsideReferral, referral_from_outside, shared_with_me
from fourfold.specialists.queries.referrals import ReferralRead, VoiceRead, may_send, read_referral, referral_named, referrals_of
from fourfold.specialists.queries.waiting import advice_to_read, referrals_at

__all__ = [
    "AdviceLineRead",
    "AdviceRead",
    "FamilyReferral",
    "Opened",
    "OutsideReferral",
    "ReferralRead",
    "VoiceRead",
    "advice_at",
    "advice_for_family",
    "advice_named",
    "advice_of",
    "advice_to_read",
    "asked_of_family",
    "family_referral",
    "grant_to_stop",
    "line_named",
    "may_send",
    "open_to",
    "opened_to",
    "read_advice",
    "read_referral",
    "referral_from_outside",
    "referral_named",
    "referral_to_answer",
    "referrals_at",
    "referrals_of",
    "report_of",
    "shared_with_me",
]
