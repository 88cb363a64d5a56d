#!/usr/bin/env bash
# CPU time, peak memory and bytes of the whole derivative set {320, 640, 1280, 2048} px × {JPEG, WebP}: ours against sharp, side by side in one
# run, medians of N; then how near either comes to the pictures (SSIM).   benches/derivatives/compare.sh ARTKITE PICTURE...       EFFORT=4 N=5
# ARTKITE may be the program that `cargo bench -p imaging --bench derivatives --no-run` names: the same call without the house.
set -euo pipefail
artkite=$(realpath "$1")
shift
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/sharp.mjs" "$here/quality.mjs" "$work/"
(cd "$work" && npm init -y >/dev/null && npm install --no-audit --no-fund sharp >/dev/null)
effort=${EFFORT:-4} n=${N:-5} count=$#
files=()
for file in "$@"; do files+=("$(realpath "$file")"); done
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
once() { # name, command... → appends "cpu_ms kib" to a file
  local name=$1
  shift
  rm -rf "$work/$name.out" && mkdir "$work/$name.out"
  /usr/bin/time -f '%U %S %M' -o "$work/time" "$@" >/dev/null
  awk '{ print ($1 + $2) * 1000, $3 }' "$work/time" >>"$work/$name"
  du -sb "$work/$name.out" | cut -f1 >"$work/$name.bytes"
}
for _ in $(seq "$n"); do
  once artkite "$artkite" pictures derive "${files[@]}" --out "$work/artkite.out" --effort "$effort" --jobs 2
  once sharp-cascade node "$work/sharp.mjs" cascade "$effort" "$work/sharp-cascade.out" "${files[@]}"
  once sharp-usual node "$work/sharp.mjs" usual "$effort" "$work/sharp-usual.out" "${files[@]}"
done
own=$(cut -d' ' -f1 "$work/artkite" | median)
for name in artkite sharp-cascade sharp-usual; do
  cpu=$(cut -d' ' -f1 "$work/$name" | median)
  kib=$(cut -d' ' -f2 "$work/$name" | median)
  awk -v name="$name" -v cpu="$cpu" -v own="$own" -v kib="$kib" -v bytes="$(cat "$work/$name.bytes")" -v count="$count" \
    'BEGIN { printf "%-14s %7.0f CPU-ms a picture (%.2f × ours) %5.0f MB peak %6.0f kB a set\n", name, cpu / count, cpu / own, kib / 1024, bytes / 1024 / count }'
done
node "$work/quality.mjs" "$work/artkite.out" "$work/sharp-cascade.out" "${files[@]}"
