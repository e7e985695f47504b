"""What parents and carers see."""
