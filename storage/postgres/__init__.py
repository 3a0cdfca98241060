"""The backend on PostgreSQL: one database for any number of replicas of the program.

SQL is in the folders ``sql`` and ``migrations``; :class:`storage.postgres.database.Database` runs it.
"""
