"""Files that arrive from outside: what they really are, asked of their bytes and never of their name."""
