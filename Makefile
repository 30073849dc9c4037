# `make chat` and `make test` do all the set-up themselves, in .venv; nothing else is touched.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: help chat index check test format clean

help:
	@echo "make chat    web chat at http://127.0.0.1:7860 (sets everything up first)"
	@echo "make test    all checks and tests (sets everything up first)"
	@echo "make check   static checks only: ruff, mypy, layers"
	@echo "make format  formats the code"
	@echo "make index   builds index/ anew where it is not current"
	@echo "make clean   removes .venv and caches"

# The server builds the index first where it is missing or stale.
chat: .venv/.installed
	@$(BIN)/auskunft serve

index: .venv/.installed
	$(BIN)/auskunft index

check: .venv/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/pytest

format: .venv/.installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# Stamps: the same command a second time starts at once; new requirements install again.
# torch goes first and pinned: whatever else asks for "torch" then finds it and fetches no newer one,
# which would bring gigabytes for graphics cards.
.venv/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 …" >&2; exit 2; }
	@echo "Installing into .venv (a few minutes the first time) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP_INSTALL) torch
	@$(PIP_INSTALL) hatchling editables
	@$(PIP_INSTALL) --no-build-isolation --editable .
	@touch $@

.venv/.installed-test: .venv/.installed
	@echo "Installing what the tests need …"
	@$(PIP_INSTALL) --no-build-isolation --editable '.[test]'
	@touch $@
