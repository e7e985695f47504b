"""Coming in and going out: the same pages for everyone, and the same answer whoever asks."""
