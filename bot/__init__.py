"""The running program: settings, composition root, dispatcher, command line."""

import zoneinfo

# Local hours follow the time zone data of the locked tzdata package; those of the system may be years old.
zoneinfo.reset_tzpath(to=())

__version__ = "0.1.0"
"""The version, of which this is the only place."""
