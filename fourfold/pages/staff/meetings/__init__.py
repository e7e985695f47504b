"""Meetings with a child's family as staff see them: the year's list, one to note, one to read."""
