"""The aiohttp application: health and public pages."""
