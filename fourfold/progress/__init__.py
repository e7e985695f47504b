"""Regular assessment of all pupils: rounds, measures and results, and what they show of progress (6.17, 6.18)."""
