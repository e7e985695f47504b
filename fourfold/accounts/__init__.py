"""People who sign in: who they are, the roles they hold and since when. Knows no pupil."""
