"""Short messages between a family and the teacher who is responsible, on one child's record. No chat."""
