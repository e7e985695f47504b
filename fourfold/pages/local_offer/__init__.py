"""The search of the directory, the same for families, for anyone and for staff."""
