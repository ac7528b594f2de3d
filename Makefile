# `make run` opens the dashboard, `make test` checks everything; each does its own set-up in .venv,
# from hash-pinned lock files, so a second run starts at once. `make help` lists the rest.

PORT ?= 8501
bin := .venv/bin
pip := $(bin)/python -m pip --disable-pip-version-check --no-input install --quiet

.NOTPARALLEL:
.PHONY: help run test lint format docs shots guide bench lock clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 14

run: .venv/run.stamp ## open the dashboard on 127.0.0.1 (PORT=8501)
	@$(bin)/taizhang serve --port $(PORT)

test: lint ## check everything: lint, then all tests, those in a browser too
	$(bin)/python -m tools.browser
	$(bin)/pytest --numprocesses auto --maxprocesses 4 --dist loadgroup

lint: .venv/dev.stamp ## style, types and the direction of imports
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/lint-imports

format: .venv/dev.stamp ## lay out the code as lint wants it
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

docs: .venv/dev.stamp ## write the reference pages in docs/ from the declarations
	$(bin)/python -m tools.reference

shots: .venv/dev.stamp ## a picture of every page, into build/shots/
	$(bin)/python -m tools.browser
	$(bin)/python -m tools.shots

guide: .venv/dev.stamp ## take the pictures of the user guide anew, into docs/guide/pictures/
	$(bin)/python -m tools.browser
	$(bin)/python -m tools.guide

bench: .venv/dev.stamp ## speed and memory against their targets, in about half an hour
	$(bin)/python -m bench

lock: .venv/dev.stamp ## resolve both lock files anew from pyproject.toml
	$(call resolve,,requirements.lock)
	$(call resolve,--extra dev --constraints requirements.lock,requirements-dev.lock)

clean: ## remove what these commands made; the store stays
	rm -rf .venv build *.egg-info .*_cache .hypothesis

# setuptools is locked too: it builds the package itself, with nothing fetched on the side.
resolve = echo 'setuptools>=77' | $(bin)/uv pip compile pyproject.toml - $(1) --output-file $(2) --upgrade --quiet \
	--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command 'make lock'

.venv/run.stamp: requirements.lock pyproject.toml $(bin)/python
	@echo 'Setting up .venv; the first time this takes a minute or two.'
	$(pip) --require-hashes --requirement requirements.lock
	$(pip) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	$(pip) --require-hashes --requirement requirements-dev.lock
	@touch $@

$(bin)/python:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		$$python -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
			&& exec $$python -m venv --clear .venv; \
	done; \
	echo 'No Python 3.11 or newer with venv was found. Install one (Debian: apt-get install python3-venv),' >&2; \
	echo 'or name it: make PYTHON=/path/to/python3' >&2; exit 1
