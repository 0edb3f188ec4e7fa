# make extract   read the bundled corpus into output/*.parquet
# make test      lint, then all tests
# make lint      ruff and strict mypy
# make clean     remove the virtual environment and the output
#
# PYTHON chooses the interpreter of a new .venv, 3.11 or later: make test PYTHON=python3.13

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
# what tests use beyond Python: a font with all Vietnamese letters, to write PDF documents with, and LibreOffice for .doc
SYSTEM_PACKAGES := fonts-dejavu-core libreoffice-writer-nogui

.PHONY: help extract test lint clean system-packages
help:
	@sed -n 's/^# \{0,1\}//p;/^$$/q' Makefile

extract: .venv/installed
	$(BIN)/chitieu extract corpus --out output

test: system-packages lint
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: .venv/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/mypy

system-packages:
	@.ci/system-packages $(SYSTEM_PACKAGES) || true

clean:
	rm -rf .venv output/*.parquet

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed: choose one with PYTHON=, such as make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/system-packages python3-venv || \
	  { echo "$(PYTHON) has no venv module: install it (on Debian and Ubuntu: apt-get install python3-venv)"; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# the stamps are older than these files when what is installed may differ from what they ask for
.venv/installed: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --editable .
	@touch $@

.venv/installed-for-tests: .venv/installed
	$(PIP) --editable ".[test]"
	@touch $@
