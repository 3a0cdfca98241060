"""What a reader sees: pure functions from briefing objects to text."""
