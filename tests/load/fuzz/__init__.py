"""Updates with anything wrong in them, drawn by dice, and rounds of them against a running bot."""
