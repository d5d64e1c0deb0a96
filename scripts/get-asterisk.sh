#!/usr/bin/env bash
# Fetches an Asterisk for the tests and the demo. No root is needed, and nothing of the machine is changed: Debian's own signed packages,
# and every library they need, the C library among them, are unpacked into one folder and run from there.
# Debian carries a current Asterisk in its unstable suite only, whose versions move: a bank takes its Asterisk from its own supplier.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
Usage: scripts/get-asterisk.sh [FOLDER]

  FOLDER  where it goes (node_modules/.cache/asterisk); kept as long as it runs

  STYRKA_ASTERISK_MIRROR  a Debian mirror; else the one of this machine's apt
  STYRKA_ASTERISK_SUITE   the suite of Debian (sid)

Prints the program's path. Needs apt-get, dpkg-deb and Debian's keyring; about 80 MB are downloaded and 270 MB stay.
TEXT
}

case "${1:-}" in -h | --help) usage; exit 0 ;; esac
suite=${STYRKA_ASTERISK_SUITE:-sid}
mkdir -p "${1:-node_modules/.cache/asterisk}"
folder=$(cd "${1:-node_modules/.cache/asterisk}" && pwd)
program=$folder/asterisk

# Two that fetch at once would unpack over each other.
exec 9>"$folder/lock"
flock 9

if [ "$(cat "$folder/suite" 2>/dev/null)" = "$suite" ] && "$program" -V >/dev/null 2>&1; then
  echo "$program"
  exit 0
fi

keyring=/usr/share/keyrings/debian-archive-keyring.gpg
for needed in apt-get dpkg-deb; do
  command -v "$needed" >/dev/null || { echo "There is no $needed here: install Asterisk 22 in this machine's own way, and set STYRKA_ASTERISK to its program." >&2; exit 1; }
done
[ -f "$keyring" ] || { echo "Debian's keyring is missing: install the package debian-archive-keyring." >&2; exit 1; }

find_mirror() { # the one that apt takes Debian's main packages from
  apt-get indextargets --format '$(ORIGIN) $(COMPONENT) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
    awk '$1 == "Debian" && $2 == "main" && $3 !~ /security/ && $4 !~ /security/ { print $4; exit }'
}
mirror=${STYRKA_ASTERISK_MIRROR:-$(find_mirror)}
[ -n "$mirror" ] || { echo "This machine's apt knows no Debian mirror: name one in STYRKA_ASTERISK_MIRROR." >&2; exit 1; }

work=$folder/work
rm -rf "$work" "$folder/root" "$folder/suite"
mkdir -p "$work/lists/partial" "$work/archives/partial" "$folder/root"
trap 'rm -rf "$work"' EXIT
# A machine with nothing installed: so everything that Asterisk needs is fetched, down to the C library.
: >"$work/installed"
echo "deb [signed-by=$keyring] $mirror $suite main" >"$work/sources.list"
cat >"$work/apt.conf" <<CONF
Dir::Etc::SourceList "$work/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State "$work";
Dir::State::Lists "$work/lists";
Dir::State::Status "$work/installed";
Dir::Cache "$work";
Dir::Cache::Archives "$work/archives";
APT::Install-Recommends "false";
APT::Sandbox::User "";
Acquire::Languages "none";
// A mirror of unstable may be some days behind; what it signed is checked all the same.
Acquire::Check-Valid-Until "false";
CONF
export APT_CONFIG=$work/apt.conf
apt-get update -qq >&2
apt-get install -qq --yes --download-only -o Debug::NoLocking=true asterisk >/dev/null
for package in "$work"/archives/*.deb; do dpkg-deb --extract "$package" "$folder/root"; done

libraries=$(dirname "$(find "$folder/root/usr/lib" -maxdepth 2 -name 'libc.so.6' | head -n 1)")
loader=$(find "$libraries" "$folder/root/usr/lib64" -maxdepth 1 -name 'ld-linux*' 2>/dev/null | head -n 1)
cat >"$program" <<RUN
#!/bin/sh
# With the libraries it was built for, whatever this machine has.
exec "$loader" --library-path "$libraries" "$folder/root/usr/sbin/asterisk" "\$@"
RUN
chmod +x "$program"
"$program" -V >&2
echo "$suite" >"$folder/suite"
echo "$program"
