# Sourced by ./run, ./test and ./bench: installs what is missing, chooses Node.js, builds.
# Needs `here`, the project's folder.

# Newer than Debian's own, taken from npm's registry as packages where the machine's are too old.
node_version=22.23.3
npm_version=11.19.1

export DEBIAN_FRONTEND=noninteractive

say() { printf '%s\n' "$*"; }
die() {
  printf 'mettle: %s\n' "$1" >&2
  if [ $# -gt 1 ]; then printf '        %s\n' "${@:2}" >&2; fi
  exit 1
}

# packages_for KIND...: the packages of those kinds.
packages_for() {
  local kind
  for kind in "$@"; do awk -v kind="$kind" '$1 == kind { print $2 }' "$here/scripts/packages.txt"; done
}

# as_root COMMAND...: runs it as root, or says what somebody with the right must run.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo > /dev/null; then
    sudo --preserve-env=DEBIAN_FRONTEND "$@"
  else
    die "some packages are missing and only root may install them (there is no sudo here)." "As root: $*"
  fi
}

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2> /dev/null || true)" = installed ]; }

# install_missing KIND...: installs the packages of those kinds that are not there, and only those.
install_missing() {
  command -v apt-get > /dev/null && command -v dpkg-query > /dev/null ||
    die "this is not a Debian system, so nothing can be installed here." \
        "Install the counterparts of the packages in scripts/packages.txt, or use Debian 12."
  local package missing=()
  for package in $(packages_for "$@"); do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Installing from Debian: ${missing[*]}"
  mkdir -p "$here/build/logs"
  local log="$here/build/logs/install.log"
  if ! { as_root apt-get update -o DPkg::Lock::Timeout=600 &&
         as_root apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=600 "${missing[@]}"; } \
       > "$log" 2>&1 < /dev/null; then
    tail -n 25 "$log" >&2
    die "Debian's packages could not be installed." "All that apt-get said is in build/logs/install.log."
  fi
}

# Vite wants Node.js 20.19 or later, or 22.12 or later.
node_is_new_enough() {
  local version major minor
  version=$(node --version 2> /dev/null) || return 1
  IFS=. read -r major minor _ <<< "${version#v}"
  case "$major" in
    20) [ "$minor" -ge 19 ] ;;
    22) [ "$minor" -ge 12 ] ;;
    *) [ "$major" -gt 22 ] ;;
  esac
}

npm_is_new_enough() {
  local version
  version=$(npm --version 2> /dev/null) || return 1
  [ "${version%%.*}" -ge 11 ]
}

# trust_what_the_machine_trusts: a Node.js that is not Debian's does not read the system's certificates by itself.
trust_what_the_machine_trusts() {
  local certificates=/etc/ssl/certs/ca-certificates.crt
  if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -r "$certificates" ]; then export NODE_EXTRA_CA_CERTS=$certificates; fi
}

# choose_node: puts a Node.js and an npm that are new enough first in PATH; fetches them into build/node if need be.
choose_node() {
  local programs="$here/build/node/node_modules/.bin"
  [ ! -d "$programs" ] || PATH="$programs:$PATH"
  hash -r
  trust_what_the_machine_trusts
  if node_is_new_enough && npm_is_new_enough; then return 0; fi

  local wanted=()
  if ! node_is_new_enough; then
    local machine
    case "$(uname -m)" in
      x86_64) machine=x64 ;;
      aarch64) machine=arm64 ;;
      *) die "there is no ready Node.js for $(uname -m)." "Install Node.js 22.12 or newer, then try again." ;;
    esac
    wanted+=("node-linux-$machine@$node_version")
  fi
  npm_is_new_enough || wanted+=("npm@$npm_version")
  command -v npm > /dev/null || install_missing node
  trust_what_the_machine_trusts
  say "Fetching with npm, into build/node: ${wanted[*]}"
  mkdir -p "$here/build/node" "$here/build/logs"
  # These two are complete as they come: nothing of theirs needs to run at install.
  npm install --prefix "$here/build/node" --no-save --ignore-scripts --no-audit --no-fund "${wanted[@]}" \
    > "$here/build/logs/node.log" 2>&1 < /dev/null ||
    { tail -n 25 "$here/build/logs/node.log" >&2; die "Node.js could not be fetched with npm."; }
  PATH="$programs:$PATH"
  hash -r
  { node_is_new_enough && npm_is_new_enough; } ||
    die "the Node.js fetched into build/node does not run." "See build/logs/node.log."
}

# install_web: the pages' libraries, when package-lock.json or Node.js has changed.
install_web() {
  local wanted
  wanted="$(node --version) $(cksum < "$here/web/package-lock.json")"
  [ "$(cat "$here/web/node_modules/.mettle" 2> /dev/null || true)" != "$wanted" ] || return 0
  (cd "$here/web" && npm ci --no-audit --no-fund < /dev/null) || return 1
  mkdir -p "$here/web/node_modules"
  printf '%s\n' "$wanted" > "$here/web/node_modules/.mettle"
}

# web_sources: every file that goes into web/dist.
web_sources() {
  cd "$here" && for folder in web contract knowledge/words; do
    [ ! -d "$folder" ] || find "$folder" \( -name node_modules -o -name dist \) -prune -o -type f -print0
  done
}

# build_web: web/dist, which the program takes in; only when something that goes into it has changed.
build_web() {
  install_web || return 1
  local built wanted
  built="$here/web/node_modules/.mettle-built"
  wanted=$(web_sources | LC_ALL=C sort -z | (cd "$here" && xargs -0 cksum) | cksum) || return 1
  if [ -d "$here/web/dist" ] && [ "$(cat "$built" 2> /dev/null || true)" = "$wanted" ]; then
    say "web/dist is up to date."
    return 0
  fi
  (cd "$here/web" && npm run build < /dev/null) || return 1
  printf '%s\n' "$wanted" > "$built"
}

# build_program PRESET TARGET...
build_program() {
  local preset=$1
  shift
  cmake --preset "$preset" && cmake --build --preset "$preset" --target "$@"
}
