"""Template filters of the filings room."""
