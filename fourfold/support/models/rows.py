"""What the rows of this room have in common with what is written about a child elsewhere."""

from fourfold.pupils.edited import ALWAYS, NEVER, Edited, by, new_key

__all__ = ["ALWAYS", "NEVER", "Edited", "by", "new_key"]
