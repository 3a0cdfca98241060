"""A minimal bot of python-telegram-bot: knows nothing of the sandbox but an address."""

from __future__ import annotations

import os
from typing import Any

# Not our room: the library lives in a virtual environment that the test makes, not in ours.
from telegram.ext import (  # type: ignore[import-not-found]
    Application,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from telegram import (  # type: ignore[attr-defined]
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Update,
)


async def start(update: Update, _context: Any) -> None:  # noqa: ANN401 - the library's own generic
    """Greet with a button."""
    button = InlineKeyboardButton("Count", callback_data="1")
    name = update.effective_user.mention_html()
    await update.message.reply_html(f"Hello {name}", reply_markup=InlineKeyboardMarkup([[button]]))


async def count(update: Update, _context: Any) -> None:  # noqa: ANN401 - the library's own generic
    """Count in the same message."""
    query = update.callback_query
    await query.answer(f"was {query.data}")
    button = InlineKeyboardButton("Count", callback_data=str(int(query.data) + 1))
    await query.edit_message_text(
        f"*{query.data}*", "MarkdownV2", reply_markup=InlineKeyboardMarkup([[button]])
    )


async def picture(update: Update, _context: Any) -> None:  # noqa: ANN401 - the library's own generic
    """Send a picture back, downloaded and uploaded again."""
    file = await update.message.photo[-1].get_file()
    data = bytes(await file.download_as_bytearray())
    await update.message.reply_photo(data, caption=f"{len(data)} bytes")


async def prepare(application: Any) -> None:  # noqa: ANN401 - the library's own generic
    """Set the menu."""
    await application.bot.set_my_commands([("start", "Begin")])


def main() -> None:
    """Poll until the process is ended."""
    url = os.environ["BOT_API_URL"]
    application = (
        Application.builder()
        .token(os.environ["BOT_TOKEN"])
        .base_url(f"{url}/bot")
        .base_file_url(f"{url}/file/bot")
        .post_init(prepare)
        .build()
    )
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(count))
    application.add_handler(MessageHandler(filters.PHOTO, picture))
    application.run_polling()


if __name__ == "__main__":
    main()
