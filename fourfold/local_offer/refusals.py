"""Why something of the Local Offer cannot be done, in one sentence that a person can act on."""


class BadFeed(Exception):
    """The feed or file cannot be taken; what was there before stays."""


class TooFew(BadFeed):
    """Far fewer services than before: more likely a fault of the feed than the truth, so a person is asked."""
