#!/usr/bin/env bash
# Runs plans of the OpenID Foundation's conformance suite against this server. See docs/openid-conformance.md.
set -euo pipefail

usage() {
  cat <<'TEXT'
test/openid/conformance-suite/run.sh [fapi2] [ciba-poll] [ciba-ping] [config] [basic]     (without names: all but basic)

Needs Docker, git, Python 3 with httpx and pyparsing, and the internet; after npm ci.
SUITE_TAG  tag of the suite and of its images (release-v5.2.3)
RESULTS    a folder for the suite's reports (./conformance-results)
Exit code: that of the suite's runner, 0 if every module ended as expected.
TEXT
}
if [[ "${1:-}" == --help ]]; then usage; exit 0; fi

root=$(cd "$(dirname "$0")/../../.." && pwd)
tag=${SUITE_TAG:-release-v5.2.3}
results=${RESULTS:-$PWD/conformance-results}
work=$(mktemp -d)
host=localhost.emobix.co.uk
# The suite's containers reach this machine by this name; TLS ends in Caddy, with a certificate of its own.
issuer=https://host.docker.internal:8460
plans=("$@")
if [[ ${#plans[@]} -eq 0 ]]; then plans=(fapi2 ciba-poll ciba-ping config); fi
serving=
clean() {
  if [[ -n "$serving" ]]; then kill "$serving" || true; fi
  docker rm --force styrka-tls || true
  if [[ -d "$work/suite" ]]; then (cd "$work/suite" && docker compose -f docker-compose-prebuilt.yml down || true); fi
}
trap clean EXIT

git clone --quiet --depth 1 --branch "$tag" https://gitlab.com/openid/conformance-suite.git "$work/suite"
(cd "$work/suite" && IMAGE_TAG=$tag docker compose -f docker-compose-prebuilt.yml up --detach)
docker run --detach --name styrka-tls --network host caddy:2 caddy reverse-proxy --from "$issuer" --to 127.0.0.1:3000 --internal-certs
cd "$root"
npm run build
node --import tsx test/openid/conformance-suite/serve.ts --issuer "$issuer" --suite "https://$host:8443" --write "$work/plans" >"$work/serve.log" 2>&1 &
serving=$!
until grep -q '^ready' "$work/serve.log"; do
  kill -0 "$serving" || { cat "$work/serve.log"; exit 1; }
  sleep 1
done

variant() {
  case $1 in
    fapi2) echo "fapi2-security-profile-final-test-plan[fapi_profile=plain_fapi][client_auth_type=private_key_jwt][sender_constrain=dpop][openid=openid_connect] $work/plans/fapi2.json" ;;
    ciba-poll | ciba-ping) echo "fapi-ciba-id1-test-plan[fapi_ciba_profile=plain_fapi][client_auth_type=private_key_jwt][ciba_mode=${1#ciba-}][client_registration=static_client] $work/plans/$1.json" ;;
    config) echo "oidcc-config-certification-test-plan $work/plans/basic.json" ;;
    basic) echo "oidcc-basic-certification-test-plan[server_metadata=discovery][client_registration=static_client] $work/plans/basic.json" ;;
    *) usage >&2; exit 2 ;;
  esac
}
chosen=()
for plan in "${plans[@]}"; do
  line=$(variant "$plan")
  read -r -a words <<<"$line"
  chosen+=("${words[@]}")
done
mkdir -p "$results"
CONFORMANCE_SERVER="https://$host:8443/" CONFORMANCE_SERVER_MTLS="https://$host:8444/" CONFORMANCE_DEV_MODE=1 DISABLE_SSL_VERIFY=1 \
  python3 "$work/suite/scripts/run-test-plan.py" --no-parallel --verbose --export-dir "$results" "${chosen[@]}"
