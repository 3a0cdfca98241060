"""Pages about proposals: stories of feeds, and what readers suggest."""
