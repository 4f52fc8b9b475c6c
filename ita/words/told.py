"""Texts made before it is known who reads them: Thai, and able to be said again in the language of whoever does."""

import json
from collections.abc import Mapping

from ita.contracts import visible
from ita.words.language import _


class Told(str):
    """A Thai text that keeps what it was made from: its entry in the catalogue and what fills the blanks."""

    text: str
    facts: Mapping[str, str]


def tell(text: str, **facts: object) -> Told:
    """The text with its blanks filled; letters no input may hold stand in them as their codes."""
    shown = {name: fact if isinstance(fact, Told) else visible(str(fact)) for name, fact in facts.items()}
    made = Told(text.format(**shown))
    made.text, made.facts = text, shown
    return made


def say(found: str) -> str:
    """The text in the language in use; one that was not told stays as it stands."""
    if not isinstance(found, Told):
        return found
    return _(found.text).format(**{name: say(fact) for name, fact in found.facts.items()})


def packed(**texts: str) -> str | None:
    """The told ones of these texts as JSON; None where none was told."""
    told = {name: _packed(found) for name, found in texts.items() if isinstance(found, Told)}
    return json.dumps(told, ensure_ascii=False) if told else None


def unpacked(found: object) -> dict[str, Told]:
    """The texts that were packed."""
    return {name: _unpacked(one) for name, one in json.loads(found).items()} if isinstance(found, str) else {}


def _packed(found: str) -> object:
    if not isinstance(found, Told):
        return found
    return [found.text, {name: _packed(fact) for name, fact in found.facts.items()}]


def _unpacked(found: list[object]) -> Told:
    text, facts = found
    assert isinstance(facts, dict)
    return tell(
        str(text), **{name: _unpacked(one) if isinstance(one, list) else one for name, one in facts.items()}
    )
