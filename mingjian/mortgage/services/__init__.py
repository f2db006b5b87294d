"""What changes an application."""
