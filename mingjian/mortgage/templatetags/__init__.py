"""Template filters of the mortgage room."""
