"""What is asked of the bot in chats that it knows nothing of: which initiative a question means."""
