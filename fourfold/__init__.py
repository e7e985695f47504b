"""Fourfold: SEN support in England's mainstream schools, in four steps, with the family in it."""
