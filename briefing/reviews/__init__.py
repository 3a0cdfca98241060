"""Reviews: initiatives that editors are to look at again."""
