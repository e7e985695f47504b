"""A pupil’s results as a drawing and in words, for every audience."""
