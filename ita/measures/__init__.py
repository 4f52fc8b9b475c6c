"""What an agency will do about its weak points, who does it and how far it is: plans kept as numbered revisions of files.

Results of fiscal year Y lead to the measures of plan year Y + 1. Knows neither Streamlit nor DuckDB.
"""

from ita.measures.merging import BOTH, ORDER, OURS, ROW, THEIRS, Conflict, Merged, changes, merged
from ita.measures.plan import (
    CANCELLED,
    DOING,
    DONE,
    NOT_STARTED,
    REQUIRED,
    ROUNDS,
    STATUSES,
    SUBJECT_KINDS,
    UNITS,
    FollowUp,
    Measure,
    Missing,
    Plan,
    missing,
    numbered,
    steps_of,
    tidied,
    with_measures,
)
from ita.measures.progress import afterwards, overdue, progress
from ita.measures.proposals import Proposed, kinds, propose
from ita.measures.revisions import Fault, Saved, faults, history, new_id, newest, save
from ita.measures.sheets import Read, about, date_expected, follow_up_rows, measure_rows, read_plan

__all__ = [
    "BOTH",
    "CANCELLED",
    "DOING",
    "DONE",
    "NOT_STARTED",
    "ORDER",
    "OURS",
    "REQUIRED",
    "ROUNDS",
    "ROW",
    "STATUSES",
    "SUBJECT_KINDS",
    "THEIRS",
    "UNITS",
    "Conflict",
    "Fault",
    "FollowUp",
    "Measure",
    "Merged",
    "Missing",
    "Plan",
    "Proposed",
    "Read",
    "Saved",
    "about",
    "afterwards",
    "changes",
    "date_expected",
    "faults",
    "follow_up_rows",
    "history",
    "kinds",
    "measure_rows",
    "merged",
    "missing",
    "new_id",
    "numbered",
    "newest",
    "overdue",
    "progress",
    "propose",
    "read_plan",
    "save",
    "steps_of",
    "tidied",
    "with_measures",
]
