# The chores. `make help` lists them. Each sets up what it needs first; only make and Python 3.11 or later are assumed.
# pip's own settings (PIP_* variables, pip.conf) apply as usual.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

BIN := .venv/bin
# worksteal gives each worker a run of neighbouring tests, so that a module's fixtures are mostly made once.
PYTEST := -m pytest -n auto --dist worksteal

help: ## list the chores
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' Makefile

chat: .venv/.ready-run ## talk to the advisor (ARGS="..." is passed on)
	@$(BIN)/advisor chat $(ARGS)

setup: .venv/.ready-dev ## make .venv with all the tools

widget: widget/node_modules/.ready ## build the widget from widget/src (needs Node and npm)
	npm --prefix widget run --silent check
	npm --prefix widget run --silent build

widget/node_modules/.ready: widget/package.json widget/package-lock.json
	@echo "Setting up widget (once)..." && cd widget && npm ci --silent --no-fund --no-audit
	@touch $@

lint: .venv/.ready-dev ## style, types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: .venv/.ready-dev ## mend what ruff can mend
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

test: .venv/.ready-dev ## all tests, on every Python here (one only: make test-3.12)
	$(BIN)/python $(PYTEST) $(ARGS)
	@$(foreach version,$(OTHER_VERSIONS),$(MAKE) test-$(version) &&) :

test-3.%: .venv-3.%/.ready-dev
	.venv-3.$*/bin/python $(PYTEST) $(ARGS)

llama: .venv/.ready-dev ## make .venv-llama, the model server that some tests want (minutes, once)
	.ci/llama

bench: .venv/.ready-dev ## measure speed
	$(BIN)/python -m pytest -m bench -s $(ARGS)

interop: .venv/.ready-dev ## run exported suites in Inspect AI and promptfoo, which it installs (2 GB)
	$(BIN)/python -m pytest -m interop $(ARGS) tests/interop

fuzz: .venv/.ready-dev ## the property tests, many more examples each
	$(BIN)/python $(PYTEST) -m hypothesis --hypothesis-profile fuzz $(ARGS)

# uv resolves for every platform at once, which pip cannot; it lives in a throwaway folder, being needed only here.
# Versions already locked stay: `make lock LOCK_FLAGS=--upgrade` moves them.
lock: ## write requirements*.lock from pyproject.toml
	@$(need-python)
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && \
	$(PYTHON) -m venv "$$tools" && "$$tools/bin/pip" install --quiet uv && \
	compile() { \
	  "$$tools/bin/uv" pip compile --quiet --system-certs --python "$$tools/bin/python" \
	    --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --custom-compile-command 'make lock' $${PIP_INDEX_URL:+--default-index "$$PIP_INDEX_URL"} $(LOCK_FLAGS) "$$@"; \
	} && \
	compile pyproject.toml --output-file requirements.lock --all-extras --group dev && \
	compile pyproject.toml --output-file requirements-run.lock --extra llm --group build --constraint requirements.lock && \
	compile pyproject.toml --output-file requirements-serve.lock --extra llm --extra portal --extra postgresql \
	  --extra tracing --group build --constraint requirements.lock && \
	compile --group llama --output-file requirements-llama.lock

clean: ## remove everything made here
	rm -rf .venv .venv-3.* .venv-llama widget/node_modules .hypothesis .import_linter_cache .interop .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help chat setup widget lint format test llama bench interop fuzz lock clean

# --- Set-up --------------------------------------------------------------------------------------------------
# Stamps: .ready-run has what the program needs, .ready-dev also the tools; done again when a lock or pyproject changes.

install = @echo "Setting up $* for $(1) (once)..." && \
	$*/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(2) && \
	$*/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .

%/.ready-dev: requirements.lock pyproject.toml | %/bin/python
	$(call install,development,requirements.lock)
	@touch $*/.ready-run $@

%/.ready-run: requirements-run.lock pyproject.toml | %/bin/python
	$(call install,use,requirements-run.lock)
	@touch $@

.venv/bin/python:
	@$(need-python)
	@$(PYTHON) -m venv --clear .venv

.venv-3.%/bin/python:
	@python3.$* -m venv --clear .venv-3.$*

# Kept: make would delete what only pattern rules mention.
.PRECIOUS: %/.ready-dev %/.ready-run .venv-3.%/bin/python

# --- Which Python --------------------------------------------------------------------------------------------
# As name=version: `python3`, then the rest, newest first. Each is run, for a version manager may leave a
# `python3.12` on the PATH that only prints an error, and Debian a Python without venv.
NAMES := python3 python3.14 python3.13 python3.12 python3.11
PROBE := import ensurepip, venv, sys; v = sys.version_info; print("%d.%d" % v[:2]) if v >= (3, 11) else sys.exit(1)
# (`:` at the end, for make drops the output of a command that ends with 127, "no such program".)
probed = $(shell for name in $(1); do v=$$("$$name" -c '$(PROBE)' 2>/dev/null) && echo "$$name=$$v"; done; :)
# Looked for at most once, and only by the chores that ask.
FOUND = $(eval FOUND := $(call probed,$(NAMES)))$(FOUND)

PYTHON = $(firstword $(subst =, ,$(FOUND)))
need-python = test -n "$(PYTHON)" || { echo "advisor needs Python 3.11 or later, with venv; none of these runs: $(NAMES)" >&2; exit 1; }
PRIMARY_VERSION = $(shell $(BIN)/python -c '$(PROBE)')
OTHER_VERSIONS = $(filter-out $(PRIMARY_VERSION),$(patsubst python%,%,$(filter python3.%,$(subst =, ,$(FOUND)))))
