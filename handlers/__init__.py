"""What arrives: a package a topic; ``support`` has what they share."""
