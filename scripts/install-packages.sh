#!/usr/bin/env bash
# Installs what the tests of a part need from Debian or Ubuntu, if it is not there yet. Nothing else in this repository installs anything.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: scripts/install-packages.sh PART …

  browser    Chromium, for npm run test:browser
  peers      Net::SMPP for Perl, oathtool, pskctool, python3-pskc, OpenSSL, xmllint with the document types of W3C, poppler and Tesseract, for npm run test:peers
  postgres   the distribution's PostgreSQL, for STYRKA_POSTGRES=installed npm test
  telephone  what Asterisk is fetched with, sipp, baresip, Kamailio, Chromium and OpenSSL, for npm run test:telephone
  voices     espeak-ng and sox, for npm run voices
TEXT
}

missing=()
want() { # want PACKAGE COMMAND …: the package is wanted unless one of the commands is there
  local package=$1 command
  shift
  for command in "$@"; do
    if command -v "$command" >/dev/null || compgen -G "$command" >/dev/null; then return 0; fi
  done
  missing+=("$package")
}

[ $# -gt 0 ] || { usage; exit 2; }
for part in "$@"; do
  case "$part" in
    browser) want chromium-headless-shell chromium-headless-shell chromium chromium-browser google-chrome ;;
    peers)
      want libnet-smpp-perl '/usr/share/perl5/Net/SMPP.pm'
      want oathtool oathtool
      want openssl openssl
      want libxml2-utils xmllint
      want w3c-sgml-lib '/usr/share/xml/w3c-sgml-lib/schema/dtd/REC-voicexml21-20070619'
      want pskctool pskctool
      want python3-pskc '/usr/lib/python3/dist-packages/pskc'
      want poppler-utils pdftoppm
      want tesseract-ocr tesseract
      ;;
    postgres) want postgresql '/usr/lib/postgresql/*/bin/postgres' ;;
    telephone)
      want baresip-core baresip
      want sip-tester sipp
      # Under systemd its package starts a SIP server at every address of the machine: there its test is left out.
      if [ ! -d /run/systemd/system ]; then want kamailio kamailio /usr/sbin/kamailio; fi
      want openssl openssl
      want debian-archive-keyring /usr/share/keyrings/debian-archive-keyring.gpg
      want chromium-headless-shell chromium-headless-shell chromium chromium-browser google-chrome
      ;;
    voices) want espeak-ng espeak-ng && want sox sox ;;
    -h | --help) usage; exit 0 ;;
    *) usage; exit 2 ;;
  esac
done

if [ ${#missing[@]} -eq 0 ]; then exit 0; fi
if ! command -v apt-get >/dev/null; then
  echo "Missing: ${missing[*]}. This machine has no apt-get: install them in its own way." >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
echo "Installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
# Ubuntu, and Debian before 12, have no Chromium without windows.
if ! apt-cache show chromium-headless-shell >/dev/null 2>&1; then missing=("${missing[@]/chromium-headless-shell/chromium}"); fi
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
