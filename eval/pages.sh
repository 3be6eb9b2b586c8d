#!/usr/bin/env bash
# Measures Sijil and some libraries on sets of web pages and prints the figures
# beside the committed ones.
#
#   eval/pages.sh [--write] [SHARED]      SHARED defaults to ../shared
#
# --write refreshes the table of pages in eval/RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")/.."

write=()
if [[ ${1:-} == --write ]]; then
  write=(-write)
  shift
fi
shared=$(realpath "${1:-../shared}")
[[ -d $shared/pages ]] || { echo "no pages in $shared: name the folder that holds pages/" >&2; exit 2; }

scores=$(mktemp)
trap 'rm -f "$scores"' EXIT
${GO:-go} run ./tools/pages -json -repeat 2 "$shared/pages" >"$scores"
# The libraries may lack in the module cache: then only Sijil is measured.
(cd tools/pagecompare && ${GO:-go} run . -json "$shared/pages") >>"$scores" || echo "left out: the libraries, which did not build" >&2
${GO:-go} run ./tools/results ${write[@]+"${write[@]}"} -table pages -file eval/RESULTS.md "$scores"
