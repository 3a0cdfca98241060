"""What is kept, in memory: the objects, the indexes over them, and what each method of the port changes.

Both backends of this house stand on it: one forgets it, the other one keeps a journal of its changes.
"""
