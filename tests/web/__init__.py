"""The site, asked over HTTP."""
