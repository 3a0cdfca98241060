"""Cards in any chat: what is offered there, and what stands there."""
