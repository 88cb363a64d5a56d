#!/usr/bin/env bash
# What a page costs a running house: CPU time of its process tree per request, and how long visitors wait.
#   benches/gallery/measure.sh PID http://127.0.0.1:8080/en/gallery [seconds]
# Once as any visitor gets it (kept ready), once with a cookie (made anew each time). Needs wrk (Debian).
set -euo pipefail
pid=$1 url=$2 seconds=${3:-8}
ticks() { awk '{ print $14 + $15 + $16 + $17 }' "/proc/$pid/stat"; }
hz=$(getconf CLK_TCK)
measure() {
  local name=$1 before after out
  shift
  before=$(ticks)
  out=$(wrk -t1 -c16 -d"${seconds}s" --latency -H "Accept-Encoding: gzip" "$@" "$url")
  after=$(ticks)
  printf '%-10s' "$name"
  awk -v t=$((after - before)) -v hz="$hz" '
    /requests in/ { n = $1 } /Requests\/sec/ { rate = $2 } $1 == "50%" { p50 = $2 } $1 == "99%" { p99 = $2 }
    END { printf "%8.3f CPU-ms a request, %10.0f requests/s, median %s, p99 %s\n", t * 1000 / hz / n, rate, p50, p99 }' <<<"$out"
}
measure kept
measure made -H "Cookie: other=1"
