"""Permissions: who may ask what about whom, why, until when; signed, paused and withdrawn by whom they are about."""
