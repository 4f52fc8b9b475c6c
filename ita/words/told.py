"""Texts made before it is known who reads them: Thai, and able to be said again in the language of whoever does."""

import json
from collections.abc import Mapping
from typing import Any

from ita.contracts import visible
from ita.words.language import _


class Told(str):
    """A Thai text that keeps what it was made from: its entry in the catalogue and what fills the blanks."""

    text: str
    facts: Mapping[str, "Fact"]


# What fills a blank: a text, told or as it stands, or a list of such.
Fact = str | tuple[str, ...]


def tell(text: str, **facts: object) -> Told:
    """The text with its blanks filled, a tuple as a list; letters no input may hold stand in them as their codes."""
    shown = {name: _shown(fact) for name, fact in facts.items()}
    made = Told(text.format(**{name: _listed(fact) for name, fact in shown.items()}))
    made.text, made.facts = text, shown
    return made


def say(found: str) -> str:
    """The text in the language in use; one that was not told stays as it stands."""
    if not isinstance(found, Told):
        return found
    said = {
        name: say(fact) if isinstance(fact, str) else _listed(tuple(map(say, fact)))
        for name, fact in found.facts.items()
    }
    return _(found.text).format(**said)


def _shown(fact: object) -> Fact:
    if isinstance(fact, tuple):
        return tuple(one if isinstance(one, Told) else visible(str(one)) for one in fact)
    return fact if isinstance(fact, Told) else visible(str(fact))


def _listed(fact: Fact) -> str:
    return fact if isinstance(fact, str) else "; ".join(fact)


def packed(**texts: str) -> str | None:
    """The told ones of these texts as JSON; None where none was told."""
    told = {name: _packed(found) for name, found in texts.items() if isinstance(found, Told)}
    return json.dumps(told, ensure_ascii=False) if told else None


def unpacked(found: object) -> dict[str, Told]:
    """The texts that were packed."""
    return {name: _unpacked(one) for name, one in json.loads(found).items()} if isinstance(found, str) else {}


def _packed(fact: Fact) -> Any:
    if isinstance(fact, tuple):
        return {"each": [_packed(one) for one in fact]}
    if not isinstance(fact, Told):
        return fact
    return [fact.text, {name: _packed(one) for name, one in fact.facts.items()}]


def _unpacked(kept: Any) -> Any:
    if isinstance(kept, dict):
        return tuple(_unpacked(one) for one in kept["each"])
    if not isinstance(kept, list):
        return kept
    text, facts = kept
    return tell(text, **{name: _unpacked(one) for name, one in facts.items()})
