"""What the bank changes: opening, gates, answers to the registry, the release."""
