"""What a school sets for itself: one decision a page, each with why it matters."""
