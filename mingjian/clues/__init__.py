"""What runs found: the queue, a clue's page, what was decided about it, and what that taught."""
