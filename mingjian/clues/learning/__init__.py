"""What verification teaches: how reliable each model is, and in what order clues are worth looking at."""
