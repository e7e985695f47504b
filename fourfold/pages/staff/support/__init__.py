"""The four steps as staff see them: decide, find out, plan, give, review."""
