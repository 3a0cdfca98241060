"""The aiohttp application: the health check, the site, and the port on which they listen."""
