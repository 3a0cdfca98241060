"""The pages of deadlines: the scoreboard, and every commitment as it stands."""
