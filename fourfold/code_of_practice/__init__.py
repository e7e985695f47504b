"""What the SEND Code of Practice says, as rules. Pure: only the standard library, no clock, no records."""
