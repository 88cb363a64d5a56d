#!/usr/bin/env bash
# Makes each target in turn, stops at the first that fails, and says how long each took.
set -euo pipefail

took=()
say() {
  printf '%s\n' "${took[@]}" "all $SECONDS s"
}
trap say EXIT
for step in "$@"; do
  begun=$SECONDS
  took+=("$step did not end well")
  "${MAKE:-make}" --no-print-directory "$step"
  took[-1]="$step $((SECONDS - begun)) s"
done
