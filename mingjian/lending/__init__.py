"""The bank's side of a mortgage: what it wishes, its two gates, its answers to the registry, the release."""
