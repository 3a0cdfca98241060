"""The running program: settings, composition root, dispatcher, command line."""

import zoneinfo

# The locked tzdata decides what a local hour is, not what the machine has: its data may be years old.
zoneinfo.reset_tzpath(to=())
