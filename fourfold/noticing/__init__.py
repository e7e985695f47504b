"""Pupils whose progress asks a person to look: the prompts of a closed round, and what people answer."""
