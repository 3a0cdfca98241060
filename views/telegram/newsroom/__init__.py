"""What the newsroom's members see."""
