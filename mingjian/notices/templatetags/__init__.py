"""What the notices' templates say."""
