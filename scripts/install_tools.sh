#!/usr/bin/env bash
# Installs what is missing from Debian: `build` for what compiling needs, `test` for what the tests need besides.
set -euo pipefail
cd "$(dirname "$0")/.."

# An S3-compatible server that checks signatures; a minute and a half to build, kept beside the build.
if [ "${1:-build}" = test ] && ! [ -x target/tools/bin/s3s-fs ]; then
  cargo install s3s-fs --version 0.14.1 --features binary --locked --debug --root target/tools --quiet
fi

packages=(build-essential cmake nasm pkg-config mold)
commands=(cc cmake nasm pkg-config mold)
if [ "${1:-build}" = test ]; then
  packages+=(postgresql chromium fonts-noto-core fonts-noto-cjk libimage-exiftool-perl libheif1)
  commands+=(chromium exiftool)
fi

missing=false
for command in "${commands[@]}"; do
  command -v "$command" >/dev/null || missing=true
done
if [ "${1:-build}" = test ] && ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
  missing=true
fi
# A library alone: HEIC and AVIF are tried where it is.
if [ "${1:-build}" = test ] && ! compgen -G '/usr/lib/*/libheif.so.1' >/dev/null; then
  missing=true
fi
$missing || exit 0

if ! command -v apt-get >/dev/null; then
  echo "Please install: ${packages[*]}" >&2
  exit 1
fi
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
# Since Debian 13 its codecs are packages of their own.
if [ "${1:-build}" = test ]; then
  for codec in libheif-plugin-libde265 libheif-plugin-aomenc; do
    if apt-cache show "$codec" >/dev/null 2>&1; then
      packages+=("$codec")
    fi
  done
fi
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${packages[@]}"
