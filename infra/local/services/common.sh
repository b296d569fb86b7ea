# What the server scripts of this folder share. It is sourced by them and does nothing when run.
#
# Each script runs one real server on 127.0.0.1 from Debian's packages. They are unpacked below the user's
# cache folder: nothing is installed, no root is needed and no service manager is asked. Standard output is
# for programs (one address); everything for people goes to standard error.
#
# Software:  ${XDG_CACHE_HOME:-$HOME/.cache}/yijianshi/<name>   (fetched once)
# Data:      $YIJIANSHI_SERVERS_DIR/<name>, or beside the software

note() { printf '%s: %s\n' "$NAME" "$*" >&2; }
fail() { note "error: $*"; exit 1; }

tools() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null 2>&1 || fail "'$tool' is missing; this works on Debian and its relatives only"
  done
}

umask 077
SOFTWARE="${XDG_CACHE_HOME:-${HOME:?HOME is not set}/.cache}/yijianshi/$NAME"
HERE="${YIJIANSHI_SERVERS_DIR:+$YIJIANSHI_SERVERS_DIR/$NAME}"
HERE="${HERE:-$SOFTWARE/instance}"
ROOT="$SOFTWARE/root"
DATA="$HERE/data"
RUN="$HERE/run"
LOG="$RUN/$NAME.log"

# one run at a time on the same data
alone() {
  mkdir -p "$RUN"
  exec 9>"$HERE/lock"
  flock -w 600 9 || fail "another run of this script is busy with $HERE"
}

# ---- Debian packages, unpacked -------------------------------------------------------------------

# The Debian mirror of this machine, read from apt's own settings even before its lists were fetched.
mirror() {
  apt-get indextargets --no-release-info --format '$(SITE)' 'Created-By: Packages' 2>/dev/null |
    awk '/\/debian\/?$/ && !seen++ { sub("/$", ""); print }'
}

# unpack SUITE PACKAGE... : puts the packages, with everything they depend on, below $ROOT.
# SUITE is a Debian suite, or "own" for whatever sources the machine has. Packages listed in PRETEND
# count as installed: the server runs without them.
unpack() {
  local suite=$1 work="$SOFTWARE/apt" fresh="$SOFTWARE/root.part" options site keyring package file
  shift
  tools apt-get dpkg dpkg-deb flock awk
  note "fetching $* from Debian into $SOFTWARE (once)"
  rm -rf "$work" "$fresh"
  mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/none" "$fresh"
  options=(-q
    -o Dir::State="$work/state" -o Dir::State::status="$work/state/status" -o Dir::Cache="$work/cache"
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts="$work/none"
    -o APT::Sandbox::User= -o Debug::NoLocking=1
    -o APT::Install-Recommends=0 -o APT::Install-Suggests=0
    -o Acquire::Languages=none -o Acquire::Retries=3)
  if [ "$suite" != own ]; then
    site=$(mirror)
    [ -n "$site" ] || fail "apt on this machine knows no Debian mirror (an address that ends in /debian)"
    for keyring in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do
      [ ! -r "$keyring" ] || break
    done
    [ -r "$keyring" ] || fail "the package debian-archive-keyring is missing on this machine"
    printf 'deb [signed-by=%s] %s %s main\n' "$keyring" "$site" "$suite" >"$work/sources.list"
    options+=(-o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts="$work/none")
  fi
  for package in "${PRETEND[@]}"; do
    printf '%s\n' "Package: $package" 'Status: install ok installed' \
      "Architecture: $(dpkg --print-architecture)" 'Multi-Arch: allowed' 'Version: 9999' \
      'Maintainer: nobody' 'Description: not needed here' ''
  done >"$work/state/status"
  # A source that cannot be reached matters only if the packages then are not found.
  apt-get "${options[@]}" update >"$RUN/apt.log" 2>&1 || true
  apt-get "${options[@]}" install -y --download-only "$@" >>"$RUN/apt.log" 2>&1 || {
    tail -n 12 "$RUN/apt.log" >&2
    fail "apt could not fetch $*"
  }
  for file in "$work"/cache/archives/*.deb; do
    dpkg-deb -x "$file" "$fresh" || fail "${file##*/} could not be unpacked"
  done
  rm -rf "$fresh"/usr/share/{doc,man,locale,lintian,gdb} "$ROOT"
  mv "$fresh" "$ROOT"
  rm -rf "$work"
}

libraries() {
  local folder found=
  for folder in "$ROOT"/lib/*-linux-gnu* "$ROOT"/usr/lib/*-linux-gnu* "$ROOT"/lib "$ROOT"/usr/lib; do
    [ ! -d "$folder" ] || found="${found:+$found:}$folder"
  done
  printf '%s' "$found"
}

loader() {
  local file
  for file in "$ROOT"/{lib64,usr/lib64,lib,usr/lib}/ld-linux-* "$ROOT"/{usr/lib,lib}/*/ld-linux-*; do
    [ ! -e "$file" ] || { readlink -f "$file"; return; }
  done
  fail "the unpacked packages hold no dynamic loader; remove $SOFTWARE and try again"
}

# ---- one server process --------------------------------------------------------------------------

# Prints the pid of our server. A number in a file proves nothing: the process must name our folders.
running() {
  local pid
  pid=$(cat "$RUN/pid" 2>/dev/null) || return 1
  case "$pid" in '' | *[!0-9]*) return 1 ;; esac
  kill -0 "$pid" 2>/dev/null || return 1
  tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF -e "$SOFTWARE/" -e "$HERE/" || return 1
  printf '%s' "$pid"
}

port() { cat "$RUN/port" 2>/dev/null; }
open_port() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

valid_port() {
  case "$1" in '' | *[!0-9]*) fail "'$1' is not a port number" ;; esac
  [ "$1" -ge 1024 ] && [ "$1" -le 65535 ] || fail "port $1 is not between 1024 and 65535"
}

# background COMMAND... : runs it apart from this terminal and keeps its pid
background() {
  setsid "$@" 9>&- </dev/null >>"$RUN/console.log" 2>&1 &
  printf '%s\n' "$!" >"$RUN/pid"
  disown
}

# until_up SECONDS : waits for the server to be ready; gives up at once when the process is gone. In its first moments
# it does not name our folders yet (see running), so that only its number is asked for.
until_up() {
  local left=$(($1 * 5))
  while [ "$left" -gt 0 ]; do
    ! ready || return 0
    kill -0 "$(cat "$RUN/pid")" 2>/dev/null || return 1
    sleep 0.2
    left=$((left - 1))
  done
  return 1
}

not_up() {
  local pid
  if pid=$(running); then kill -TERM "$pid" 2>/dev/null || true; fi
  rm -f "$RUN/pid"
  tail -n 15 "$LOG" >&2 || true
  fail "the server did not come up; its log is $LOG"
}

stop() {
  local pid left=150
  if ! pid=$(running); then
    note 'not running'
    rm -f "$RUN/pid"
    return
  fi
  kill -TERM "$pid"
  while kill -0 "$pid" 2>/dev/null; do
    left=$((left - 1))
    if [ "$left" -le 0 ]; then
      kill -KILL "$pid"
      note 'it did not stop within 30 s and was killed'
      break
    fi
    sleep 0.2
  done
  rm -f "$RUN/pid"
  ! declare -F afterwards >/dev/null || afterwards
  note 'stopped'
}

status() {
  if running >/dev/null && ready; then
    note "running, pid $(running)"
    address
  else
    note 'not running'
    exit 3
  fi
}

start() {
  local wanted=${1:-$DEFAULT_PORT}
  valid_port "$wanted"
  alone
  if running >/dev/null; then
    [ $# -eq 0 ] || [ "$(port)" = "$wanted" ] || fail "already running on port $(port): stop it first"
    note 'already running'
    address
    return
  fi
  ! open_port "$wanted" || fail "port $wanted of 127.0.0.1 is taken by another program: name a free one (start PORT)"
  : >"$LOG"
  printf '%s\n' "$wanted" >"$RUN/port"
  launch "$wanted"
  until_up 90 || not_up
  note "running on 127.0.0.1:$wanted"
  address
}

command_line() {
  local verb=${1:-}
  [ $# -eq 0 ] || shift
  case "$verb:$#" in
    start:0 | start:1) start "$@" ;;
    stop:0) alone; stop ;;
    status:0) status ;;
    *) printf 'usage: %s start [port] | stop | status\n' "${0##*/}" >&2; exit 2 ;;
  esac
}
