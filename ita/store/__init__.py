"""The DuckDB store: opening a build read-only, asking it, and making a new one. Nothing else knows DuckDB."""

from ita.store.building import Build
from ita.store.reading import Store, current_build, open_current
from ita.store.statements import may_be_left_out, parameters, query_names

__all__ = ["Build", "Store", "current_build", "may_be_left_out", "open_current", "parameters", "query_names"]
