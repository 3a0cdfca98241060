"""The aiohttp application, which serves the health check, and the port on which it listens."""
