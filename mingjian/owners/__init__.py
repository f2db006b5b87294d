"""Owners and buyers: what each permits and signs for themselves, on a phone."""
