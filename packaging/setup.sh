# shellcheck shell=bash
# Sourced by packaging/run and packaging/test from the project's folder: Debian packages, a Python, .venv.
# Everything is looked at before it is fetched: a second start takes no root, no network and no time.

say() { printf '%s\n' "$*" >&2; }

can_be_root() { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# need_packages PACKAGE... installs those that are absent.
need_packages() {
    local package missing=()
    if ! command -v dpkg-query >/dev/null; then
        say "This is no Debian or Ubuntu, so nothing is installed here. You need the likes of: $*"
        return
    fi
    for package; do
        # Ubuntu 24.04 has some of Debian 12's libraries under a name of its own, with t64 at the end.
        is_installed "$package" || is_installed "${package}t64" || missing+=("$package")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0

    if ! can_be_root; then
        say "Some Debian packages are missing, and there is no sudo. As root, run this, then start again:"
        say "    apt-get update && apt-get install --no-install-recommends ${missing[*]}"
        exit 1
    fi
    say "Installing Debian packages: ${missing[*]}"
    # Another apt may be running, unattended upgrades for one: wait for it. A source of the user's that cannot
    # be reached is no reason to stop: what we need may come from another.
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    as_root "${apt[@]}" update >&2 || say "Not every package source could be read; going on."
    as_root "${apt[@]}" install --no-install-recommends "${missing[@]}" >&2
}

# Prints the first Python that fits. Those of PATH may be too old or too new, or made without venv or SQLite.
find_python() {
    local python
    while read -r python; do
        case $python in "$PWD"/.venv/*) continue ;; esac # it cannot remake itself
        if "$python" -c 'import sys, ensurepip, sqlite3, ssl, venv
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' </dev/null 2>/dev/null; then
            printf '%s\n' "$python"
            return
        fi
    done < <(type -aP python3 python3.13 python3.12 python3.11)
    return 1
}

# What Qt takes from the system to show a window, fonts included: without one every letter is a box.
window_packages=(
    libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 fonts-dejavu-core
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
    libxcb-xkb1 libxkbcommon-x11-0
)

need_python() {
    python=$(find_python) && return
    need_packages python3 python3-venv
    hash -r
    python=$(find_python) && return
    say "No Python 3.11, 3.12 or 3.13 with venv was found; python3 is: $(python3 -V 2>&1 || true)."
    say "Debian 12 and Ubuntu 24.04 have one: apt-get install python3 python3-venv"
    exit 1
}

# What an installation was made from. pip's scripts hold the folder's path, so moving it counts.
fingerprint() {
    { printf '%s\n' "$PWD" "$@" && .venv/bin/python -VV && cat pyproject.toml; } 2>/dev/null | sha256sum
}

# need_project NAME "PIP ARGUMENTS"... runs pip once for each; .venv/.installed-NAME notes what was installed.
need_project() {
    local stamp=.venv/.installed-$1 arguments python
    shift
    if [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint "$@")" ]; then return; fi

    # Made by an older Python, or left half made.
    if ! .venv/bin/python -c 'import pip, sys
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
        need_python
        say "Making .venv with $python ($("$python" -V))"
        "$python" -m venv --clear .venv
    fi
    say "Installing the project and what it needs into .venv (a few hundred MB: some minutes)"
    for arguments; do
        # shellcheck disable=SC2086 # words, not one argument
        .venv/bin/python -m pip --disable-pip-version-check --quiet install $arguments >&2
    done
    fingerprint "$@" >"$stamp"
}
