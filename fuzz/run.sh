#!/usr/bin/env bash
# Builds the fuzz targets on the stable toolchain and runs one:   fuzz/run.sh probe|ingest|iiif SECONDS [SEEDS...]
# Needs cargo-fuzz (`cargo install cargo-fuzz --locked`). With clang the C libraries are watched and covered too.
set -euo pipefail
cd "$(dirname "$(realpath "$0")")"
target=$1 seconds=$2
shift 2
export RUSTC_BOOTSTRAP=1
cc=$(compgen -c | grep -m1 -xE 'clang(-[0-9]+)?' || true)
if [ -n "$cc" ]; then
  export CC=$cc CFLAGS='-g -fsanitize=address,fuzzer-no-link'
fi
cargo fuzz build --fuzz-dir . "$target"
[ "$seconds" -gt 0 ] || exit 0
seeds=$(mktemp -d)
trap 'rm -rf "$seeds"' EXIT
if [ "$target" = iiif ]; then
  n=0
  for asked in full/max/0/default.jpg square/!100,100/90/gray.png pct:10,20,30.5,40/^pct:50/!270/bitonal.webp 0,0,512,512/,256/180/color.jpg; do
    for head in '\0\xff\x1f\xff\x0f' '\xf1\x77\x17\x9f\x0f' '\x92\0\0\x05\0'; do
      printf "$head%s" "$asked" >"$seeds/$((n += 1))"
    done
  done
else
  # What is large is slow and teaches nothing more.
  find ../tests/fixtures/pictures "$@" -type f -size -64k -exec cp --backup=numbered -t "$seeds" {} +
fi
mkdir -p "corpus/$target" "artifacts/$target"
cargo fuzz run --fuzz-dir . "$target" "corpus/$target" "$seeds" -- -max_total_time="$seconds" -max_len=65536 -timeout=20 \
  -rss_limit_mb=2048 -dict=dictionary.txt -print_final_stats=1
