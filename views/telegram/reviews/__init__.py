"""What editors are to look at again."""
