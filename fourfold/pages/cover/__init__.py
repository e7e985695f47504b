"""Cover staff: one page, for one day."""
