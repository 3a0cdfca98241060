"""The rules of English: closed classes of words, and the places that verbs and objects have beside them."""
