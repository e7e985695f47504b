"""Schools, trusts and authorities; term dates; what a school may set for itself."""
