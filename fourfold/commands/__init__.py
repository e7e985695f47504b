"""What the command line does: the same queries and actions as the pages."""
