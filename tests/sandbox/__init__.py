"""The sandbox as bots see it."""
