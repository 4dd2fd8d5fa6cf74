# The words that README and CI use. `make demo` and `make test` do all the set-up themselves.
SHELL := /bin/bash
VENV ?= .venv
PY := $(VENV)/bin/python
RUN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Compiled once for both workers, for every program that the tests start, and for the next run.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-fast check bench install docs line clean browser

install: $(STAMP)
$(STAMP): pyproject.toml dev/bootstrap.sh
	bash dev/bootstrap.sh $(VENV)
	touch $(STAMP)

demo: $(STAMP)
	$(RUN)/laozheng demo $(ARGS)

check: $(STAMP)
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy --cache-dir=/dev/null $$(cat dev/typed.txt | xargs -I{} bash -c 'ls -d {}')
	$(RUN)/lint-imports
	$(PY) manage.py check --fail-level WARNING
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) -m dev.docs --check
	$(PY) -m dev.messages --check

test-fast: $(STAMP)
	$(RUN)/pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not slow and not browser"

browser:
	bash dev/browser.sh

test: $(STAMP) browser check
	$(RUN)/pytest -n 2 --dist loadfile --no-loadscope-reorder
	$(PY) -m dev.postgres $(RUN)/pytest -n 2 --dist loadfile --no-loadscope-reorder -m "database and not browser"

bench: $(STAMP)
	$(RUN)/laozheng bench --pages

docs: $(STAMP)
	$(PY) -m dev.docs

# make line NAME=apprentices LABEL=技術生 PREFIX=技生
line: $(STAMP)
	$(PY) dev/new_line.py $(NAME) --label $(LABEL) --prefix $(PREFIX)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache build dist
