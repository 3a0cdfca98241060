"""The picture of the scoreboard: what it shows, and how it is painted."""
