"""Asking another server for its feed, and nothing else: where it may be, how long it may take, how much it may send."""
