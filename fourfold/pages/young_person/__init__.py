"""What a young person sees of their own record."""
