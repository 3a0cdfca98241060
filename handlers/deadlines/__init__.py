"""Deadlines: the scoreboard, and every commitment as it stands."""
