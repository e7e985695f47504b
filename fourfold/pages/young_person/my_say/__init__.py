"""My say: a child's own words, by their own account or on an adult's device that shows nothing else meanwhile."""
