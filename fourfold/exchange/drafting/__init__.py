"""What each row of a file would do here, worked out in memory and written by nobody: the check shows it, the import applies it."""
