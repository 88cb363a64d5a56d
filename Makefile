# All one can do here. `make run` is the whole contest to look at; `make test` is everything that must hold.

CARGO_FLAGS ?=
# A faster linker where there is one.
LINKER := $(shell command -v mold >/dev/null && echo -Clink-arg=-fuse-ld=mold)
export RUSTFLAGS ?= $(LINKER)
# The S3 server of the tests; without it they say that they did not try.
export ARTKITE_TEST_S3 ?= $(CURDIR)/target/tools/bin/s3s-fs

# Some tests wait more than they compute: kills, mail servers, silence.
export RUST_TEST_THREADS ?= 3

.PHONY: run demo test ci bench web rules sqlite postgres browser tools test-tools

run: tools web          ## Builds everything and starts the demo at http://127.0.0.1:8080
	cargo run --release -- demo

demo: run

test:                   ## Rules, both databases, browser; says how long each took
	scripts/run_steps.sh test-tools web rules sqlite postgres browser

ci: test

rules:                  ## Format, lints, the look's own tests
	cargo fmt --all --check
	cargo clippy --workspace --all-targets $(CARGO_FLAGS) -- -D warnings
	cd web && npm test

sqlite:                 ## The whole suite on SQLite
	cargo test --workspace $(CARGO_FLAGS)

postgres:               ## The whole suite on PostgreSQL, in a server of its own
	scripts/with_postgres.sh cargo test --workspace --test house $(CARGO_FLAGS)

browser:                ## The main pages in Chromium, and the main job from the call to the wall on both databases
	cd web && npm run specimens && npm run check
	cargo test --workspace --no-run --test house $(CARGO_FLAGS)
	node tests/browser/walk.mjs
	scripts/with_postgres.sh node tests/browser/walk.mjs
	node tests/browser/zoom.mjs
	node tests/browser/judge.mjs

web:                    ## Styles, scripts and fonts
	cd web && npm ci --no-audit --no-fund && npm run build

tools:                  ## What building needs (Debian)
	scripts/install_tools.sh build

test-tools:             ## What the tests need besides (Debian)
	scripts/install_tools.sh test

# A bench of another package would keep its figures in that package's folder.
bench: export CRITERION_HOME = $(CURDIR)/target/criterion
bench:                  ## Measurements; see benches/README.md
	cargo bench
	cargo bench -p imaging --bench straighten
	cargo bench -p judging_engine --bench judging_simulation --bench judging_scale
	cargo bench -p imaging --bench door
