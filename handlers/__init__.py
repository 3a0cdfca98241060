"""What arrives: one file a conversation topic."""
