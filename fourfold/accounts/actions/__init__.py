"""What is done about people who sign in: each verb asks for its right, and leaves a line in the ledger."""

from fourfold.accounts.actions.factors import confirm_lost_factor, report_lost_factor, take_back_lost_factor
from fourfold.accounts.actions.inviting import invite_family, invite_professional, send_invitation, withdraw_invitation
from fourfold.accounts.actions.members import (
    approve_membership,
    close_account,
    end_membership,
    hand_over_senco,
    invite_staff,
    reopen_account,
)

__all__ = [
    "approve_membership",
    "close_account",
    "confirm_lost_factor",
    "end_membership",
    "hand_over_senco",
    "invite_family",
    "invite_professional",
    "invite_staff",
    "reopen_account",
    "report_lost_factor",
    "send_invitation",
    "take_back_lost_factor",
    "withdraw_invitation",
]
