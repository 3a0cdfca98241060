"""Loads for the whole program and what is counted of them: small ones in tests, large ones in benchmarks."""
