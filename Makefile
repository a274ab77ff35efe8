# make help says what there is.

.PHONY: help run test check eval bless bench bench-formats bench-annotate fuzz kill-nine
.DEFAULT_GOAL := help

CARGO ?= cargo
TARGET := $(or $(CARGO_TARGET_DIR),target)
DATABASE ?= mediawire.db
SECONDS ?= 600
# Nextest runs the tests of all programs side by side; plain cargo runs one program after the other.
NEXTEST := $(shell $(CARGO) nextest --version >/dev/null 2>&1 && echo yes)
RUN_TESTS = $(if $(NEXTEST),nextest run,test) $(if $(and $(NEXTEST),$(CI)),--no-fail-fast)

help: ## Say what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: release ## Build, load the sample wire into a fresh database, and serve it
	@if [ -e "$(DATABASE)" ]; then \
	    echo "Serving the wire that is in $(DATABASE); remove that file to begin anew."; \
	else \
	    echo "Loading the sample wire, stories for demonstration, into $(DATABASE), which is new."; \
	    $(TARGET)/release/mediawire ingest --database-url "sqlite://$(DATABASE).new" --format page \
        --captured-at 2025-11-22T20:00:00Z tests/sample-wire && \
	    mv "$(DATABASE).new" "$(DATABASE)"; \
	fi
	@echo "Look at http://127.0.0.1:8080/ for queries to begin with, and at /graphiql to write your own. Ctrl-C ends it."
	@exec $(TARGET)/release/mediawire serve --bind 127.0.0.1:8080 --database-url "sqlite://$(DATABASE)"

.PHONY: release
release:
	$(CARGO) build --locked --release --bin mediawire

test: ## Run every test on SQLite, and those with a database on a private PostgreSQL as well
	MEDIAWIRE_TEST_DATABASE=sqlite $(CARGO) $(RUN_TESTS) --locked --workspace
	$(if $(NEXTEST),$(CARGO) test --locked --workspace --doc)
	MEDIAWIRE_TEST_DATABASE=postgres tests/with-postgres $(CARGO) $(RUN_TESTS) --locked --package mediawire-server --test e2e

check: ## Check the formatting, the lints and the documentation
	$(CARGO) fmt --all --check
	$(CARGO) clippy --locked --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS='-D warnings' $(CARGO) doc --locked --workspace --no-deps

eval: ## Show how well the annotator reads the gold texts; MISSES=yes lists its mistakes, BLESS=yes keeps the figures
	@MEDIAWIRE_EVAL_MISSES=$(MISSES) MEDIAWIRE_EVAL_BLESS=$(BLESS) RUST_BACKTRACE=0 \
	    $(CARGO) test --locked --quiet --package mediawire-domain --test eval gold -- --nocapture

bless: ## Write the schema anew into schema/mediawire.graphql
	@mkdir -p schema
	$(CARGO) run --locked --quiet --bin mediawire -- schema > schema/mediawire.graphql.new
	mv schema/mediawire.graphql.new schema/mediawire.graphql

bench: release ## Measure a feed page and an article page beside a static answer of the same bytes; needs wrk
	$(CARGO) build --locked --release --example static_answer
	python3 tests/bench.py $(TARGET)/release/mediawire $(TARGET)/release/examples/static_answer

bench-formats: ## Measure how many items a second each format is read, beside the bare parse of the same bytes
	$(CARGO) run --locked --release --quiet --package mediawire-wire --example bench_feeds
	$(CARGO) run --locked --release --quiet --package mediawire-wire --example bench_newsml

bench-annotate: ## Measure annotating on one core, and whether its time grows with the length of a text alone
	$(CARGO) run --locked --release --quiet --package mediawire-domain --example bench_annotate

fuzz: ## Annotate made-up text, and read made-up inputs of every format, each for SECONDS=600; needs cargo-fuzz and a C++ compiler
	crates/domain/fuzz/run $(SECONDS)
	crates/wire/fuzz/run $(SECONDS)

kill-nine: release ## Kill ingest and the server fifty times each while they write, and look for what is lost
	tests/with-postgres python3 tests/kill_nine.py $(TARGET)/release/mediawire
