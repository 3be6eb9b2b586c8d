# Everything a developer runs. `make check` needs no network once the modules
# are in the module cache.
GO ?= go
export CGO_ENABLED ?= 0
SHARED ?= ../shared
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: build check test test-race lint lint-data eval bench fuzz update fmt vet
build:
	$(GO) build -trimpath -o bin/sijil ./cmd/sijil

check: fmt vet lint test

fmt:
	@out=$$(gofmt -l .); if [ -n "$$out" ]; then echo "gofmt wanted on:"; echo "$$out"; exit 1; fi

vet:
	$(GO) vet ./...

lint:
	$(GO) run $(STATICCHECK) ./...

test:
	$(GO) test ./...

test-race:
	CGO_ENABLED=1 $(GO) test -race ./...

lint-data: build
	bin/sijil lint

eval: build
	eval/run.sh $(SHARED)

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./... | tee bench/last.txt

fuzz:
	$(GO) test -run '^$$' -fuzz FuzzTokens -fuzztime 30s ./text
	$(GO) test -run '^$$' -fuzz FuzzTag -fuzztime 30s ./lang/ar/morph

update:
	$(GO) test ./export ./cmd/sijil -update
