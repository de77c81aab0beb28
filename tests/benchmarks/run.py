# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Ours against OpenSC's tools and against a program in C, on the same virtual reader and the same card in one run.

Standard output: one table; every figure with its runs, median and spread (the middle eight tenths)."""

import argparse
import contextlib
import io
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stack"))

from cards import BareCard  # noqa: E402  (the path comes first)
from cases.idle import SETTLED_SECONDS, cpu_nanos, own_threads  # noqa: E402
from desktop import product_customization  # noqa: E402
from machine import compile_drivers, how_to_mend, namespaces, settle_in  # noqa: E402
from pcsc import EMPTY, PRESENT  # noqa: E402
from process import Process  # noqa: E402
from rig import MICROS_PER_BYTE, MILLIS_PER_COMMAND, Rig  # noqa: E402
from suite import Cli, Place  # noqa: E402
from watch import EMPTY as SHOWN_EMPTY, Watch  # noqa: E402

# A card that OpenSC can sign with, too.
PERSONA, PIN, KEY = "myeid", "123456", "45"
LATENCY_GOAL, COMMAND_GOAL, IDLE_GOAL = 1.5, 1.3, 5
WARM_UP = 3_000
ROUNDS = 10
ATR = "3B800181"


class Table:
    """The lines of the table, printed as they come."""

    def __init__(self, out):
        self.out = out
        self._line(f"{'what':46}{'unit':>7}{'runs':>6}{'median':>10}{'spread':>18}  goal")

    def _line(self, text):
        print(text, file=self.out, flush=True)

    def row(self, what, unit, values, goal=""):
        tenths = statistics.quantiles(values, n=10) if len(values) > 1 else [values[0]] * 9
        spread = f"{tenths[0]:.1f} – {tenths[-1]:.1f}"
        self._line(f"{what:46}{unit:>7}{len(values):>6}{statistics.median(values):>10.1f}{spread:>18}  {goal}")

    def compare(self, what, of_c, of_ours, goal):
        """In microseconds."""
        self.row(f"{what}, C", "µs", of_c)
        self.row(f"{what}, ours", "µs", of_ours)
        self.verdict(f"{what}, ours to C", statistics.median(of_ours) / statistics.median(of_c), goal)

    def verdict(self, what, value, goal):
        self._line(f"{what:46}{'ratio':>7}{'':6}{value:>10.2f}{'':18}  ≤ {goal}{'' if value <= goal else '  MISSED'}")

    def traffic(self, what, samples):
        """samples: what went over the line in each run, as (commands, bytes, milliseconds)."""
        for at, (unit, name) in enumerate((("APDUs", ""), ("bytes", ""), ("ms", " on the line"))):
            self.row(f"{what}{name}", unit, [sample[at] for sample in samples])


class Benchmark:
    """One run, inside the namespaces."""

    def __init__(self, rig, table, runs, long):
        self.rig = rig
        self.table = table
        self.runs = runs
        self.long = long
        rig.start_pcscd(vpcd=False)
        self.reader = rig.plug("A")

    def taken(self, act):
        """What an act sends over the line."""
        line = self.reader.line
        line.clear()
        act()
        return line.commands, line.bytes_sent + line.bytes_received, line.millis

    # --- reading and signing in --------------------------------------------------------------------------------------

    def traffic(self):
        card = self.rig.insert(PERSONA, self.reader)
        self.reader.line.set(MICROS_PER_BYTE, MILLIS_PER_COMMAND)
        self.ours(card)
        self.opensc()
        self.reader.line.set(0, 0)
        card.end()
        self.rig.await_slot(self.reader, EMPTY)

    def ours(self, card):
        first, known = [], []
        for run in range(self.runs):
            self.rig.cli = self.user(f"user-{run}")
            card.tell("remove")
            self.rig.await_slot(self.reader, EMPTY)
            watch = Watch(self.rig, f"watch-{run}")
            watch.await_start({"A": SHOWN_EMPTY})
            first.append(self.taken(lambda: self.read(watch, card)))
            card.tell("remove")
            watch.await_start({"A": SHOWN_EMPTY})
            known.append(self.taken(lambda: self.read(watch, card)))
            watch.process.close_input()
            watch.process.wait()
        self.table.traffic("first read, ours", first)
        self.table.traffic("known card, ours", known)
        self.table.traffic("read and signed in, ours", [self.taken(self.sign_in) for _ in range(self.runs)])

    def user(self, name):
        """The command line of somebody who has never met the card, with the test's trust anchors."""
        cli = Cli(self.rig.place, self.rig.folder / name)
        preferences = self.rig.folder / "customization.ini"
        preferences.write_text(product_customization(self.rig.place.clinic) +
                               f"\nse.etjanstekort.policy/trust.anchors.directory={self.rig.place.anchors}\n", encoding="utf-8")
        cli.command += ["-pluginCustomization", str(preferences)]
        return cli

    @staticmethod
    def read(watch, card):
        card.tell("insert")
        event = watch.process.event("card-read")
        if event["serial"] is None or event["failure"]:
            raise AssertionError(f"the card was not read: {event}")

    def sign_in(self):
        result = self.rig.cli.login(PIN).document["result"]
        if result != "SIGNED_IN":
            raise AssertionError(f"not signed in: {result}")

    def opensc(self):
        for what, words in (("pkcs15-tool --dump", ["pkcs15-tool", "--dump"]), ("pkcs11-tool -O", ["pkcs11-tool", "-O"]),
                            ("pkcs11-tool, login and sign", self.signing())):
            self.table.traffic(f"{what}, OpenSC", [self.taken(lambda: self.tool(words)) for _ in range(self.runs)])

    def signing(self):
        (self.rig.folder / "message").write_text("a message to sign")
        return ["pkcs11-tool", "--login", "--pin", PIN, "--sign", "--mechanism", "SHA256-RSA-PKCS", "--id", KEY,
                "--input-file", self.rig.folder / "message", "--output-file", self.rig.folder / "signature"]

    def tool(self, words):
        done = self.rig.tool(*words)
        if done.returncode:
            raise AssertionError(f"{words[0]} failed: {done.stderr.strip()[-200:]}")

    # --- events ------------------------------------------------------------------------------------------------------

    def events(self, count):
        """Each insertion is seen by both, so that what else the machine does befalls both."""
        name = self.rig.await_slot(self.reader, EMPTY)
        floor = Process([str(self.rig.place.floor), "events", name], self.rig.folder / "floor.log")
        self.rig.processes.append(floor)
        floor.lines.next("the floor", lambda line: line == "ready")
        watch = Watch(self.rig, "watch-events")
        watch.await_start({"A": SHOWN_EMPTY})
        of_c, of_ours = [], []
        for _ in range(count + count // 2):
            card = BareCard(self.reader, bytes.fromhex(ATR))
            begin = card.insert()
            of_c.append((floor.lines.next("inserted", lambda line: self.nanos(line, "inserted")) - begin) / 1e3)
            of_ours.append((self.shown(watch, "inserted") - begin) / 1e3)
            card.remove()
            floor.lines.next("removed", lambda line: self.nanos(line, "removed"))
            self.shown(watch, "removed")
            threading.Event().wait(0.05)
        floor.end()
        warm = count // 2
        self.table.compare("insertion → event", of_c[warm:], of_ours[warm:], LATENCY_GOAL)
        return watch

    @staticmethod
    def nanos(line, event):
        return int(line.split()[0]) if line.endswith(event) else None

    @staticmethod
    def shown(watch, event):
        def wanted(line):
            document = json.loads(line)
            return document["nanos"] if document["event"] == f"card-{event}" else None
        return watch.process.lines.next(event, wanted)

    # --- commands ----------------------------------------------------------------------------------------------------

    def commands(self, count):
        """In turn, so that what else the machine does befalls both."""
        BareCard(self.reader, bytes.fromhex(ATR)).insert()
        name = self.rig.await_slot(self.reader, PRESENT)
        ours = Process(self.java(), self.rig.folder / "transmit.log")
        self.rig.processes.append(ours)
        self.of_ours(ours, WARM_UP)
        of_c, of_ours = [], []
        for _ in range(ROUNDS):
            of_c += self.of_c(name, count // ROUNDS)
            of_ours += self.of_ours(ours, count // ROUNDS)
        self.table.compare("a command", of_c, of_ours, COMMAND_GOAL)

    def of_c(self, name, count):
        done = subprocess.run([self.rig.place.floor, "transmit", name, str(count), "00A40000"], capture_output=True,
                              text=True, timeout=120, check=True)
        return [int(line) / 1e3 for line in done.stdout.split()]

    @staticmethod
    def of_ours(ours, count):
        ours.tell(str(count))
        found = []
        while line := ours.lines.next("a command's time", lambda line: line or "end"):
            if line == "end":
                return found
            found.append(int(line) / 1e3)
        return found

    def java(self):
        """TransmitCost on the jars of the installed suite."""
        place = self.rig.place
        path = ":".join(str(jar) for jar in place.clinic.glob("plugins/*.jar")
                        if re.match(r"se\.etjanstekort\.(smartcard|policy|reader)_|com\.sun\.jna_|org\.osgi|org\.eclipse\.(osgi|"
                                    r"equinox)", jar.name))
        bundle = ":".join(str(folder) for folder in place.clinic.glob("plugins/se.etjanstekort.reader_*") if folder.is_dir())
        path = f"{path}:{bundle}" if bundle else path
        classes = self.rig.folder / "classes"
        compiler = Path(place.java).resolve().with_name("javac")
        subprocess.run([compiler, "-encoding", "UTF-8", "-proc:none", "-d", classes, "-cp", path,
                        Path(__file__).with_name("TransmitCost.java")], check=True)
        return [place.java, "-cp", f"{classes}:{path}", "se.etjanstekort.reader.internal.TransmitCost"]

    # --- idle --------------------------------------------------------------------------------------------------------

    def idle(self, watch, seconds):
        threading.Event().wait(SETTLED_SECONDS)
        threads = own_threads(watch.pid)
        before = cpu_nanos(watch.pid, threads)
        threading.Event().wait(seconds)
        millis = (cpu_nanos(watch.pid, threads) - before) / 1e6
        self.table.row(f"our {len(threads)} threads idle for {seconds} s, CPU", "ms", [millis],
                       f"≤ {IDLE_GOAL * seconds / 60:.1f}")

    def run(self):
        print(f"load average {os.getloadavg()[0]:.1f}", file=self.table.out, flush=True)
        self.traffic()
        watch = self.events(400 if self.long else 100)
        self.idle(watch, 60 if self.long else 10)
        watch.process.end()
        self.commands(10_000 if self.long else 3_000)


def inside(arguments):
    place = Place(arguments.root, arguments.java)
    settle_in(place)
    with Rig(place, place.work / "benchmarks") as rig:
        table = Table(sys.stdout)
        with (rig.folder / "log.txt").open("w", encoding="utf-8") as log, contextlib.redirect_stdout(log):
            Benchmark(rig, table, arguments.runs, arguments.full).run()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--java", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--inside", action="store_true")
    arguments = parser.parse_args()
    if arguments.inside:
        inside(arguments)
        return 0
    place = Place(arguments.root, arguments.java)
    mend = how_to_mend() or compile_drivers(place)
    if mend:
        print(mend)
        return 1
    folder = place.work / "benchmarks"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with contextlib.redirect_stdout(io.StringIO()):
        Cli(place, folder).run("simulate", "--issue", "--pki", str(place.pki))
    return subprocess.run([*namespaces(), sys.executable, __file__, "--inside", *sys.argv[1:]], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
