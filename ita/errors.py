"""Everything that can go wrong on purpose. A reader sees `what` and `hint`, in Thai, and never a traceback.

ItaError
├── SourceError      a file cannot be read at all
├── RuleBookError    the rule book contradicts itself
├── StoreError       there is no usable build
├── DiskError        the data folder cannot be written
└── ChoiceError      a name means no agency, or more than one
"""


class ItaError(Exception):
    """Something the reader can mend: `what` happened and where, `hint` what to do."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(f"{what} {hint}".strip())
        self.what = what
        self.hint = hint


class SourceError(ItaError):
    """A file cannot be read at all."""


class RuleBookError(ItaError):
    """The rule book in data/reference contradicts itself or does not fit its columns."""


class StoreError(ItaError):
    """There is no build, or it was made by another version."""


class DiskError(ItaError):
    """The data folder cannot be written: its disk is full or broken, or somebody else is at it."""


class ChoiceError(ItaError):
    """A name means no agency, or more than one; `choices` lists the agencies it may mean."""

    def __init__(self, what: str, hint: str = "", choices: tuple[str, ...] = ()) -> None:
        super().__init__(what, hint)
        self.choices = choices
