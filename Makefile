# Every wish is one command; `make` alone lists them. All paths are relative and every tool is
# run as `python -m`, because the folder may have spaces in its name.
PYTHON ?= python3
PY := .venv/bin/python
GENERATOR := build/generate-venv/bin/python
SOURCES := ledger services clients tests proto examples

.DEFAULT_GOAL := help
.PHONY: help install lock proto format lint types imports contract fresh shape check test demo \
	serve bench clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

install: .venv/installed ## make .venv with every pinned dependency and both distributions

.venv/dependencies: requirements/dev.txt
	@"$(PYTHON)" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
		|| { echo 'Python 3.11, 3.12 or 3.13 is needed: make PYTHON=/path/to/python3.12'; exit 1; }
	@echo 'Installing the pinned dependencies into .venv ...'
	@"$(PYTHON)" -m venv --clear .venv
	@$(PY) -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

.venv/installed: .venv/dependencies pyproject.toml clients/pyproject.toml
	@$(PY) -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation \
		--root-user-action=ignore -e . -e clients
	@touch $@

clean: ## remove everything that make made
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
