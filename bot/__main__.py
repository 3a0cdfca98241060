"""``python -m bot``."""

from bot.signals import end_at_once

end_at_once()

from bot.cli import main  # noqa: E402 - importing takes time in which a signal may come

main()
