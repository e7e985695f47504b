"""Look and feel: tokens, components, base pages, icons. Knows no pupil."""
