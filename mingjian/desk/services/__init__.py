"""What the registry and courts change."""
