"""Ways of saying one thing, written as a person lists them."""


def phrases(written: str) -> frozenset[str]:
    """ "surname | last name" as the two phrases it holds."""
    return frozenset(phrase.strip() for phrase in written.split(" | "))
