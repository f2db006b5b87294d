"""The `mingjian` command: asks the analytical rooms before it and shows the answer; it computes nothing of its own."""
