# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
#
# Shared by the commands at the root: paths, short output, children that never outlive the command, set-up of a machine.
# To be sourced, with HOUSE_ROOT set to the project's folder.

readonly MAVEN_VERSION=3.9.16
readonly TYCHO_VERSION=4.0.13

BUILD=$HOUSE_ROOT/build
LOGS=$BUILD/logs
SCRIPTS=$HOUSE_ROOT/releng/scripts
mkdir -p "$LOGS"

# Marks every process that this command starts, so that none is left behind and no other is touched. A command started by
# another of these commands keeps that one's mark and leaves the cleaning to it.
HOUSE_OWNS_RUN=
if [ -z "${HOUSE_RUN:-}" ]; then
    HOUSE_OWNS_RUN=yes
    export HOUSE_RUN="house-$$-$(date +%s)"
fi
HOUSE_CHILD=

say() { printf '%s\n' "$*" >&2; }

stop_with() { say "$*"; exit 1; }

# Seconds since the command started, for the table.
now() { date +%s; }

# The running processes that carry this command's mark, without itself.
marked_processes() {
    local pid state
    for pid in $(grep -lzsx "HOUSE_RUN=$HOUSE_RUN" /proc/[0-9]*/environ | cut -d/ -f3); do
        state=$(ps -o stat= -p "$pid" || true)
        case $pid:$state in
        $$:* | *: | *:Z*) ;;
        *) echo "$pid" ;;
        esac
    done
}

# Ends what is still running of our own, by process id.
end_children() {
    local pid
    [ -z "$HOUSE_CHILD" ] || kill -TERM -- "-$HOUSE_CHILD" 2>/dev/null || true
    [ "$HOUSE_OWNS_RUN" ] || return 0
    for pid in $(marked_processes); do
        kill -TERM "$pid" 2>/dev/null || true
    done
}
trap end_children EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# run_logged NAME FILTER COMMAND...: the command in a process group of its own, its whole output in build/logs/NAME.log,
# what FILTER lets through on standard error; the command's exit status.
run_logged() {
    local name=$1 filter=$2 status=0
    shift 2
    set -m
    (set -o pipefail; "$@" 2>&1 </dev/null | tee "$LOGS/$name.log" | $filter >&2) &
    HOUSE_CHILD=$!
    set +m
    wait "$HOUSE_CHILD" || status=$?
    HOUSE_CHILD=
    return "$status"
}

quiet() { cat >/dev/null; }

# The tail of a log, without the long lines, after a failure.
show_tail() {
    say "  … the end of build/logs/$1.log:"
    grep -vE '^\[INFO\] *$|^\s+at |Re-run Maven|\[Help 1\]|^\[ERROR\] *$' "$LOGS/$1.log" | tail -n "${2:-25}" | cut -c1-240 | sed 's/^/    /' >&2
}

# --- the machine ------------------------------------------------------------------------------------------------------

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# Debian 13 and Ubuntu 24.04 renamed libraries for 64-bit time: NAME or NAMEt64, whichever the release has.
in_this_release() {
    if is_installed "${1}t64" || { ! is_installed "$1" && apt-cache show "${1}t64" >/dev/null 2>&1; }; then
        echo "${1}t64"
    else
        echo "$1"
    fi
}

# need_packages NAME...: installs what is missing, or names the command and stops.
need_packages() {
    command -v dpkg-query >/dev/null || stop_with "This is no Debian or Ubuntu: please install what corresponds to: $*"
    local name missing=() sudo=()
    for name in "$@"; do
        is_installed "$name" || is_installed "${name}t64" || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            sudo=(sudo -n)
        else
            stop_with "Packages are missing. Run this, then start again:
    sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
        fi
    fi
    say "Installing ${missing[*]}"
    run_logged apt-update quiet "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q update \
        || { show_tail apt-update; stop_with "apt-get update failed"; }
    local named=()
    for name in "${missing[@]}"; do
        named+=("$(in_this_release "$name")")
    done
    run_logged apt-install quiet "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y --no-install-recommends install "${named[@]}" \
        || { show_tail apt-install; stop_with "apt-get install failed"; }
}

# Sets JAVA: that of JAVA_HOME, or the one on the path; 17 or newer.
need_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        JAVA=$JAVA_HOME/bin/java
    else
        JAVA=$(command -v java || true)
    fi
    [ -n "$JAVA" ] && [ -x "$JAVA" ] || stop_with "No Java found. Install a JDK 17 or newer, or set JAVA_HOME."
    JAVA_MAJOR=$("$JAVA" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')
    [ "${JAVA_MAJOR%%.*}" -ge 17 ] || stop_with "Java $JAVA_MAJOR at $JAVA is too old: 17 or newer is needed."
    JAVA_OPTIONS=(--add-modules=ALL-SYSTEM)
    [ "$JAVA_MAJOR" -lt 22 ] || JAVA_OPTIONS+=(--enable-native-access=ALL-UNNAMED)
}

# Sets MVN: Maven $MAVEN_VERSION below build/, fetched by the Maven that the machine has.
need_maven() {
    MVN=$BUILD/maven/apache-maven-$MAVEN_VERSION/bin/mvn
    [ ! -x "$MVN" ] || return 0
    command -v mvn >/dev/null || need_packages maven
    say "Fetching Maven $MAVEN_VERSION"
    # Away from the project: an older Maven cannot read its .mvn folder.
    local away
    away=$(mktemp -d)
    run_logged maven quiet env -C "$away" mvn -q -B "${MAVEN_OPTIONS[@]}" \
        org.apache.maven.plugins:maven-dependency-plugin:3.6.1:unpack \
        "-Dartifact=org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin" "-DoutputDirectory=$away/unpacked" \
        || { rm -rf "$away"; show_tail maven; stop_with "Maven $MAVEN_VERSION could not be fetched."; }
    mkdir -p "$BUILD/maven"
    mv "$away/unpacked/apache-maven-$MAVEN_VERSION" "$BUILD/maven/"
    rm -rf "$away"
    chmod +x "$MVN"
}

# More options for every Maven run, such as -Dmaven.repo.local=…
read -r -a MAVEN_OPTIONS <<<"${HOUSE_MAVEN_OPTIONS:-}"

# maven LOG ARGUMENTS...: one Maven run in the project's folder, its output filtered.
maven() {
    local log=$1
    shift
    run_logged "$log" "python3 $SCRIPTS/maven_output.py" env -C "$HOUSE_ROOT" \
        NO_AT_BRIDGE=1 DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent \
        "${UNDER_DISPLAY[@]}" "$MVN" -B -ntp "${MAVEN_OPTIONS[@]}" "$@"
}
UNDER_DISPLAY=()
