#!/usr/bin/env bash
# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
#
# Shows that sabotage is noticed: applies each patch to a copy of the tree, runs the test that the patch names, and fails
# where that stays green or the patch no longer fits. Called by ./run-tests --sabotage. $1: file for the results.
set -euo pipefail
HOUSE_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$HOUSE_ROOT/releng/scripts/common.sh"

results=$1
copy=$BUILD/sabotage/tree
need_packages patch xvfb xauth
need_maven

rm -rf "$copy"
mkdir -p "$copy"
tar -C "$HOUSE_ROOT" --exclude=./build --exclude=./.git --exclude=target --exclude=bin -cf - . | tar -C "$copy" -xf -

field() { sed -n "s/^$1: //p" "$2"; }

# outcome MODULE TEST: green, red or none, from the reports of the last run.
outcome() {
    python3 - "$copy/$1/target/surefire-reports" "$2" <<'PYTHON'
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

folder, test = sys.argv[1:]
found = "none"
for report in Path(folder).glob("TEST-*.xml"):
    for case in xml.parse(report).getroot().iter("testcase"):
        if case.get("classname").split(".")[-1] + "." + case.get("name") == test:
            found = "green" if case.find("failure") is None and case.find("error") is None else "red"
print(found)
PYTHON
}

# run_test NAME MODULE TEST WITH: builds what the module needs, and WITH, and runs the test alone.
run_test() {
    rm -rf "$copy/$2/target/surefire-reports"
    run_logged "sabotage-$1" quiet env -C "$copy" NO_AT_BRIDGE=1 DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent \
        xvfb-run -a -s "-screen 0 1280x1024x24" "$MVN" -B -ntp "${MAVEN_OPTIONS[@]}" verify -pl "$2${4:+,$4}" -am \
        "-Dtest=${3%%.*}" -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false \
        -Dmaven.test.failure.ignore=true -Dformatter.skip -Dcheckstyle.skip -Dspotbugs.skip -Djacoco.skip || true
    outcome "$2" "$3"
}

failed=0
for sabotage in "$HOUSE_ROOT"/tests/sabotage/*.patch; do
    name=$(basename "$sabotage" .patch)
    module=$(field Module "$sabotage")
    test=$(field Test "$sabotage")
    if patch -s -p1 -d "$copy" --forward --fuzz=0 --dry-run <"$sabotage" >"$LOGS/sabotage-$name.log" 2>&1; then
        patch -s -p1 -d "$copy" --fuzz=0 <"$sabotage"
        seen=$(run_test "$name" "$module" "$test" "$(field With "$sabotage")")
        patch -s -p1 -d "$copy" --reverse <"$sabotage"
    else
        seen="the patch does not fit"
    fi
    verdict=failed
    if [ "$seen" = red ]; then
        verdict=passed
    else
        failed=1
        show_tail "sabotage-$name" 12
    fi
    printf '%s\tsabotage.%s\t%s is %s\n' "$verdict" "$name" "$test" "$seen" >>"$results"
    echo "  $verdict  $name: $test is $seen"
done
exit $failed
