"""What leaves: sending, pacing, and what each error does."""
