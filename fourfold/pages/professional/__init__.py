"""Pages for those from outside who see one child, for a purpose, for a time."""
