#!/usr/bin/env bash
# Measures bin/sijil (or the program that SIJIL names) on the gold sets of a shared folder and prints the figures
# beside the committed ones.
#
#   eval/run.sh [--write] [SHARED]      SHARED defaults to ../shared
#
# With python3 the scripts that come with the gold are the judge; without, the
# scorer in the program (the two agree: a test holds them together). --write
# refreshes eval/RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")/.."

write=()
if [[ ${1:-} == --write ]]; then
  write=(-write)
  shift
fi
shared=${1:-../shared}
sijil=${SIJIL:-bin/sijil}
dev=$shared/eval/dev
[[ -x $sijil ]] || { echo "$sijil is missing: run make build" >&2; exit 2; }
[[ -d $dev ]] || { echo "no gold sets in $dev: name the folder that holds eval/dev" >&2; exit 2; }

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
scores=$tmp/scores.json

golds=()
for name in seed docs-ar plv-ar plv-en gsr-assault-detect gsr-protest-detect gsr-assault-spans gsr-protest-spans; do
  if [[ -f $dev/$name.jsonl ]]; then
    golds+=("$dev/$name.jsonl")
  else
    echo "left out: $name, which is not in $dev" >&2
  fi
done

if command -v python3 >/dev/null && [[ -f $shared/eval/score.py ]]; then
  for gold in "${golds[@]}"; do
    events=$tmp/$(basename "$gold" .jsonl).events quotes=$tmp/$(basename "$gold" .jsonl).quotes
    "$sijil" code --from jsonl --format events --out "$events" "$gold"
    "$sijil" code --from jsonl --format quotes --out "$quotes" "$gold"
    python3 "$shared/eval/score.py" "$gold" "$events" --quotes "$quotes" >>"$scores"
  done
  both=(gsr-assault-spans gsr-protest-spans) # and the two together
  if [[ -f $dev/${both[0]}.jsonl && -f $dev/${both[1]}.jsonl ]]; then
    cat "$dev/${both[0]}.jsonl" "$dev/${both[1]}.jsonl" >"$tmp/gsr-spans.jsonl"
    cat "$tmp/${both[0]}.events" "$tmp/${both[1]}.events" >"$tmp/gsr-spans.events"
    python3 "$shared/eval/score.py" "$tmp/gsr-spans.jsonl" "$tmp/gsr-spans.events" >>"$scores"
  fi
  "$sijil" code --format doc --out "$tmp/seed.doc" "$shared"/seed/*.txt
  python3 "$shared/eval/score_blocks.py" "$tmp/seed.doc" >>"$scores"
  "$sijil" eval --json "$shared/seed/gold.json" >>"$scores" # agenda and numbers: the scripts do not measure them
else
  "$sijil" eval --json "${golds[@]}" "$shared/seed/gold.json" >"$scores"
fi

parallel=()
for name in parallel-pud parallel-ntrex; do
  [[ -f $shared/corpus/$name.tsv ]] && parallel+=("$shared/corpus/$name.tsv")
done
if ((${#parallel[@]})); then
  "$sijil" eval --json "${parallel[@]}" >>"$scores"
fi

# The treebank tests find the shared folder beside the repository by themselves.
${GO:-go} test ./lang/ar/morph ./pipeline -run Treebank -count=1 -v >"$tmp/treebank.txt" || cat "$tmp/treebank.txt" >&2

${GO:-go} run ./tools/results ${write[@]+"${write[@]}"} -file eval/RESULTS.md "$scores" "$tmp/treebank.txt"
