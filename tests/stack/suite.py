# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Where things are, and the installed command line."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from process import Process
from terminal import Terminal


# A program of a test has ended before the second compiler of the JVM has paid for itself.
QUICK = ["-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
CARD_BUNDLES = ("se.etjanstekort.smartcard", "se.etjanstekort.pkcs15", "se.etjanstekort.cli", "se.etjanstekort.simulator",
                "bcprov", "bcutil", "bcpkix", "com.google.gson")


def policy_lines(values):
    """Policy as a product states it; an underscore stands for a dot."""
    return "".join(f"se.etjanstekort.policy/{key.replace('_', '.')}={value}\n" for key, value in values.items())


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
        self.drivers = self.build / "rig" / "drivers"
        self.bus_library = self.build / "rig" / "libbus.so"
        self.floor = self.build / "rig" / "floor"
        self.classes = self.build / "rig" / "classes"
        self.nginx = self.build / "nginx" / "nginx"
        self.archive = os.environ.get("STACK_ARCHIVE")

    @property
    def javac(self):
        return str(self.java).removesuffix("java") + "javac"

    def plugins(self, *names):
        """The class path of bundles of the installed suite."""
        return ":".join(str(next((self.clinic / "plugins").glob(f"{name}_*"))) for name in names)

    def card_command(self):
        """The suite's simulate command, without the platform (SlotCard.java)."""
        return [self.java, *QUICK, "-cp", f"{self.classes}:{self.plugins(*CARD_BUNDLES)}", "SlotCard"]

    @property
    def major(self):
        """The version of Java."""
        about = (Path(self.java).resolve().parents[1] / "release").read_text(encoding="utf-8")
        return int(re.search(r'(?m)^JAVA_VERSION="(\d+)', about).group(1))

    def java_command(self, clinic=None):
        launcher = next((clinic or self.clinic).glob("plugins/org.eclipse.equinox.launcher_*.jar"))
        native = ["--enable-native-access=ALL-UNNAMED"] if self.major >= 22 else []
        # made for this installation, and no other's
        archive = [f"-XX:SharedArchiveFile={self.archive}"] if self.archive and clinic in (None, self.clinic) else []
        return [self.java, *QUICK, *archive, "--add-modules=ALL-SYSTEM", *native, "-jar", str(launcher)]


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
        self.environment = dict(os.environ, HOME=str(home), XDG_CACHE_HOME=str(home / ".cache"), LC_ALL="C.UTF-8")
        self.command = [*place.java_command(clinic), "-nosplash", "-data", "@none",
                        "-application", "se.etjanstekort.cli.application"]
        self.command.insert(1, f"-Duser.home={home}")

    def policy(self, **values):
        """Policy of the product from now on, over what the example ships with; an underscore stands for a dot."""
        file = self.folder / "policy.ini"
        file.write_text(policy_lines(values))
        if "-pluginCustomization" not in self.command:
            self.command += ["-pluginCustomization", str(file)]

    def run(self, *words, stdin=""):
        completed = subprocess.run([*self.command, *words], input=stdin, capture_output=True, text=True,
                                   encoding="utf-8", env=self.environment, timeout=180, check=False)
        print(f"$ {' '.join(words)}\n{completed.stdout}{completed.stderr}", end="", flush=True)
        return Answer(completed)

    def forget_cards(self):
        """What was kept of cards for their next visit."""
        shutil.rmtree(self.environment["XDG_CACHE_HOME"], ignore_errors=True)

    def start(self, name, *words):
        return Process([*self.command, *words], self.folder / f"{name}.log", self.environment)

    def at_terminal(self, *words):
        return Terminal([*self.command, *map(str, words)], self.environment)

    def login(self, pin, *words):
        return self.run("login", "--pin-stdin", "--json", "--anchors", str(self.place.anchors), *words,
                        stdin=pin + "\n")
