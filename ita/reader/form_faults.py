"""What a Word form may use, and what is told when it asks for anything else."""

BODY = "\u2063memo body\u2063"  # stands in the filled form where {{p body }} stood
FILTERS = ("default", "lower", "trim", "upper")


class FormError(Exception):
    """A form that cannot be filled in.

    `code` is unreadable, too_large, syntax, unknown_name or not_offered; `facts` may hold `name`, the field or filter
    meant, and `near`, the words around the fault.
    """

    def __init__(self, code: str, facts: dict[str, str] | None = None) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts or {}
