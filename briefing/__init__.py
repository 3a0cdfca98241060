"""What we know, and when it is due: pure rules that take time as an argument."""
