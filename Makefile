# Two commands do everything on a machine with Python 3.11+, make and git:
#   make run    opens the review screen on the Truth Social post
#   make test   runs the tests
PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
PIP     = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

STARTED := $(shell date +%s)

.PHONY: run test check format lint types contracts dist-check docs screenshots film frames benchmarks figures benchmark-align benchmark-speed train-model clean

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "AlignPost needs Python 3.11 or newer: PYTHON=/path/to/python3 make run" >&2; exit 2; }
	@echo "Making an environment of its own in $(VENV) …" >&2
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.created pyproject.toml constraints.txt
	@echo "Installing AlignPost and the libraries it needs (28 MB) …" >&2
	@$(PIP) -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@echo "Installing the development tools …" >&2
	@$(PIP) -e '.[dev]'
	@touch $@

# The import is the longest part of opening the screen, and of the first time above all.
run: $(VENV)/.run
	@$(BIN)/python -c 'import alignpost.review.app'
	@ALIGNPOST_STARTED=$(STARTED) $(BIN)/python tui.py

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2

check: lint types contracts test

format: $(VENV)/.dev
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

lint: $(VENV)/.dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

# Installs the built wheel and sdist where no checkout is in sight, and uses them.
dist-check: $(VENV)/.dev
	.ci/dist-check

# The pages that are made from the program.
docs: $(VENV)/.dev
	$(BIN)/python -m alignpost.cli.page > docs/cli.md
	$(BIN)/python -m alignpost.review.keys > docs/keys.md

screenshots: $(VENV)/.dev
	$(BIN)/python -m benchmarks.screenshot

# The moving picture of the README.
film: $(VENV)/.dev
	$(BIN)/python -m benchmarks.film

# The frames of the screen that tests compare: to be read before they are committed
frames: $(VENV)/.dev
	ALIGNPOST_WRITE_FRAMES=1 $(BIN)/python -m pytest tests/review/test_frames.py

# Benchmarks need development data: ALIGNPOST_DATA=/path/to/data make benchmark-align
# Measures all of them, or some by their names, and writes the figures wherever documents quote them:
# make benchmarks TABLES="segmentation score-speed"
benchmarks: $(VENV)/.dev
	$(BIN)/python -m benchmarks.all $(TABLES)

# Writes recorded figures into the documents; measures nothing.
figures: $(VENV)/.dev
	$(BIN)/python -m benchmarks.all --render

benchmark-align: $(VENV)/.dev
	$(BIN)/python -m benchmarks.alignment --noise

benchmark-speed: $(VENV)/.dev
	$(BIN)/python -m benchmarks.align_speed

# Makes the shipped encoder again from sentence pairs: PAIRS=/path/to/parallel make train-model
train-model: $(VENV)/.dev
	$(BIN)/python benchmarks/train_model.py $(PAIRS) model

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
