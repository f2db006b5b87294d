"""Verification and disposition: one case, one institution, from the clue to what was put right."""
