# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Readers and cards come and go, and so does the service: what the suite shows is right soon after, and every step is told
once and in order. Each test prints how soon."""

import subprocess
import threading
from pathlib import Path

from cards import BareCard
from rig import check, equal
from watch import EMPTY, STOPPED, Watch, now, serial

FIRST, SECOND = "3B800181", "3B02AABB"
STORM = 150


def bare(reader, atr=FIRST):
    return BareCard(reader, bytes.fromhex(atr))


def started(rig):
    """pcscd without readers, and a watch that has seen it."""
    rig.start_pcscd(vpcd=False)
    watch = Watch(rig)
    watch.await_start({})
    return watch


def test_readers_are_plugged_renamed_and_unplugged(rig):
    watch = started(rig)
    first, second = rig.bus.reader("A"), rig.bus.reader("B")
    for what, wanted, act in (
            ("the first reader", {"A": EMPTY}, first.plug), ("another one", {"A": EMPTY, "B": EMPTY}, second.plug),
            ("one of two unplugged", {"B": EMPTY}, first.unplug), ("the last one unplugged", {}, second.unplug),
            ("the first one again", {"A": EMPTY}, first.plug)):
        since = now()
        act()
        watch.await_shown(wanted, since, what)
    renamed = rig.bus.reader("C")
    since = now()
    first.unplug()
    renamed.plug()
    watch.await_shown({"C": EMPTY}, since, "the same under another name")
    watch.quiet(1.5)


def test_cards_are_exchanged_within_fifty_milliseconds(rig):
    watch = started(rig)
    reader = rig.plug("A")
    watch.await_shown({"A": EMPTY}, now(), "the reader")
    card = bare(reader)
    card.insert()
    watch.await_shown({"A": FIRST}, now(), "a card")
    for pause, atr in ((0.05, SECOND), (0.005, FIRST), (0.05, SECOND)):
        before = len(watch.events)
        since = now()
        card.remove()
        threading.Event().wait(pause)
        card = bare(reader, atr)
        card.insert()
        watch.await_shown({"A": atr}, since + pause, f"exchanged in {pause * 1e3:.0f} ms")
        equal([("card-removed", "A"), ("card-inserted", "A")], watch.names(before), "what was told")
    watch.quiet(1)


def test_ten_readers_at_once_and_sixteen(rig):
    watch = started(rig)
    readers = [rig.bus.reader(f"{number:02d}") for number in range(16)]
    for count in (10, 16):
        since = now()
        for reader in readers[:count]:
            if not reader.opened.is_set():
                rig.bus.plug(reader)
        for reader in readers[:count]:
            reader.await_taken()
        watch.await_shown({reader.name: EMPTY for reader in readers[:count]}, since, f"{count} readers at once")
    since = now()
    for reader in readers:
        bare(reader).insert()
    watch.await_shown({reader.name: FIRST for reader in readers}, since, "a card in each of sixteen")
    since = now()
    for reader in readers[:10]:
        rig.bus.unplug(reader)
    for reader in readers[:10]:
        check(reader.closed.wait(20), "pcscd lets go of the reader")
    watch.await_shown({reader.name: FIRST for reader in readers[10:]}, since, "ten of sixteen unplugged at once")


def test_the_service_is_stopped_killed_and_restarted(rig):
    watch = started(rig)
    reader = rig.plug("A")
    bare_card = bare(reader)
    bare_card.insert()
    watch.await_shown({"A": FIRST}, now(), "a card")
    for what, end in (("stopped", rig.pcscd.stop), ("killed", rig.pcscd.kill)):
        end()
        watch.await_shown(STOPPED, now(), f"the service is {what}")
        bare_card = bare(reader, SECOND)
        bare_card.insert()
        rig.start_pcscd(vpcd=False)
        watch.await_shown({"A": SECOND}, now(), f"the service is back after it was {what}")


def test_the_service_is_frozen_and_continued(rig):
    watch = started(rig)
    first, second, third = (rig.plug(name) for name in "ABC")
    card = bare(first)
    card.insert()
    watch.await_shown({"A": FIRST, "B": EMPTY, "C": EMPTY}, now(), "a card in one of three")
    rig.pcscd.freeze()
    card.remove()
    bare(second, SECOND).insert()
    rig.bus.unplug(third)
    rig.bus.plug(rig.bus.reader("D"))
    watch.quiet(1)
    rig.pcscd.thaw()
    watch.await_shown({"A": EMPTY, "B": SECOND, "D": EMPTY}, now(), "the service is continued")


def test_the_service_comes_later(rig):
    watch = Watch(rig)
    equal("service-stopped", watch.next()["event"], "the first event")
    reader = rig.bus.reader("A")
    rig.bus.plug(reader)
    bare(reader).insert()
    rig.start_pcscd(vpcd=False)
    watch.await_shown({"A": FIRST}, now(), "the service comes after us")


def over(folder):
    """What the test changes there is changed for it alone: an overlay on a file system of the test's own."""
    own = Path("/run/overlay")
    own.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "none", own], check=True)
    for part in ("upper", "work"):
        (own / part).mkdir()
    subprocess.run(["mount", "-t", "overlay", "-o", f"lowerdir={folder},upperdir={own}/upper,workdir={own}/work", "none", folder],
                   check=True)


def test_the_library_comes_later(rig):
    library = next(Path("/usr/lib").glob("*/libpcsclite.so.1"))
    over(library.parent)
    rig.start_pcscd(vpcd=False)
    reader = rig.plug("A")
    bare(reader).insert()
    away = library.rename(library.with_name("away"))
    equal("missing", rig.cli.run("readers", "--json").document["service"]["state"], "service")
    watch = Watch(rig)
    equal("service-stopped", watch.next()["event"], "the first event")
    away.rename(library)
    watch.await_shown({"A": FIRST}, now(), "the library comes after us")


def test_a_storm_with_acknowledged_steps(rig):
    watch = started(rig)
    reader = rig.bus.reader("A")
    since = now()
    for cycle in range(STORM):
        before = len(watch.events)
        card = bare(reader, (FIRST, SECOND)[cycle % 2])
        for act, wanted in ((reader.plug, "reader-added"), (card.insert, "card-inserted"),
                            (card.remove, "card-removed"), (reader.unplug, "reader-removed")):
            act()
            equal((wanted, "A"), (watch.next()["event"], serial(watch.events[-1]["reader"])), f"cycle {cycle}")
        equal(4, len(watch.events) - before, "events of a cycle")
    print(f"{STORM} cycles in {now() - since:.1f} s, {4 * STORM} events")
    watch.quiet(1.5)


def test_a_storm_without_acknowledgement(rig):
    watch = started(rig)
    reader, other = rig.bus.reader("A"), rig.plug("B")
    resting = bare(other)
    for _ in range(STORM):
        reader.plug()
        card = bare(reader)
        card.insert()
        card.remove()
        resting.insert()
        resting.remove()
        reader.unplug()
    reader.plug()
    bare(reader, SECOND).insert()
    resting.insert()
    watch.await_shown({"A": SECOND, "B": FIRST}, now(), "after a storm")
    watch.quiet(2)
    equal({"A": SECOND, "B": FIRST}, watch.shown, "what is shown in the end")
