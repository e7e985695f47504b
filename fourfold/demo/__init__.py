"""The invented school. Its people and their stories are worked out first, by pure functions of a date; then written through the actions."""
