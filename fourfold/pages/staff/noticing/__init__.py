"""Pages on which progress is looked at, and prompts are answered."""
