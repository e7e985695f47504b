"""What anyone may read before any sign-in. These pages set no cookie."""
