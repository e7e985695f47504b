"""What a feed says, read with suspicion: its words made plain, its slips said, its traps made inert."""
