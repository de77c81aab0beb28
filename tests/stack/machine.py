# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The machine that a test has for itself: namespaces of its own, and the drivers that are compiled for it."""

import os
import subprocess
from pathlib import Path

from suite import CARD_BUNDLES

DRIVERS = "/usr/lib/pcsc/drivers"
COMPILE = ["gcc", "-std=gnu11", "-O2", "-g", "-Wall", "-Wextra", "-Werror", "-I/usr/include/PCSC"]
SHARED = ["-shared", "-fPIC"]
# Where the certificates of the practice PKI point, and a register with what is behind it; nobody listens there until a test starts a service.
HOSTS = {f"{host}.exempel-e-id.example": f"127.0.0.{last}"
         for last, host in enumerate(("crl1", "ocsp1", "aia", "register", "behind"), start=2)}


def namespaces():
    """The command that gives a test its namespaces."""
    command = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    return command if os.geteuid() == 0 else command + ["--map-root-user"]


def how_to_mend():
    """Empty where namespaces can be had, otherwise what to do."""
    tried = subprocess.run(namespaces() + ["sh", "-c", "mount -t tmpfs none /run && ip link set lo up"],
                           capture_output=True, text=True)
    if tried.returncode == 0:
        return ""
    said = (tried.stderr.strip().splitlines() or ["no answer"])[-1]
    if os.geteuid() != 0:
        return f"no namespaces ({said}); run: sudo sysctl -w kernel.unprivileged_userns_clone=1 " \
               "kernel.apparmor_restrict_unprivileged_userns=0, or run the tests as root"
    return f"no namespaces ({said}); start the container with: docker run --cap-add SYS_ADMIN --cap-add NET_ADMIN " \
           "--security-opt seccomp=unconfined --security-opt apparmor=unconfined …"


def settle_in(place):
    """To be called inside the namespaces: a loopback device, an empty /run, our driver as pcscd's only one, our hosts."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "none", "/run"], check=True)
    subprocess.run(["mount", "--bind", place.drivers, DRIVERS], check=True)
    hosts = Path("/run/hosts")
    hosts.write_text("127.0.0.1 localhost\n" + "".join(f"{address} {host}\n" for host, address in HOSTS.items()))
    subprocess.run(["mount", "--bind", hosts, "/etc/hosts"], check=True)


def compile_drivers(place):
    """The virtual reader, its bus and the C client, from tests/rig; what keeps them from being made, or an empty text."""
    sources = place.root / "tests" / "rig"
    contents = place.drivers / "rig.bundle" / "Contents"
    library = contents / "Linux" / "librig.so"
    made = {library: SHARED + ["ifd.c", "pinpad.c"], place.bus_library: SHARED + ["bus.c"], place.floor: ["floor.c"]}
    newest = max(source.stat().st_mtime for source in sources.iterdir())
    for output, words in made.items():
        if output.exists() and output.stat().st_mtime > newest:
            continue
        output.parent.mkdir(parents=True, exist_ok=True)
        libraries = ["-lpthread"] if output != place.floor else ["-lpcsclite"]
        try:
            done = subprocess.run([*COMPILE, *words, "-o", output, *libraries], cwd=sources, capture_output=True,
                                  text=True, check=False)
        except FileNotFoundError:
            return "no C compiler; run: apt-get install gcc libc6-dev libpcsclite-dev"
        if done.returncode:
            said = next((line for line in done.stderr.splitlines() if "error" in line), done.stderr.strip()[-200:])
            return f"the virtual reader does not compile ({said}); run: apt-get install gcc libc6-dev libpcsclite-dev"
    (contents / "Info.plist").write_bytes((sources / "Info.plist").read_bytes())
    return compile_card(place, sources / "SlotCard.java", newest)


def compile_card(place, source, newest):
    """The program that a software card is, on the bundles of the installed suite."""
    output = place.classes / "SlotCard.class"
    if output.exists() and output.stat().st_mtime > newest:
        return ""
    done = subprocess.run([place.javac, "-encoding", "UTF-8", "-proc:none", "-nowarn", "-d", place.classes, "-cp",
                           place.plugins(*CARD_BUNDLES), source], capture_output=True, text=True, check=False)
    return f"the software card does not compile: {done.stderr.strip()[-200:]}" if done.returncode else ""
