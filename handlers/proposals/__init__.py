"""What editors decide on proposals."""
