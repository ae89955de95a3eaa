# Every wish is one command; `make` alone lists them. All paths are relative and Python tools
# run as `python -m`, because the folder may have spaces in its name.
PYTHON ?= python3
PY := .venv/bin/python
BUF := .venv/bin/buf
SOURCES := ledger services clients tests $(wildcard examples)
REFERENCE := docs/pay-policy-reference.md
SCHEMA := clients/credential_ledger/pay-policy.schema.json

.DEFAULT_GOAL := help
.PHONY: help install lock proto schema format lint types imports contract fresh shape check test \
	scenarios demo district serve bench clean

help: ## list the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

install: .venv/installed ## make .venv: every pinned dependency and both distributions
	@:

proto: build/generator/installed ## write clients/credential_ledger/v1 from proto/
	@build/generator/bin/python proto/generate.py clients

schema: install ## write the JSON schema and the reference of pay policies from their types
	@$(call document_schema,$(SCHEMA))
	@$(call document_reference,$(REFERENCE))

format: install build/googleapis ## format Python and the contract in place
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix-only --quiet .
	@$(BUF) format --config proto/buf.yaml --path proto/credential_ledger --write

lint: install ## formatting and every rule of ruff
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .

types: install ## mypy, strict
	@$(PY) -m mypy $(SOURCES)

imports: install ## the arrows between packages
	@$(PY) -c 'from importlinter.cli import lint_imports_command as lint; lint()' \
		--no-logo --cache-dir build/importlinter

contract: install build/googleapis ## buf: names, comments and format of the contract
	@$(BUF) lint --config proto/buf.yaml
	@$(BUF) format --config proto/buf.yaml --path proto/credential_ledger --diff --exit-code

fresh: install build/generator/installed ## what is generated is what its source says
	@build/generator/bin/python proto/generate.py build/fresh
	@diff -r -x __pycache__ build/fresh/credential_ledger/v1 clients/credential_ledger/v1 \
		|| { echo 'Generated code is stale: run make proto'; exit 1; }
	@$(call document_schema,build/fresh/pay-policy.schema.json)
	@$(call document_reference,build/fresh/pay-policy-reference.md)
	@diff build/fresh/pay-policy-reference.md $(REFERENCE) \
		|| { echo 'The reference is stale: run make schema'; exit 1; }
	@diff build/fresh/pay-policy.schema.json $(SCHEMA) \
		|| { echo 'The JSON schema is stale: run make schema'; exit 1; }

shape: install ## sizes, names, reasons, pins
	@$(PY) -m pytest -q tests/shape

check: lint types imports contract fresh shape ## everything a machine can say about the source
	@echo 'All checks pass.'

test: install ## all tests
	@$(PY) -m pytest -q -n 2
	@echo 'All tests pass.'

scenarios: install ## every rule set: what is asked, expected and answered
	@$(PY) -m tests.scenarios

demo: install ## a school year of a small district, played through gRPC
	@$(PY) -m examples.demo.main

district: install ## import a district of 5,000 educators from files, twice
	@$(PY) -m examples.large_district.main

serve: install ## run the service
	@$(PY) -m services serve

bench: install ## measure against peers in the same run, or PART=districts alone: build/bench.jsonl
	@$(PY) -m tests.bench $(PART)

lock: build/locker/installed ## renew the pins in requirements/*.txt
	@cd requirements && for set in server dev generate; do \
		../build/locker/bin/python -m uv pip compile --quiet --upgrade --universal \
			--python-version 3.11 --generate-hashes --no-emit-index-url \
			--custom-compile-command 'make lock' $$set.in -o $$set.txt || exit 1; \
	done

clean: ## remove everything that make made
	rm -rf .venv build .hypothesis

# A file `installed` or `dependencies` in an environment stands for what was put into it.
.venv/dependencies: requirements/dev.txt
	@echo 'Installing the pinned dependencies into .venv ...'
	@$(call environment,.venv) --require-hashes --no-deps -r $<
	@touch $@

.venv/installed: .venv/dependencies pyproject.toml clients/pyproject.toml
	@$(call pip,.venv) --no-deps --no-build-isolation -e . -e clients
	@touch $@

build/generator/installed: requirements/generate.txt
	@echo 'Installing the generator into build/generator ...'
	@$(call environment,build/generator) --require-hashes --no-deps -r $<
	@touch $@

build/locker/installed:
	@$(call environment,build/locker) uv
	@touch $@

build/googleapis: .venv/dependencies
	@rm -rf $@
	@mkdir -p $@/google/rpc $@/google/type
	@cp .venv/lib/python3*/site-packages/google/rpc/*.proto $@/google/rpc
	@cp .venv/lib/python3*/site-packages/google/type/*.proto $@/google/type

define print_schema
import json
from ledger.domain.pay.reading.schema import document_schema
print(json.dumps(document_schema(), indent=2))
endef
export print_schema
document_schema = $(PY) -c "$$print_schema" > $(1)

define print_reference
from ledger.domain.pay.reading.reference import document_reference
print(document_reference(), end="")
endef
export print_reference
document_reference = $(PY) -c "$$print_reference" > $(1)

pip = $(1)/bin/python -m pip install --quiet --disable-pip-version-check --root-user-action=ignore
environment = "$(PYTHON)" -c "$$supported" && "$(PYTHON)" -m venv --clear $(1) && $(call pip,$(1))

define supported
import sys
if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.exit("Python 3.11, 3.12 or 3.13 is needed: make PYTHON=/path/to/python3.12")
endef
export supported
