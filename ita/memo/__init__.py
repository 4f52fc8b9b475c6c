"""The yearly memo (บันทึกข้อความ) of an agency: its text made once from the data, written as Word and as PDF.

    from ita import memo
    made = memo.document(store, agency_id="sao-sokkam-seka-buengkan", fiscal_year=2568, kind="full", digits="thai")
    memo.docx(made)   # bytes of a Word file, through data/templates/memo.docx
    memo.pdf(made)    # bytes of a PDF
    memo.text(made)   # plain text, a line for each paragraph and table row

Which sentence is said when stands in data/reference/sentences.csv; docs/memo.md tells how to change it. The same
input gives the same bytes.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from ita import queries, rows, wording
from ita.errors import ItaError
from ita.memo import closing, district, kinds
from ita.memo.facts import gather
from ita.memo.model import Digits, Document, Head, as_written, text
from ita.sentences import Voice
from ita.store import Store

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "DIGITS",
    "KINDS",
    "Document",
    "document",
    "check_template",
    "digits_named",
    "docx",
    "pdf",
    "template_file",
    "text",
    "usual_digits",
]

KINDS = ("full", "summary", "follow-up", "district")
DIGITS: tuple[Digits, ...] = ("thai", "arabic")


def document(
    store: Store,
    *,
    agency_id: str,
    fiscal_year: int,
    kind: str = "full",
    digits: Digits | None = None,
    measures: pd.DataFrame | None = None,
    follow_ups: pd.DataFrame | None = None,
    notes: Mapping[int, str] | None = None,
) -> Document:
    """A memo in the language in use, in its usual digits unless others are given. Raises ItaError for an unknown agency, year, kind, or a broken sentence.

    `measures` and `follow_ups` have the columns of `frame` and `follow_up_frame` of `ita.measures.Plan`; none are saved yet where
    they are left out. `notes` are what the office says of its fiscal years.
    """
    if kind not in KINDS:
        raise ItaError(f"ไม่รู้จักบันทึกแบบ {kind}", "ใช้ " + ", ".join(KINDS))
    digits = digits or usual_digits()
    voice = Voice(queries.typed(store, rows.Sentences), "paper")
    facts = gather(store, agency_id, fiscal_year, measures, follow_ups, notes)
    subject, head = "", None
    if kind == "district":
        found = district.neighbours(store, facts)
        where = district.area(facts, found.scope, voice)
        subject = kinds.subject(kind, facts, voice, area=where)
        head = kinds.head(
            district.sender(facts, found.scope, voice), subject, voice.say("addressee", found.scope), voice
        )
        blocks = district.district(facts, found, where, voice)
    else:
        write = {"full": kinds.full, "summary": kinds.summary, "follow-up": kinds.follow_up}[kind]
        subject = kinds.subject(kind, facts, voice)
        blocks = write(facts, voice)
        if kind != "follow-up":
            addressee = closing.addressee(facts.agency, voice)
            head = kinds.head(kinds.office(facts.agency, voice), subject, addressee, voice)
    made_up = voice.say("head", "made_up") if facts.is_synthetic else ""
    made = Document(
        kind=kind,
        title=subject,
        head=head,
        notice=" · ".join(filter(None, [made_up, store.stale_notice])),
        version=voice.say("label", "data_version", version=facts.data_version),
        blocks=tuple(blocks),
        language=wording.language(),
        digits=digits,
        is_landscape=kind == "follow-up",
    )
    return as_written(made, digits)


def usual_digits() -> Digits:
    """The digits a memo in the language in use is written in."""
    return "thai" if wording.language() == "th" else "arabic"


def digits_named(name: str) -> Digits:
    """The digits of this name. Raises ItaError for any other."""
    if name not in DIGITS:
        raise ItaError(f"ไม่รู้จักเลขแบบ {name}", "ใช้ " + ", ".join(DIGITS))
    return name


def docx(document: Document) -> bytes:
    """The memo as a Word file made from the office's template. Raises ItaError where the template is broken."""
    from ita.memo import word

    return word.write(document)


def template_file() -> "Path":
    """Where the Word template of this office is."""
    from ita.memo import word

    return word.template_file()


def check_template() -> None:
    """Fill in the office's Word template once with nothing; raises ItaError saying what is wrong with it."""
    blank = ("", "")
    head = Head("", blank, blank, blank, blank, blank)
    docx(Document("check", "", head, "", "", (), wording.language(), DIGITS[0]))


def pdf(document: Document) -> bytes:
    """The memo as a PDF with our own fonts."""
    from ita.memo import paper

    return paper.pdf(document)
