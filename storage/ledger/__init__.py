"""The ledger: all stored objects in memory, their indexes, and the changes that the store's methods make.

Both backends use it: the memory store has nothing else, the TinyDB store also writes changes to a journal.
"""
