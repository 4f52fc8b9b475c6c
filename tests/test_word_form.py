"""An office's Word form: it names its fields, and whatever else it asks for is told and not done."""

import io
import pickle
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document

from ita import memo
from ita.errors import ItaError
from ita.memo import word_template
from ita.reader.form_faults import BODY, FormError
from ita.reader.forms import render

SECONDS = 8
VALUES = {"subject": "เรื่อง & <ที่> 'หนึ่ง'", "title": "ก & ข", "version": "๒", "is_memo": True}


def form(text: str, part: str = "word/document.xml") -> bytes:
    """A Word file with one paragraph of this text, or the text as the title in its properties."""
    document = Document()
    if part == "docProps/core.xml":
        document.core_properties.title = text
    else:
        document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def said(filled: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(filled)).paragraphs)


def fault(text: str, part: str = "word/document.xml") -> FormError:
    started = time.process_time()
    with pytest.raises(FormError) as told:
        render(form(text, part), VALUES)
    assert time.process_time() - started < SECONDS
    return told.value


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{ subject }}", "เรื่อง & <ที่> 'หนึ่ง'"),
        ("{% if is_memo %}ใช่{% else %}ไม่{% endif %}", "ใช่"),
        ("{{ 'ยาว' if version == '๒' else 'สั้น' }}", "ยาว"),
        ("{{ title|upper|trim }}{{ title|default('-', true) }}", "ก & ขก & ข"),
        ("{% raw %}{{ subject }}{% endraw %}", "{{ subject }}"),
    ],
)
def test_fields_choices_and_plain_filters_are_filled_in(text: str, filled: str) -> None:
    assert said(render(form(text), VALUES)) == filled


def test_a_value_stands_in_the_properties_as_it_was_given() -> None:
    filled = Document(io.BytesIO(render(form("{{ title }}", "docProps/core.xml"), VALUES)))

    assert filled.core_properties.title == "ก & ข"


def test_a_mark_stands_where_the_body_belongs() -> None:
    assert BODY in said(render(form("{{p body }}"), VALUES))


RUNS_A_COMMAND = "__globals__.os.popen('touch {ran}').read()"


@pytest.mark.parametrize("part", ["word/document.xml", "docProps/core.xml"])
@pytest.mark.parametrize(
    "text",
    [
        "{{ cycler.__init__." + RUNS_A_COMMAND + " }}",
        "{{ lipsum." + RUNS_A_COMMAND + " }}",
        "{{ subject|attr('__class__') }}",
        "{{ subject.__class__.__mro__ }}",
        "{{ subject['__class__'] }}",
        "{{ ''.__class__ }}",
        "{{ '{0.__class__}'.format(subject) }}",
        "{{ '%s'|format(subject) }}",
        "{{ [subject]|map(attribute='__class__')|list }}",
        "{{ self.__init__." + RUNS_A_COMMAND + " }}",
        "{% for n in range(10**9) %}ก{% endfor %}",
        "{% for a in subject %}{% for b in subject %}{% for c in subject %}ก{% endfor %}{% endfor %}{% endfor %}",
        "{{ 'a' * 10**9 }}",
        "{{ 10**10**10 }}",
        "{{ 1/0 }}",
        "{{ subject ~ subject }}",
        "{% set x = subject %}",
        "{% macro m() %}{{ m() }}{% endmacro %}",
        "{% include '/etc/passwd' %}",
        "{% import 'x' as x %}",
        "{% filter upper %}ก{% endfilter %}",
        "{% autoescape false %}{{ subject }}{% endautoescape %}",
        "{{ subject is callable }}",
        "{{ subjekt }}",
        "{{ subject ",
        "{% if is_memo %}",
        "{% shell 'id' %}",
        "{{ subject | }}",
        "{{ " + "(" * 5000 + "subject" + ")" * 5000 + " }}",
        "{{ " + "not " * 20000 + "subject }}",
        "{% if is_memo %}" * 150 + "{% endif %}" * 150,
        "{{ subject }}" * 1000,
    ],
)
def test_a_form_that_asks_for_anything_else_is_told_so_and_nothing_is_run(
    tmp_path: Path, text: str, part: str
) -> None:
    ran = tmp_path / "ran"
    if part == "docProps/core.xml" and len(text) > 255:
        pytest.skip("a property holds 255 letters")

    told = fault(text.replace("{ran}", str(ran)), part)

    assert told.code in {"unknown_name", "not_offered", "syntax", "too_large"}
    assert not ran.exists()


def test_an_unknown_field_is_named_even_where_it_would_not_be_printed() -> None:
    told = fault("ที่นี่ {% if not is_memo %}{{ subjekt }}{% endif %}")

    assert (told.code, told.facts["name"]) == ("unknown_name", "subjekt")
    assert told.facts["near"].startswith("ที่นี่ {% if not is_memo %}")


def test_a_fault_travels_between_processes() -> None:
    told = pickle.loads(pickle.dumps(fault("{{ subjekt }}")))

    assert (told.code, told.facts["name"]) == ("unknown_name", "subjekt")


@pytest.mark.parametrize("letters", ["{{ ", "{{r ", "{{p ", "{%r ", "{%p ", "{% colspan ", "{#p "])
def test_marks_that_never_end_are_told_in_time(letters: str) -> None:
    plain = form("MARKS")
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as given, zipfile.ZipFile(written, "w") as kept:
        for name in given.namelist():
            content = given.read(name)
            if name == "word/document.xml":
                cell = letters.encode() * 190 + b"x" * (2**21 - len(content) - 2000)
                content = content.replace(b"MARKS", cell)
            kept.writestr(name, content)
    started = time.process_time()

    with pytest.raises(FormError):
        render(written.getvalue(), VALUES)

    assert time.process_time() - started < SECONDS


def test_filling_in_needs_neither_tables_nor_a_database_nor_a_screen() -> None:
    asked = "import sys, ita.reader.forms; print([m for m in ('pandas', 'duckdb', 'streamlit') if m in sys.modules])"

    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("field", "named"),
    [
        ("{{ subjekt }}", "subjekt"),
        ("{{ 1/0 }}", "1/0"),
        ("{{ cycler.next() }}", "cycler"),
        ("{{ subject|attr('x') }}", "|attr"),
        ("{{ subject ", "เขียนผิด"),
    ],
)
def test_a_memo_says_what_is_wrong_with_its_template_and_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, field: str, named: str
) -> None:
    place = tmp_path / "templates" / "memo.docx"
    place.parent.mkdir()
    with zipfile.ZipFile(word_template.PLACE) as given, zipfile.ZipFile(place, "w") as kept:
        for name in given.namelist():
            kept.writestr(name, given.read(name).replace(b"{{ head_title }}", f"ตรงนี้ {field}".encode()))
    monkeypatch.setenv("ITA_DATA", str(tmp_path))

    with pytest.raises(ItaError) as told:
        memo.check_template()

    assert named in told.value.what
    assert "ใกล้ “ตรงนี้" in told.value.what
    assert re.search("[ก-๙]", told.value.hint)
