"""The overview: what a head wants in one look, each number opening what is behind it."""
