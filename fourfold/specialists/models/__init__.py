"""Rows of the room: referrals and the family's word on them; advice and its lines."""

from fourfold.specialists.models.advice import Advice, AdviceLine
from fourfold.specialists.models.referrals import Referral, ReferralWord

__all__ = ["Advice", "AdviceLine", "Referral", "ReferralWord"]
