# `make run` and `make test` are all that a newcomer types; each sets up what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: setup run test check bench results lock clean

setup: $(INSTALLED)
	@$(BIN)/dossier index build

run: $(INSTALLED)
	@$(BIN)/dossier serve

# A file's tests stay together: they share what they have made. The files of many short tests, the browser's, come last.
test: setup
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

check: $(INSTALLED)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/dossier corpus check

bench: setup
	@$(BIN)/python -m tests.bench.speed
	@$(BIN)/dossier evaluate test

# Writes the tables and curves of docs/results anew.
results: setup
	@$(BIN)/python -m tests.bench.results

# Installs once; again only when what is to be installed has changed.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	@echo "Installing into $(VENV), once (a few minutes)…"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

# Writes constraints.txt anew from what pyproject.toml asks for today.
lock:
	@rm -rf $(VENV)-lock
	@$(PYTHON) -m venv $(VENV)-lock
	@$(VENV)-lock/bin/python -m pip install --quiet -e '.[dev]'
	@$(VENV)-lock/bin/python -m pip freeze --exclude-editable | sed -e 's/+cpu//' -e '/ @ /d' > constraints.txt
	@rm -rf $(VENV)-lock

clean:
	@rm -rf $(VENV) .dossier
