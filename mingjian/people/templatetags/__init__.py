"""Template filters of the people room."""
