"""What runs after the page, as the SYSTEM role."""
