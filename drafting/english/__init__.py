"""The rules for English, over word lists and Snowball."""
