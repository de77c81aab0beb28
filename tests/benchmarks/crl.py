# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Large CRLs: our index beside the JDK and Bouncy Castle, a Java of its own for each run and side.

Standard output: one table; every figure with its runs, median and least to most; then how figures grow with the entries."""

import argparse
import statistics
import subprocess
import tempfile

MAIN = "se.etjanstekort.certstore.internal.revocation.crl.CrlCost"
COUNTS = (1_000, 10_000, 100_000, 1_000_000)
SIDES = {"hash": "hashing alone", "ours": "ours", "jdk": "JDK", "bc": "Bouncy Castle"}
# For a million entries; the bounds of memory are those of a test too (LargeCrlTest).
GOALS = {"first answer": 500, "next start with an answer": 5, "peak": 8, "kept": 2}
RUNS = 5


def measured(java, side, folder, count):
    """Of one run: {(what, unit): value}."""
    lines = subprocess.run([*java, side, folder, str(count)], check=True, capture_output=True, text=True).stdout
    figures = (line.split("\t") for line in lines.splitlines())
    return {(what, unit): float(value) for what, unit, value in figures}


def row(count, side, what, unit, values):
    middle = statistics.median(values)
    goal = ""
    if side == "ours" and count == COUNTS[-1] and what in GOALS:
        goal = f"{GOALS[what]}: {'met' if middle <= GOALS[what] else 'missed'}"
    spread = f"{min(values):.2f} – {max(values):.2f}"
    print(f"{count:>9}  {what + ', ' + SIDES[side]:42}{unit:>6}{len(values):>5}{middle:>11.2f}{spread:>22}  {goal}",
          flush=True)
    return middle


def growth(medians):
    print("\nTimes as much for ten times the entries (10 is linear), and for each of a million entries")
    for side in SIDES:
        for what, unit in medians[side, COUNTS[0]]:
            values = [medians[side, count][what, unit] for count in COUNTS]
            factors = "".join(f"{more / less if less else float('inf'):>9.2f}"
                              for less, more in zip(values, values[1:]))
            each = f"{values[-1] * 1e6 / COUNTS[-1]:.0f} ns" if unit == "ms" else ""
            print(f"{what + ', ' + SIDES[side]:42}{unit:>6}{factors}  {each}", flush=True)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--java", required=True)
    arguments.add_argument("--classes", required=True)
    arguments = arguments.parse_args()
    java = [arguments.java, "-XX:+UseSerialGC", "-Xmx3g", "-cp", arguments.classes, MAIN]
    medians = {}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*java, "issue", folder, *map(str, COUNTS)], check=True)
        print(f"{'entries':>9}  {'what':42}{'unit':>6}{'runs':>5}{'median':>11}{'least – most':>22}  goal")
        for count in COUNTS:
            for side in SIDES:
                runs = [measured(java, side, folder, count) for _ in range(RUNS)]
                medians[side, count] = {figure: row(count, side, *figure, [run[figure] for run in runs])
                                        for figure in runs[0]}
    growth(medians)


main()
