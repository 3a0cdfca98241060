"""The stores and the content's files."""
