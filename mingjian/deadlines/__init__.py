"""When something is due: calendar and working days with the official holidays. Knows no Django."""
