"""How a whole file is turned away."""


class Refused(Exception):
    """The whole file is turned away, and nothing of it is used. Its text is one sentence for the person who brought it."""
