"""Calls of the Bot API: session, retries, encoding of bodies, errors, pace, and questions to Telegram.

Importing this package imports aiogram without building its models, so it must be the first import of aiogram.
"""

from telegram.lean_aiogram import import_aiogram

import_aiogram()
