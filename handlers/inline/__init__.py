"""Cards in any chat, by inline mode and guest mode."""
