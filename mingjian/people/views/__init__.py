"""Pages about people: one's own account, how one enters, and what administrators do."""
