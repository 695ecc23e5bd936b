# sohoa: `make` sets up what is missing and turns samples/ into datasets; `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := run

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
IN ?= $(wildcard samples/*.pdf samples/*.txt)
OUT ?= out
REAL ?=
export IN OUT
BENCH ?=
MINUTES ?= 10
WORK ?= .cache/training

TESSDATA_PACKAGES := tesseract-ocr tesseract-ocr-vie tesseract-ocr-script-viet tesseract-ocr-osd
TYPEFACES := fonts-liberation2 fonts-croscore fonts-texgyre fonts-freefont-ttf fonts-noto-core fonts-linuxlibertine fonts-dejavu
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
CODE := extract normalize validate export review sohoa tests benchmarks samples training scripts/*.py docs

.PHONY: run setup system test docs container check-data lint eval bench bench-match bench-text faults endurance samples \
  gazetteer statistics architecture train lock clean help

run: setup ## Set up what is missing and make the datasets of IN (the samples) in OUT (out/)
	@bash scripts/run-batch $(BIN)/sohoa run --prune

setup: system $(VENV)/.installed ## Install system packages and the virtual environment

system:
	@bash scripts/system-packages $(TESSDATA_PACKAGES)

$(VENV)/.installed: requirements.lock pyproject.toml
	@bash scripts/virtual-environment $(PYTHON) $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# augraphy asks for opencv-python, which would overwrite the headless build that is there: the lock leaves it out.
$(VENV)/.bench: requirements-bench.lock $(VENV)/.installed
	@bash scripts/system-packages fonts-liberation2 ghostscript
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements-bench.lock
	@touch $@

test: setup lint ## Run the checks and all tests
	$(BIN)/python -m pytest -n 2 --dist loadgroup
	@$(MAKE) --no-print-directory check-data

docs: setup ## Write the generated pages of docs/ anew, and all pages as HTML into docs/site/
	$(BIN)/python -m export.documentation.dictionary > docs/data-dictionary.md
	$(BIN)/python -m export.documentation.catalogue > docs/rules.md
	$(BIN)/python -m export.documentation.document_schema > docs/document.schema.json
	$(BIN)/python -m docs.architecture
	$(BIN)/python -m docs.site docs/site

container: ## Build the container and try it, where podman or docker works
	@bash scripts/container

# Exit code 4 says that the packages cannot be fetched here: nothing can be said then.
check-data: $(VENV)/.installed ## Check that the reference data are what their scripts make of pinned packages
	$(BIN)/python -m normalize.gazetteer.compile --check || [ $$? -eq 4 ]
	$(BIN)/python -m normalize.textrepair.compile --check || [ $$? -eq 4 ]

lint: $(VENV)/.installed ## Run ruff, mypy and the layer check
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: setup $(VENV)/.bench ## Measure accuracy against samples/truth (REAL=folder adds real scans with truth)
	$(BIN)/python -m benchmarks.evaluate --degraded --faults 200 --tables $(if $(REAL),--real $(REAL))

bench: setup $(VENV)/.bench ## Compare our speed with the bare recognizer and with OCRmyPDF (BENCH="A.pdf B.pdf": these files)
	$(BIN)/python -m benchmarks.speed $(BENCH) --memory-pages 200

bench-match: setup ## Measure the matching of noisy place names
	$(BIN)/python -m benchmarks.places.match

bench-text: setup ## Measure the repair of Vietnamese text
	$(BIN)/python -m benchmarks.text.textrepair

faults: setup ## Inject faults into true records and count what is caught
	$(BIN)/python -m benchmarks.faults

endurance: setup $(VENV)/.bench ## Kill a batch of 500 pages again and again and compare it with one left alone
	$(BIN)/python -m benchmarks.endurance

samples: setup $(VENV)/.bench ## Make the sample PDFs again (the same bytes)
	$(BIN)/python -m samples.generate

gazetteer: setup ## Compile the gazetteer again from its pinned sources
	$(BIN)/python -m normalize.gazetteer.compile

statistics: setup ## Compile the statistics of text repair again from their pinned sources
	$(BIN)/python -m normalize.textrepair.compile

architecture: $(VENV)/.installed ## Draw docs/architecture.svg, the picture of the house, from the imports
	$(BIN)/python -m docs.architecture

train: setup ## Train the recognition model further: MINUTES=10, WORK=folder of checkpoints, REAL=folder adds real scans
	@bash scripts/system-packages $(TYPEFACES)
	$(BIN)/python -m training.train --work $(WORK) --minutes $(MINUTES) --texts tests/plans/*.txt $(if $(REAL),--real $(REAL))
	$(if $(REAL),$(BIN)/python -m training.publish --work $(WORK) --real $(REAL))

lock: ## Write the lock files anew from pyproject.toml
	$(LOCK) --group dev --extra cluster pyproject.toml -o requirements.lock
	$(LOCK) --group bench -c requirements.lock --no-emit-package opencv-python pyproject.toml -o requirements-bench.lock

clean: ## Remove everything that was made, the virtual environment included
	rm -rf $(VENV) $(OUT) build *.egg-info .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 14
