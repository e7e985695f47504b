"""Mail and jobs waiting: rows that any room adds in its own transaction. Knows no pupil."""
