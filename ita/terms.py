"""The vocabulary of the field that code may name. Years, weights, levels and targets are data, never here."""

from enum import StrEnum


class Kind(StrEnum):
    """What a node of the tree is."""

    OVERALL = "overall"
    INSTRUMENT = "instrument"
    INDICATOR = "indicator"
    SUB_INDICATOR = "sub_indicator"
    QUESTION = "question"
    ISSUE = "issue"


class Status(StrEnum):
    """Where a figure comes from. A folder of that name under data/scores gives it; any other is published."""

    PUBLISHED = "published"
    SYNTHETIC = "synthetic"
    DRAFT = "draft"


FOLDER_STATUS = {"sample": Status.SYNTHETIC, "draft": Status.DRAFT}

OVERALL = "overall"
DOCUMENTS = "OIT"  # the instrument made of documents, which an office controls itself
