"""News that may concern an initiative, for editors to decide on."""
