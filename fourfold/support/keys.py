"""What tells a form sent twice from two forms."""

from fourfold.pupils.edited import new_key

__all__ = ["new_key"]
