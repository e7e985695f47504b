"""What can be wrong with a concern or its answer. Each says so in words for the person who asked."""


class Unanswerable(Exception):
    """What is missing before this can be an answer, in a sentence that says what to do."""


class NotCompared(Unanswerable):
    """A family's concern is compared with what the school knows before it is answered (6.45)."""


class NoWords(Exception):
    """A concern needs words."""


class NotTheirParent(Exception):
    """That person is no parent of this child."""


class Settled(Exception):
    """It was matched or replied to meanwhile."""
