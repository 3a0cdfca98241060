"""The rules of Russian: the dictionary's parts of speech and cases, and closed classes of words."""
