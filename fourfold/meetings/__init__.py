"""Meetings with the family: the early discussion, the review and every other, three a year at least (6.39, 6.64-6.71)."""
