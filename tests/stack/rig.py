# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""What the stack tests stand on: pcscd with the vpcd driver, software cards in its reader, the installed command line, and
OpenSC's tools."""

import json
import os
import queue
import re
import signal
import subprocess
import threading
import time
from pathlib import Path

READER = "Virtual PCD 00 00"
SECOND_READER = "Virtual PCD 00 01"
# An upper limit: pcscd asks vpcd for its card every 400 ms, a JVM starts in seconds, but a busy machine takes its time.
PATIENCE = 120


class Place:
    """Where things are."""

    def __init__(self, root, java):
        self.root = root
        self.java = java
        self.build = root / "build"
        self.work = self.build / "stack"
        self.pki = self.work / "pki"
        self.anchors = self.pki / "anchors"
        self.clinic = self.build / "demo" / "clinic"

    def java_command(self, clinic=None):
        launcher = next((clinic or self.clinic).glob("plugins/org.eclipse.equinox.launcher_*.jar"))
        version = subprocess.run([self.java, "-XshowSettings:properties", "-version"], capture_output=True, text=True,
                                 check=True).stderr
        major = int(re.search(r"java.specification.version = (\d+)", version).group(1))
        native = ["--enable-native-access=ALL-UNNAMED"] if major >= 22 else []
        return [self.java, "--add-modules=ALL-SYSTEM", *native, "-XX:-UsePerfData", "-jar", str(launcher)]


class Lines:
    """The lines that a process prints, as they come, kept in a log."""

    def __init__(self, stream, log):
        self.queue = queue.Queue()
        self.seen = []
        self.log = log
        threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream):
        with self.log.open("a", encoding="utf-8") as log:
            for line in stream:
                log.write(line)
                log.flush()
                self.queue.put(line.rstrip("\n"))
        self.queue.put(None)

    def next(self, what, wanted, patience=PATIENCE):
        """The first line from here on that wanted(line) gives something true for, as that something."""
        deadline = time.monotonic() + patience
        while True:
            try:
                line = self.queue.get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"waited {patience} s in vain for {what}; seen: {self.seen[-5:]}") from None
            if line is None:
                raise AssertionError(f"ended before {what}; seen: {self.seen[-5:]}")
            self.seen.append(line)
            found = wanted(line)
            if found:
                return found

    def rest(self, patience=PATIENCE):
        """The lines up to the end of the stream."""
        deadline = time.monotonic() + patience
        lines = []
        while (line := self.queue.get(timeout=max(0.01, deadline - time.monotonic()))) is not None:
            lines.append(line)
        return lines


class Process:
    """A child of ours that is ended with the test."""

    def __init__(self, command, log, environment=None, stdin=subprocess.PIPE):
        log.parent.mkdir(parents=True, exist_ok=True)
        self.popen = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, text=True, encoding="utf-8",
                                      stderr=log.with_suffix(".err").open("w"), env=environment)
        self.lines = Lines(self.popen.stdout, log)

    def tell(self, line):
        self.popen.stdin.write(line + "\n")
        self.popen.stdin.flush()

    def event(self, name, patience=PATIENCE):
        """The next JSON line whose event has that name."""
        def wanted(line):
            document = json.loads(line)
            return document if document.get("event") == name else None
        return self.lines.next(f"the event {name}", wanted, patience)

    def close_input(self):
        self.popen.stdin.close()

    def wait(self, patience=PATIENCE):
        return self.popen.wait(patience)

    def end(self, sig=signal.SIGTERM):
        if self.popen.poll() is None:
            self.popen.send_signal(sig)
            try:
                self.popen.wait(10)
            except subprocess.TimeoutExpired:
                self.popen.kill()
                self.popen.wait()


class Answer:
    """What a command of ours answered: its exit status, its one document, what it said to people."""

    def __init__(self, completed):
        self.status = completed.returncode
        self.out = completed.stdout
        self.err = completed.stderr

    @property
    def document(self):
        return json.loads(self.out)


class Cli:
    """The command line in the installed suite."""

    def __init__(self, place, folder, clinic=None):
        self.place = place
        self.folder = folder
        home = folder / "home"
        home.mkdir(parents=True, exist_ok=True)
        self.environment = dict(os.environ, HOME=str(home), LC_ALL="C.UTF-8")
        self.command = [*place.java_command(clinic), "-nosplash", "-data", "@none",
                        "-application", "se.etjanstekort.cli.application"]
        self.command.insert(1, f"-Duser.home={home}")

    def run(self, *words, stdin=""):
        completed = subprocess.run([*self.command, *words], input=stdin, capture_output=True, text=True,
                                   encoding="utf-8", env=self.environment, timeout=180, check=False)
        print(f"$ {' '.join(words)}\n{completed.stdout}{completed.stderr}", end="", flush=True)
        return Answer(completed)

    def start(self, name, *words):
        return Process([*self.command, *words], self.folder / f"{name}.log", self.environment)

    def login(self, pin, *words):
        return self.run("login", "--pin-stdin", "--json", "--anchors", str(self.place.anchors), *words,
                        stdin=pin + "\n")


class Rig:
    """One test's computer."""

    def __init__(self, place, folder):
        self.place = place
        self.folder = folder
        self.cli = Cli(place, folder)
        self.processes = []
        self.pcscd = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.end()

    # --- pcscd -------------------------------------------------------------------------------------------------------

    def start_pcscd(self):
        configuration = self.folder / "reader.conf.d"
        configuration.mkdir(exist_ok=True)
        driver = self.place.build / "vpcd" / "libifdvpcd.so"
        (configuration / "vpcd").write_text(
            f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x8C7B\nLIBPATH {driver}\nCHANNELID 0x8C7B\n')
        for stale in Path("/run/pcscd").glob("pcscd.*"):
            stale.unlink()
        Path("/run/pcscd").mkdir(exist_ok=True)
        self.pcscd = Process(["/usr/sbin/pcscd", "--foreground", "--config", str(configuration), "--info"],
                             self.folder / "pcscd.log", stdin=subprocess.DEVNULL)
        self.processes.append(self.pcscd)
        self.pcscd.lines.next("pcscd", lambda line: "daemon ready" in line, 10)

    def kill_pcscd(self):
        self.pcscd.end(signal.SIGKILL)

    # --- cards -------------------------------------------------------------------------------------------------------

    def insert(self, persona, slot=0):
        """A software card in the reader, by the suite's own simulate command, which is returned."""
        card = self.cli.start(f"card-{len(self.processes)}", "simulate", "--json", "--trace", "--pki",
                              str(self.place.pki), "--vpcd", f"127.0.0.1:{35963 + slot}", persona)
        self.processes.append(card)
        self.atr = card.event("inserted")["atr"]
        self.await_reader(slot, "present")
        return card

    def await_reader(self, slot, state):
        """Until pcscd has noticed, which opensc-tool tells without a card being spoken to."""
        wanted = "Yes" if state == "present" else "No"
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            listed = subprocess.run(["opensc-tool", "--list-readers"], capture_output=True, text=True, check=False).stdout
            if re.search(rf"(?m)^{slot}\s+{wanted}\b", listed):
                return
            threading.Event().wait(0.1)
        raise AssertionError(f"reader {slot} did not become {state}")

    @staticmethod
    def commands(card, ins=None):
        """The commands that the card has seen, as the trace shows them: header, then the data or a note that it is hidden."""
        log = card.lines.log.read_text(encoding="utf-8")
        commands = [json.loads(line)["command"] for line in log.splitlines() if '"apdu"' in line]
        return [command for command in commands if ins is None or command[2:4].upper() == f"{ins:02X}"]

    def codes_sent(self, card):
        """How many codes the card has seen: VERIFY, CHANGE REFERENCE DATA and RESET RETRY COUNTER with data, of which the
        trace shows the length alone, as in 00200081 [8]."""
        return sum(1 for command in self.commands(card)
                   if command[2:4] in ("20", "21", "24", "25", "2C", "2D") and re.match(r"[0-9A-F]{8} \[\d+\]", command))

    # --- OpenSC ------------------------------------------------------------------------------------------------------

    def tool(self, *words, stdin=None, binary=False):
        """One of OpenSC's tools or openssl, with a configuration that lets it read a card that it does not know."""
        configuration = self.folder / "opensc.conf"
        if not configuration.exists():
            configuration.write_text("app default {\n  enable_default_driver = true;\n"
                                     "  framework pkcs15 { use_file_caching = false; }\n}\n")
        environment = dict(os.environ, OPENSC_CONF=str(configuration), HOME=str(self.folder / "home"), LC_ALL="C.UTF-8")
        completed = subprocess.run([str(word) for word in words], input=stdin, capture_output=True, text=not binary,
                                   env=environment, timeout=60, check=False)
        print(f"$ {' '.join(str(word) for word in words)}\n{completed.stdout}{completed.stderr}", flush=True)
        return completed


def check(condition, what):
    """Fails the test with a sentence."""
    if not condition:
        raise AssertionError(what)


def equal(expected, found, what):
    check(expected == found, f"{what}: expected {expected!r}, found {found!r}")
