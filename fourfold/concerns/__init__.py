"""A concern, from raised to answered (6.45). None closes without an answer that the family can read."""
