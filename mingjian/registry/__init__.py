"""The land register: what a registry says and does, and a simulator of one with its own store. Knows no bank's case."""
