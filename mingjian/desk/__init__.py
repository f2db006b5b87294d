"""The registry's and the courts' desk: intake, review, and entries on the spot."""
