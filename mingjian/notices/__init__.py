"""The notices room: institutions are told what changes in the registers about what they have an exposure to."""
