"""The rules for English, with word lists and the Snowball stemmer."""
