"""Word files of 1997 to 2003: LibreOffice makes them ``.docx``, fonts and footnotes kept, and those are read."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from extract.errors import ReadError
from extract.model import Document
from extract.read.word import read_word

LONGEST = 120  # seconds for one file
PROGRAMS = ("soffice", "libreoffice")
DAMAGED = ("the .doc is cut off or damaged", "get a whole copy of the file")


def read_old_word(data: bytes, name: str) -> Document:
    """The document of a ``.doc``; raises ReadError where LibreOffice is not installed or cannot read it."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise ReadError(name, "an old Word file, read with LibreOffice only", "install it, or save the file as .docx")
    converted = read_word(_as_docx(program, data, name), name)
    return replace(converted, format="doc", sha256=hashlib.sha256(data).hexdigest())


def _as_docx(program: str, data: bytes, name: str) -> bytes:
    """The file as LibreOffice saves it; it works in a profile of its own, since two in one lose files."""
    with tempfile.TemporaryDirectory() as folder:
        old, profile = Path(folder, "document.doc"), Path(folder, "profile").as_uri()
        old.write_bytes(data)
        order = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir", folder]
        try:
            subprocess.run([*order, str(old)], capture_output=True, timeout=LONGEST, check=True)
        except subprocess.TimeoutExpired:
            raise ReadError(name, f"LibreOffice took over {LONGEST} s", "save it as .docx in Word") from None
        except (OSError, subprocess.CalledProcessError):
            raise ReadError(name, *DAMAGED) from None
        new = old.with_suffix(".docx")
        if not new.exists():
            raise ReadError(name, *DAMAGED)
        return new.read_bytes()
