"""Pages for those who answer for a school and see no child."""
