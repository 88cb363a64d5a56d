#!/usr/bin/env bash
# CPU time per view of the image service beside iipsrv, side by side in one run: the same 24 MP picture, a grid of 512 px, JPEG quality
# 80, 4:2:0; medians of N.   benches/iiif_vs_iipsrv/compare.sh ARTKITE PICTURE       N=5
# Needs iipimage-server and libvips-tools (Debian). Both listen on loopback only; iipsrv is asked by FastCGI, as a web server would.
set -euo pipefail
artkite=$(realpath "$1") picture=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
iipsrv=${IIPSRV:-/usr/lib/iipimage-server/iipsrv.fcgi}
for program in "$iipsrv" vips node; do command -v "$program" >/dev/null || { echo "missing: $program" >&2; exit 2; }; done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# 6000 × 4000 px, as a scanner would give them: upright, and nothing in the file that turns it again.
vips autorot "$picture" "$work/upright.v"
vips thumbnail "$work/upright.v" "$work/scan.v" 6000 --height 4000 --size force --no-rotate
vips jpegsave "$work/scan.v" "$work/scan.jpg" --Q 92 --strip
vips tiffsave "$work/scan.jpg" "$work/scan.tif" --tile --pyramid --tile-width 512 --tile-height 512 --compression jpeg --Q 80
rm "$work/upright.v" "$work/scan.v"
exec node "$here/compare.mjs" "$artkite" "$iipsrv" "$work" "${N:-5}"
