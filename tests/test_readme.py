"""What the README shows is what the commands print."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHECKS = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
SHOWN = [
    tuple(part.strip("\n") for part in example.partition("\n")[::2])
    for block in re.findall(r"^```console\n(.*?)^```", README + CHECKS, re.MULTILINE | re.DOTALL)
    for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
]


def test_there_are_examples() -> None:
    assert len(SHOWN) >= 3


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_an_example_prints_what_is_shown(command: str, shown: str) -> None:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    environment = {**os.environ, "PATH": path, "COLUMNS": "120"}
    run = subprocess.run(command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert "Traceback" not in run.stderr
    assert run.returncode == 0
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    assert doctest.OutputChecker().check_output(shown + "\n", run.stdout, flags), run.stdout


def test_the_commands_named_are_there() -> None:
    from extract.cli import cli

    named = set(re.findall(r"`chitieu (\w+)", README))
    assert named == set(cli.commands)
