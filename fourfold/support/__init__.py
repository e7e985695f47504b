"""SEN support itself: decisions, cycles of assess, plan, do and review, and all that is written and done in them (6.39-6.57)."""
