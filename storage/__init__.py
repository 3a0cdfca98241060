"""Where it is kept: one package a backend, and the reader of content files."""
