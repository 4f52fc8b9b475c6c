"""PDFs of tables made to hurt a reader, and such as are locked: written object by object."""

import hashlib
import zlib
from collections.abc import Callable

from hostile_files import endless_pdf, pdf, repeated, slow_pdf
from table_pdfs import objects_as_pdf

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_BEGIN = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [4 0 R] >>", FONT]
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
PERMISSIONS = 0xFFFFFFC0  # nothing but to look at it


def row(height: float, *cells: tuple[float, str]) -> str:
    """What draws these texts, each from so far right on."""
    return "".join(f"BT /F1 9 Tf {left} {height} Td ({text}) Tj ET\n" for left, text in cells)


TABLE = "".join(row(780 - 14 * n, (40, f"Agency number {n}"), (400, f"{n}.25")) for n in range(40))


def stream(content: str, entries: str = "") -> str:
    """An object with a content."""
    return f"<< /Length {len(content)} {entries}>>\nstream\n{content}\nendstream"


def page(content: str, box: str = "0 0 595 842") -> bytes:
    """A PDF of one page with this content."""
    return objects_as_pdf([*_BEGIN, _page(box), stream(content)])


def _page(box: str, drawings: str = "") -> str:
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 5 0 R "
        f"/Resources << /Font << /F1 3 0 R >> /XObject << {drawings} >> >> >>"
    )


def packed(content: bytes) -> bytes:
    """A page whose content is packed."""
    small = zlib.compress(content, 9).decode("latin-1")
    return objects_as_pdf([*_BEGIN, _page("0 0 595 842"), stream(small, "/Filter /FlateDecode ")])


def drawings_within(depth: int, times: int) -> bytes:
    """A page with a table and a drawing that draws another so many times, and so on; the last draws the first again."""
    inner = [
        stream(
            "/X Do\n" * times + row(100, (40, "inner"), (400, "9.25")),
            f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X {6 + (n + 1) % depth} 0 R >> "
            "/Font << /F1 3 0 R >> >> ",
        )
        for n in range(depth)
    ]
    return objects_as_pdf([*_BEGIN, _page("0 0 595 842", "/X 6 0 R"), stream(TABLE + "/X Do\n"), *inner])


def pages_within(depth: int) -> bytes:
    """A page so deep in the tree of pages."""
    nodes = [f"<< /Type /Pages /Count 1 /Kids [{n + 3} 0 R] >>" for n in range(depth)]
    last = f"<< /Type /Page /Parent {depth + 1} 0 R /MediaBox [0 0 595 842] /Resources << >> >>"
    return objects_as_pdf([_BEGIN[0], *nodes, last])


def _scrambled(key: bytes, content: bytes) -> bytes:
    """RC4."""
    state, at = list(range(256)), 0
    for n in range(256):
        at = (at + state[n] + key[n % len(key)]) % 256
        state[n], state[at] = state[at], state[n]
    written, n, at = bytearray(), 0, 0
    for byte in content:
        n = (n + 1) % 256
        at = (at + state[n]) % 256
        state[n], state[at] = state[at], state[n]
        written.append(byte ^ state[(state[n] + state[at]) % 256])
    return bytes(written)


def locked(password: bytes) -> bytes:
    """A page with a table that opens with this password; with none it opens, but forbids to copy and to print."""
    owner, name = bytes(range(65, 97)), bytes(16)
    padded = (password + _PADDING)[:32]
    key = hashlib.md5(padded + owner + PERMISSIONS.to_bytes(4, "little") + name).digest()[:5]
    own_key = hashlib.md5(key + b"\x05\x00\x00\x00\x00").digest()[:10]  # object 5 is the content
    content = _scrambled(own_key, TABLE.encode()).decode("latin-1")
    lock = (
        f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{_scrambled(key, _PADDING).hex()}> "
        f"/P {PERMISSIONS - 2**32} >>"
    )
    return objects_as_pdf(
        [*_BEGIN, _page("0 0 595 842"), stream(content), lock],
        f"/Encrypt 6 0 R /ID [<{name.hex()}> <{name.hex()}>] ",
    )


def _broken() -> bytes:
    return page(TABLE).replace(b"xref\n0", b"xrex\n0").replace(b"startxref\n", b"startxref\n9")


def _circular() -> bytes:
    good = page(TABLE)
    place = good[good.rfind(b"startxref\n") + 10 :].split()[0]
    return good.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + place)


HOSTILE_PDFS: dict[str, Callable[[], bytes]] = {
    "endless": endless_pdf,
    "slow": lambda: slow_pdf(200),
    "pages": lambda: repeated(pdf([["Agency one 91.25"] * 20]), 3_000),
    "glyphs": lambda: page(
        "".join(
            row(820 - n * 0.4, *[(5 + m * 3, "91.25 Agency " * 5) for m in range(8)]) for n in range(2_000)
        )
    ),
    "rows": lambda: page(
        "".join(row(820 - n * 0.1, (40, f"Agency {n}"), (400, f"{n % 100}.25")) for n in range(8_000))
    ),
    "columns": lambda: page(
        "".join(row(700 - 14 * m, *[(5 + n * 30, "9.1") for n in range(3_000)]) for m in range(6)),
        "0 0 1e5 800",
    ),
    "rules": lambda: page(
        TABLE
        + "".join(
            f"{40 + n / 3} 40 m {40 + n / 3} 800 l S 40 {40 + n / 2} m 540 {40 + n / 2} l S\n"
            for n in range(1_450)
        )
    ),
    "itself": lambda: drawings_within(1, 1),
    "fan": lambda: drawings_within(12, 8),
    "deep drawings": lambda: drawings_within(3_000, 1),
    "deep pages": lambda: pages_within(5_000),
    "pages of pages": lambda: objects_as_pdf(
        [_BEGIN[0], "<< /Type /Pages /Count 100000 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>"]
    ),
    "count": lambda: page(TABLE).replace(b"/Count 1 ", b"/Count 2147483647 "),
    "broken places": _broken,
    "circular places": _circular,
    "cut": lambda: page(TABLE)[:2_000],
    "vast page": lambda: page(TABLE, "0 0 1000000000 1000000000"),
    "page of nothing": lambda: page(TABLE, "0 0 0 0"),
    "page of no number": lambda: page(TABLE, "0 0 nan inf"),
    "vast letters": lambda: page("1000000 0 0 1000000 0 0 cm\n" + TABLE),
    "tiny letters": lambda: page("0.000001 0 0 0.000001 0 0 cm\n" + TABLE),
    "slanted": lambda: page(".7 .7 -.7 .7 300 0 cm\n" + TABLE),
    "packed blanks": lambda: packed(b" " * (200 * 2**20)),
    "packed letters": lambda: packed(b"BT /F1 9 Tf 40 700 Td (9) Tj ET\n" * (3 * 2**20)),
    "packed strokes": lambda: packed(b"0 0 m 9 9 l S\n" * (8 * 2**20)),
    "packed states": lambda: packed(b"q " * (20 * 2**20)),
    "script": lambda: page(TABLE).replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (while(1);) >>"
    ),
    "no pages": lambda: b"%PDF-1.7\n",
    "empty": lambda: b"",
}
