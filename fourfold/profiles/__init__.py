"""The one-page profile, and what the child and the parents say in their own words (6.45, 6.54, 6.70)."""
