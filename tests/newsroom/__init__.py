"""Reading what became of the commitments, and the newsroom that follows up on them."""
