"""Pages on which the SENCO asks a specialist, and on which advice becomes a part of the plan."""
