"""Asking specialists: referrals with the family's agreement, what is shared of a record and until when, and the advice that comes back."""
