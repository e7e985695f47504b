"""What we tell families about a child, how, and whether it arrived. Told is derived from deliveries, never stored."""
