# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""What a person wants to see of a Maven run: the module at hand, its tests, what is wrong. The rest is in the log."""

import re
import sys

MODULE = re.compile(r"\[INFO\] Building (.*?) 0\.[\d.]+-SNAPSHOT\s*(\[\d+/\d+\])$")
NOISE = re.compile(r"Help 1|Re-run Maven|To see the full|For more information|After correcting|mvn <args>"
                   r"|\[ERROR\]\s*$|\[ERROR\] +\^|There are test failures|Please refer to")
MAX_ERRORS = 40


def main():
    errors = 0
    for line in sys.stdin:
        line = line.rstrip()
        if module := MODULE.match(line):
            shown = f"  {module[2]} {module[1]}"
        elif re.match(r"Tests run: \d+", line) and "Time elapsed" not in line or "<<< FAILURE!" in line \
                or "<<< ERROR!" in line:
            shown = "    " + line
        elif line.startswith("[ERROR]") and not NOISE.search(line) and errors < MAX_ERRORS:
            errors += 1
            shown = "    " + line
        else:
            continue
        print(shown if len(shown) <= 180 else shown[:179] + "…", flush=True)


main()
