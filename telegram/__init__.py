"""How the Bot API is spoken.

Importing the room imports aiogram, with its models unbuilt: it comes before whatever else imports aiogram.
"""

from telegram.lean_aiogram import import_aiogram

import_aiogram()
