# Everything a developer runs. `make check` needs no network once the modules
# are in the module cache.
GO ?= go
export CGO_ENABLED ?= 0
SHARED ?= ../shared
FUZZTIME ?= 30s
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
# The race detector needs a C compiler; without one the tests run without it.
CC_FOUND := $(shell command -v gcc || command -v cc || command -v clang)

.PHONY: build check fmt vet lint layers test test-race lint-data eval eval-write eval-pages eval-pages-write bench fuzz update readme web web-check web-dev web-test web-speed shots clean

build:
	$(GO) build -trimpath -o bin/sijil ./cmd/sijil

# What has to pass before a change goes in, cheapest first.
check: fmt vet layers lint lint-data web-check test-race

fmt:
	@out=$$(gofmt -l .); if [ -n "$$out" ]; then echo "gofmt wanted on:"; echo "$$out"; exit 1; fi

vet:
	$(GO) vet ./...

layers:
	$(GO) test -run 'TestLayers|TestNoInit' .

lint:
	$(GO) run $(STATICCHECK) ./...

lint-data: build
	bin/sijil lint

test:
	$(GO) test ./...

# A slow or busy machine takes more than the ten minutes a package that are usual.
test-race:
ifeq ($(CC_FOUND),)
	@echo "no C compiler: tests run without the race detector"
	$(GO) test ./...
else
	CGO_ENABLED=1 $(GO) test -race -timeout 40m ./...
endif

# Measures on the gold sets, beside the committed ones of eval/RESULTS.md;
# eval-write refreshes that file.
eval: build
	eval/run.sh $(SHARED)

eval-write: build
	eval/run.sh --write $(SHARED)

# The same for web pages, with libraries beside Sijil (eval/pages.sh).
eval-pages:
	eval/pages.sh $(SHARED)

eval-pages-write:
	eval/pages.sh --write $(SHARED)

# Compare two runs with benchstat.
bench:
	$(GO) test -run '^$$' -bench . -benchmem ./... | tee bench/last.txt

# Go fuzzes one function at a time: find them all, one after the other. Making
# new inputs of the corpus shorter would take most of the time.
fuzz:
	@set -e; for f in $$(grep -rl --include='*_test.go' '^func Fuzz' .); do \
	  for name in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' $$f); do \
	    echo "$$name in $$(dirname $$f)"; \
	    $(GO) test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5x ./$$(dirname $$f); \
	  done; done

# Golden files and the table in README: written anew, to be read in the diff.
update: readme
	$(GO) test ./export ./cmd/sijil -update

readme: build
	docs/readme-table.sh README.md

# The web page. Its bundle stands in web/dist, so that building the program needs
# no node; make web makes it anew after a change under web/. web-dev serves the
# page from its sources, with the answers of the sijil serve that SIJIL names
# (http://127.0.0.1:8080).
web/node_modules: web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	@touch $@

web: web/node_modules
	cd web && npm run --silent build

web-dev: web/node_modules
	cd web && npm run --silent dev

# Types, and that the committed bundle is what the sources make. Without node, or
# without its packages and a network, only the digest of the sources is compared
# (web.TestFresh).
web-check:
	@if ! command -v npm >/dev/null || ! $(MAKE) --silent web/node_modules; then \
	  echo "no node or no packages: the bundle of the page is only compared by digest"; \
	else cd web && npm run --silent check && npm run --silent build -- --outDir fresh --logLevel warn && diff -r dist fresh && rm -rf fresh; fi

# The page in a browser, against the program as built: needs node, its packages and
# Chromium (CHROMIUM names it, /usr/bin/chromium otherwise).
web-test: build web/node_modules
	cd web && npm test --silent

# How long each page takes, opened cold, on the register of a running server:
# make web-speed SERVER=http://127.0.0.1:8080
web-speed: web/node_modules
	cd web && SIJIL_SPEED=$(SERVER) npm test --silent -- speed.spec

# Pictures of every page for docs/images; look at them.
shots: build web/node_modules
	cd web && npm run --silent shots

clean:
	rm -rf bin
