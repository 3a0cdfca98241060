"""The brief: a statement on one page of paper, as a PDF."""
