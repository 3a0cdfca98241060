"""The newsroom's conversations, one file each."""
