"""What a reader sees: pure functions from objects of ``briefing`` to what is shown."""
