#!/usr/bin/env bash
# Writes the table in a Markdown file anew from true output: what stands
# between the lines "<!-- table -->" and "<!-- /table -->".
set -euo pipefail
file=${1:?usage: docs/readme-table.sh FILE}
events=8 # so many of them, then the line that sums up

out=$(mktemp)
trap 'rm -f "$out" "$out.new"' EXIT
{
  echo '```text'
  echo '$ sijil code --published 2024-05-14 samples/ar/01-visit.txt'
  bin/sijil code --format table --color never --published 2024-05-14 samples/ar/01-visit.txt |
    awk -v n="$events" '/^[0-9]+ /{ k = $1 } k <= n { print } { last = $0 } END { print "…"; print last }'
  echo '```'
} >"$out"
awk -v table="$out" '
  /^<!-- table -->$/  { print; while ((getline line < table) > 0) print line; skip = 1 }
  /^<!-- \/table -->$/ { skip = 0 }
  !skip { print }
  skip && /^<!-- table -->$/ { next }' "$file" >"$out.new"
cat "$out.new" >"$file"
