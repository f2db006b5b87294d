"""The library in the console: what each model asks, applies, found and costs; how its text changes, and who said so."""
