"""The embedded backend: TinyDB with a journal.

A store consists of these files::

    bot.json                  the snapshot, which plain ``TinyDB("bot.json")`` opens
    bot.json.journal-000001   changes since the snapshot, one a line
    bot.json.backup-000001    earlier snapshots; the highest number is the newest
    bot.json.lock             held while a process uses the store

``docs/adr/0003-journalled-tinydb.md`` says why.
"""
