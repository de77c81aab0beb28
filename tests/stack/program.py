# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The one entry of programs on the rig that are no tests: the tour and the benchmarks. Started outside, such a program makes
ready what it needs and starts itself once more in namespaces of its own, like a stack test."""

import argparse
import contextlib
import io
import shutil
import subprocess
import sys
from pathlib import Path

from machine import compile_drivers, how_to_mend, namespaces, settle_in
from rig import Rig
from suite import Cli, Place


def start(file, options, work):
    """options(parser) adds what the program takes; work(rig, arguments) is done inside. The program's exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--java", required=True)
    parser.add_argument("--inside", action="store_true")
    options(parser)
    arguments = parser.parse_args()
    place = Place(arguments.root, arguments.java)
    folder = place.work / f"program-{Path(file).resolve().stem}"
    if arguments.inside:
        settle_in(place)
        with Rig(place, folder) as rig:
            work(rig, arguments)
        return 0
    mend = how_to_mend() or compile_drivers(place)
    if mend:
        print(mend)
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with contextlib.redirect_stdout(io.StringIO()):
        Cli(place, folder).run("simulate", "--issue", "--pki", str(place.pki))
    return subprocess.run([*namespaces(), sys.executable, file, "--inside", *sys.argv[1:]], check=False).returncode
