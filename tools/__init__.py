"""Programs for who develops and releases the bot; they are no part of it."""
