# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The reader bundle by itself against pcscd: restarts, exchanged cards, resets, another program's transaction."""

import re
import subprocess
from pathlib import Path

from rig import equal

CONTROL = """#!/bin/sh
# start, stop or kill pcscd; returns when that is done
pid=/run/pcscd/test.pid
gone() {{ case "$(ps -o stat= -p "$1")" in ''|Z*) return 0;; *) return 1;; esac; }}
await() {{ n=0; until "$@"; do n=$((n + 1)); [ $n -lt 500 ] || exit 1; sleep 0.02; done; }}
case $1 in
start)
    if [ -f $pid ] && ! gone "$(cat $pid)"; then exit 0; fi
    rm -f /run/pcscd/pcscd.*
    setsid /usr/sbin/pcscd --foreground --config '{configuration}' --info </dev/null >>'{log}' 2>&1 &
    echo $! >$pid
    await test -S /run/pcscd/pcscd.comm;;
stop|kill)
    [ -f $pid ] || exit 0
    [ $1 = stop ] && kill "$(cat $pid)" 2>/dev/null
    [ $1 = kill ] && kill -9 "$(cat $pid)" 2>/dev/null
    await gone "$(cat $pid)"
    rm $pid;;
esac
"""


def library(root, group, artifact):
    """A jar that the build has fetched, in the version of the target platform."""
    target = (root / "releng" / "se.etjanstekort.target" / "se.etjanstekort.target.target").read_text(encoding="utf-8")
    version = re.search(rf"<groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>([^<]+)<", target)[1]
    return Path.home() / ".m2/repository" / group.replace(".", "/") / artifact / version / f"{artifact}-{version}.jar"


def test_against_pcscd(rig):
    rig.start_pcscd()
    rig.kill_pcscd()
    control = rig.folder / "control"
    control.write_text(CONTROL.format(configuration=rig.folder / "reader.conf.d", log=rig.folder / "pcscd.log"))
    control.chmod(0o755)
    root = rig.place.root
    path = [root / "bundles/se.etjanstekort.smartcard/target/classes",
            root / "bundles/se.etjanstekort.reader/target/classes",
            root / "bundles/se.etjanstekort.reader",  # its rules lie beside the classes
            root / "tests/se.etjanstekort.reader.tests/target/classes",
            library(root, "net.java.dev.jna", "jna"), library(root, "junit", "junit"),
            library(root, "org.hamcrest", "hamcrest")]
    done = subprocess.run([rig.place.java, "-Detjanstekort.stack=127.0.0.1:35963",
                           f"-Detjanstekort.stack.control={control}", "-cp", ":".join(str(part) for part in path),
                           "org.junit.runner.JUnitCore", "se.etjanstekort.reader.internal.PcscStack"],
                          capture_output=True, text=True, timeout=300, check=False)
    print(done.stdout + done.stderr, flush=True)
    equal(0, done.returncode, "JUnit's verdict")
