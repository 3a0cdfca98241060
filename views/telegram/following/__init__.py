"""Following single initiatives."""
