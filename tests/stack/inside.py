# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""One stack test, inside its namespaces: inside.py NAME ROOT JAVA. The last line of the output says why it failed."""

import importlib
import sys
import traceback
from pathlib import Path

from machine import settle_in
from rig import Rig
from suite import Place


def main():
    name, root, java = sys.argv[1:]
    module, function = name.split(".")
    place = Place(Path(root), java)
    settle_in(place)
    with Rig(place, place.work / name) as rig:
        try:
            getattr(importlib.import_module(f"cases.{module}"), function)(rig)
        except Exception as problem:  # the test's verdict, whatever it is
            traceback.print_exc(file=sys.stdout)
            print(f"{type(problem).__name__}: {str(problem).splitlines()[0] if str(problem) else ''}")
            return 1
    return 0


sys.exit(main())
