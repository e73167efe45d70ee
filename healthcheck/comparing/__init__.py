"""Two reports -> what changed between them, and what got worse."""
