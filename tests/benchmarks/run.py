# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Ours against OpenSC's tools and against a program in C, on the same virtual reader and the same card in one run.

Standard output: one table; every figure with its runs, median and spread (the middle eight tenths)."""

import contextlib
import json
import os
import re
import statistics
import subprocess
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stack"))

import program  # noqa: E402  (the path comes first)
from cards import BareCard  # noqa: E402
from cases.idle import SETTLED_SECONDS, cpu_nanos, own_threads  # noqa: E402
from desktop import product_customization  # noqa: E402
from pcsc import EMPTY, PRESENT  # noqa: E402
from process import Process  # noqa: E402
from rig import MICROS_PER_BYTE, MILLIS_PER_COMMAND  # noqa: E402
from suite import Cli  # noqa: E402
from watch import EMPTY as SHOWN_EMPTY, Watch  # noqa: E402

# A card that OpenSC can sign with, too.
PERSONA, PIN, KEY = "myeid", "123456", "45"
# A card that tells when it was last changed, as the suite's own do; the other one does not.
DATED = "doctor"
LATENCY_GOAL, COMMAND_GOAL, IDLE_GOAL, ENTER_GOAL = 1.5, 1.3, 5, 5
WARM_UP = 20_000
COMMANDS_A_ROUND = 50
QUIET_SECONDS = 1
PARTS = ("reading", "events", "idle", "commands")
ATR = "3B800181"


class Table:
    """The lines of the table, printed as they come."""

    def __init__(self, out):
        self.out = out
        self._line(f"{'what':62}{'unit':>7}{'runs':>6}{'median':>10}{'spread':>18}  goal")

    def _line(self, text):
        print(text, file=self.out, flush=True)

    def row(self, what, unit, values, goal=""):
        tenths = statistics.quantiles(values, n=10) if len(values) > 1 else [values[0]] * 9
        spread = f"{tenths[0]:.1f} – {tenths[-1]:.1f}"
        self._line(f"{what:62}{unit:>7}{len(values):>6}{statistics.median(values):>10.1f}{spread:>18}  {goal}")

    def compare(self, what, of_c, of_ours, goal):
        """In microseconds."""
        self.row(f"{what}, C", "µs", of_c)
        self.row(f"{what}, ours", "µs", of_ours)
        self.verdict(f"{what}, ours to C", statistics.median(of_ours) / statistics.median(of_c), goal)

    def verdict(self, what, value, goal):
        self._line(f"{what:62}{'ratio':>7}{'':6}{value:>10.2f}{'':18}  ≤ {goal}{'' if value <= goal else '  MISSED'}")

    def traffic(self, what, samples):
        """samples: what went over the line in each run, as (commands, bytes, milliseconds)."""
        for at, (unit, name) in enumerate((("APDUs", ""), ("bytes", ""), ("ms", " on the line"))):
            self.row(f"{what}{name}", unit, [sample[at] for sample in samples])


class Benchmark:
    """One run, inside the namespaces."""

    def __init__(self, rig, table, long):
        self.rig = rig
        self.table = table
        self.runs = 10 if long else 5
        self.long = long
        rig.start_pcscd(vpcd=False)
        self.reader = rig.plug("A")

    def taken(self, act):
        """What an act sends over the line."""
        self.reader.line.clear()
        act()
        return self.counted()

    def counted(self):
        """What has gone over the line, as (commands, bytes, milliseconds)."""
        line = self.reader.line
        return line.commands, line.bytes_sent + line.bytes_received, line.millis

    # --- reading and signing in --------------------------------------------------------------------------------------

    def reading(self):
        for persona in (DATED, PERSONA):
            card = self.rig.insert(persona, self.reader)
            self.reader.line.set(MICROS_PER_BYTE, MILLIS_PER_COMMAND)
            self.ours(card, persona)
            if persona == PERSONA:
                self.opensc()
            self.reader.line.set(0, 0)
            card.end()
            self.rig.await_slot(self.reader, EMPTY)

    def ours(self, card, persona):
        first, known = [], []
        asked, asked_again = ([], []), ([], [])
        for run in range(self.runs):
            self.rig.cli = self.user(f"{persona}-{run}")
            card.tell("remove")
            self.rig.await_slot(self.reader, EMPTY)
            watch = Watch(self.rig, f"{persona}-watch-{run}")
            watch.await_start({"A": SHOWN_EMPTY})
            first.append(self.taken(lambda: self.read(watch, card)))
            card.tell("remove")
            watch.await_start({"A": SHOWN_EMPTY})
            known.append(self.taken(lambda: self.read(watch, card)))
            watch.process.close_input()
            watch.process.wait()
            for to_the_code, entered in (asked_again, asked):
                before, after = self.sign_in(card)
                to_the_code.append(before)
                entered.append(after)
                self.rig.cli.forget_cards()
        self.table.traffic(f"all of a card, first read, ours, {persona}", first)
        self.table.traffic(f"all of a card, known, ours, {persona}", known)
        for what, (to_the_code, entered) in (("first read", asked), ("known card", asked_again)):
            self.table.traffic(f"login to the code, {what}, ours, {persona}", to_the_code)
            self.table.row(f"login, Enter → signature, {what}, ours, {persona}", "APDUs", entered, f"≤ {ENTER_GOAL}")

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

    def sign_in(self, card):
        """What goes over the line until the code is asked for, and the commands from Enter to the signature."""
        line = self.reader.line
        line.clear()
        login = self.rig.cli.start("login", "login", "--pin-stdin", "--json", "--anchors", str(self.rig.place.anchors))
        seen = 0
        while line.commands == 0 or line.commands != seen:  # the code is waited for once the card has nothing to do
            seen = line.commands
            threading.Event().wait(QUIET_SECONDS)
        before = self.counted()
        seen = len(self.rig.commands(card))
        login.tell(PIN)
        login.close_input()
        answer = "\n".join(login.lines.rest())
        login.wait()
        if json.loads(answer)["result"] != "SIGNED_IN":
            raise AssertionError(f"not signed in: {answer}")
        after = self.rig.commands(card)[seen:]
        return before, 1 + next(at for at, command in enumerate(after) if command.startswith("002A9E"))

    def opensc(self):
        for what, words in (("pkcs15-tool --dump", ["pkcs15-tool", "--dump"]), ("pkcs11-tool -O", ["pkcs11-tool", "-O"]),
                            ("pkcs11-tool, login and sign", self.signing())):
            self.table.traffic(f"{what}, OpenSC, {PERSONA}", [self.taken(lambda: self.tool(words)) for _ in range(self.runs)])

    def signing(self):
        (self.rig.folder / "message").write_text("a message to sign")
        return ["pkcs11-tool", "--login", "--pin", PIN, "--sign", "--mechanism", "SHA256-RSA-PKCS", "--id", KEY,
                "--input-file", self.rig.folder / "message", "--output-file", self.rig.folder / "signature"]

    def tool(self, words):
        done = self.rig.tool(*words)
        if done.returncode:
            raise AssertionError(f"{words[0]} failed: {done.stderr.strip()[-200:]}")

    # --- events ------------------------------------------------------------------------------------------------------

    def events(self, watch):
        """Each insertion is seen by both, so that what else the machine does befalls both."""
        count = 400 if self.long else 100
        name = self.rig.await_slot(self.reader, EMPTY)
        floor = Process([str(self.rig.place.floor), "events", name], self.rig.folder / "floor.log")
        self.rig.processes.append(floor)
        floor.lines.next("the floor", lambda line: line == "ready")
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

    def commands(self):
        """In turn, so that what else the machine does befalls both."""
        BareCard(self.reader, bytes.fromhex(ATR)).insert()
        name = self.rig.await_slot(self.reader, PRESENT)
        floor = Process([self.rig.place.floor, "transmit", name, "00A40000"], self.rig.folder / "floor-transmit.log")
        ours = Process(self.java(), self.rig.folder / "transmit.log")
        self.rig.processes += [floor, ours]
        for process in (floor, ours):
            self.exchanged(process, WARM_UP)
        of_c, of_ours = [], []
        for _ in range(200 if self.long else 60):
            of_c += self.exchanged(floor, COMMANDS_A_ROUND)
            of_ours += self.exchanged(ours, COMMANDS_A_ROUND)
        self.table.compare("a command", of_c, of_ours, COMMAND_GOAL)

    @staticmethod
    def exchanged(process, count):
        """So many commands: the microseconds of each."""
        process.tell(str(count))
        found = []
        while line := process.lines.next("a command's time", lambda line: line or "end"):
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

    def idle(self, watch):
        seconds = 60 if self.long else 10
        threading.Event().wait(SETTLED_SECONDS)
        threads = own_threads(watch.pid)
        before = cpu_nanos(watch.pid, threads)
        threading.Event().wait(seconds)
        millis = (cpu_nanos(watch.pid, threads) - before) / 1e6
        self.table.row(f"our {len(threads)} threads idle for {seconds} s, CPU", "ms", [millis],
                       f"≤ {IDLE_GOAL * seconds / 60:.1f}")

    def run(self, parts):
        print(f"load average {os.getloadavg()[0]:.1f}", file=self.table.out, flush=True)
        if "reading" in parts:
            self.reading()
        if "events" in parts or "idle" in parts:
            watch = Watch(self.rig, "watch-events")
            watch.await_start({"A": SHOWN_EMPTY})
            if "events" in parts:
                self.events(watch)
            if "idle" in parts:
                self.idle(watch)
            watch.process.end()
        if "commands" in parts:
            self.commands()


def work(rig, arguments):
    table = Table(sys.stdout)
    with (rig.folder / "log.txt").open("w", encoding="utf-8") as log, contextlib.redirect_stdout(log):
        Benchmark(rig, table, arguments.full).run(arguments.only)


def options(parser):
    parser.add_argument("--full", action="store_true", help="more runs, and idle for 60 seconds")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)


if __name__ == "__main__":
    sys.exit(program.start(__file__, options, work))
