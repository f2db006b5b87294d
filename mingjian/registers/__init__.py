"""The register and the lake: the simulator's store filled from what was filed, and what is recorded filed in turn."""
