"""Everything that a home holds in one archive, taken while the platform runs; and back, whole or not at all."""
