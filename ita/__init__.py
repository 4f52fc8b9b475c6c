"""ITA dashboard: reads score files, builds one database, answers the pages' questions. Its rooms: docs/architecture.md."""

__version__ = "0.4.0"
