"""The rules of the product: what is known and when it is due. Time is always an argument."""
