"""LibreOffice for tests and pictures: Word files to PDF with the memo's own fonts standing in for TH Sarabun New."""

import os
import shutil
import struct
import subprocess
from pathlib import Path

from ita.memo.paper import FONTS

SOFFICE = shutil.which("soffice")
# A point of TH Sarabun New is this much of a point of Sarabun.
NARROWER = 0.714


def as_pdf(file: Path, folder: Path) -> Path:
    """The Word file as PDF in the folder."""
    assert SOFFICE
    command = [
        SOFFICE,
        f"-env:UserInstallation=file://{folder / 'profile'}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run(
        [*command, "--outdir", str(folder), str(file)],
        check=True,
        capture_output=True,
        timeout=120,
        env=os.environ | {"FONTCONFIG_FILE": str(_fonts(folder))},
    )
    return folder / f"{file.stem}.pdf"


def _fonts(folder: Path) -> Path:
    """A font configuration with Sarabun in the size of TH Sarabun New under its name."""
    fonts = folder / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for font in FONTS.glob("*.ttf"):
        (fonts / font.name).write_bytes(_narrowed(bytearray(font.read_bytes())))
    settings = folder / "fonts.conf"
    settings.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{fonts}</dir>'
        f"<cachedir>{folder / 'cache'}</cachedir><match target='pattern'><test name='family'>"
        "<string>TH Sarabun New</string></test><edit name='family' mode='assign' binding='strong'>"
        "<string>Sarabun</string></edit></match></fontconfig>",
        encoding="utf-8",
    )
    return settings


def _narrowed(font: bytearray) -> bytes:
    """The font with more units to the em, in the table `head`."""
    (tables,) = struct.unpack(">H", font[4:6])
    for number in range(tables):
        entry = 12 + 16 * number
        tag, _check, offset, _length = struct.unpack(">4sIII", font[entry : entry + 16])
        if tag == b"head":
            (units,) = struct.unpack(">H", font[offset + 18 : offset + 20])
            font[offset + 18 : offset + 20] = struct.pack(">H", round(units / NARROWER))
    return bytes(font)
