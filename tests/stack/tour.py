# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The whole story by itself: the installed client on a desktop without a screen, a real PC/SC stack and software cards.
Numbered pictures and tour.log in the folder that --to names. In namespaces of its own, like a stack test."""

import sys
import time
from pathlib import Path

import program
from desktop import Desktop

PIN = "123456"

WORDS = {
    "sv": {"no reader": r"^(Kortläsare kan inte användas|Anslut en kortläsare)$", "no card": "^Sätt in ditt e-tjänstekort$",
           "not recognised": "^Kortet känns inte igen$", "untrusted": "^Kortet är inte godkänt$",
           "no certificate": "^Kortet saknar certifikat$", "expired": "^Kortet har gått ut$",
           "ready": r"^PIN-kod 1 \(legitimering\)", "wrong": r"^Fel kod\. 2 försök kvar\.", "last": r"\bEtt försök kvar\.",
           "yes": "Jag vet att det är sista försöket", "signed in": "^Inloggad$", "locked": r"^Låst\b",
           "somebody else": "tillhör någon annan"},
    "en": {"no reader": r"^(Card readers cannot be used|Connect a card reader)$", "no card": "^Put in your e-tjänstekort$",
           "not recognised": "^The card is not recognised$", "untrusted": "^The card is not approved$",
           "no certificate": "^The card has no certificate$", "expired": "^The card has expired$",
           "ready": r"^PIN 1 \(authentication\)", "wrong": r"^Wrong code\. 2 tries left\.", "last": r"\bOne try left\.",
           "yes": "I know that this is the last try", "signed in": "^Signed in$", "locked": r"^Locked\b",
           "somebody else": "belongs to somebody else"},
}


class Tour:
    """Goes through the story once in each language."""

    def __init__(self, rig, folder):
        self.rig = rig
        self.folder = folder
        self.desktop = Desktop(rig)
        self.log = (folder / "tour.log").open("w", encoding="utf-8")
        self.count = 0
        self.started = time.monotonic()

    def see(self, name, wanted, story):
        """Waits until the screen says so, and takes its picture."""
        self.desktop.await_text(wanted)
        self.count += 1
        file = f"{self.count:02d}-{name}.png"
        self.desktop.picture(self.folder / file)
        line = f"{time.monotonic() - self.started:6.1f} s  {file:36} {story}"
        print(line, file=self.log, flush=True)
        print("  " + line, flush=True)

    def exchange(self, card, persona):
        """Another card in the reader, once pcscd has seen the first one leave."""
        card.tell("remove")
        self.rig.await_reader(0, "empty")
        card.tell(f"insert {persona}")

    def enter(self, digits):
        self.desktop.digits(digits)
        self.desktop.keys("Return")

    def in_swedish(self):
        words = WORDS["sv"]
        client = self.desktop.start_client("sv", workspace="workspace-sv")
        self.see("sv-no-reader", words["no reader"], "The client is started; there is no card reader to use.")
        self.rig.start_pcscd()
        self.see("sv-no-card", words["no card"], "The service is there and so is a reader: noticed by itself.")
        card = self.rig.insert("doors-only")
        self.see("sv-card-for-doors", words["not recognised"], "A card for doors: not recognised, its ATR for support.")
        self.exchange(card, "stranger")
        self.see("sv-stranger", words["untrusted"], "A card of an authority that nobody trusts: no name, no code field.")
        self.exchange(card, "expired")
        self.see("sv-expired", words["expired"], "An expired card.")
        self.exchange(card, "doctor")
        self.see("sv-ready", words["ready"], "The doctor's card: who she is, and the field for PIN 1.")
        self.enter("111111")
        self.see("sv-wrong-code", words["wrong"], "A wrong code: two tries are left.")
        self.enter(PIN)
        self.see("sv-signed-in", words["signed in"], "Signed in: the clinic opens, the card's status in the sidebar.")
        card.tell("remove")
        self.see("sv-cover", words["locked"], "Card out: covered at once, nothing of the patients is seen.")
        self.rig.await_reader(0, "empty")
        card.tell("insert nurse")
        self.see("sv-somebody-else", words["somebody else"], "Somebody else's card does not open it.")
        self.exchange(card, "doctor")
        self.see("sv-cover-code", words["ready"], "The same person's card: the cover itself asks for the code.")
        self.enter(PIN)
        self.see("sv-unlocked", words["signed in"], "Unlocked: the work is where it was.")
        card.end()
        client.end()
        self.rig.await_reader(0, "empty")

    def in_english(self):
        words = WORDS["en"]
        client = self.desktop.start_client("en", workspace="workspace-en")
        self.see("en-no-card", words["no card"], "In English: put in the card.")
        card = self.rig.insert("empty-reserve")
        self.see("en-empty-reserve", words["no certificate"], "An empty reserve card.")
        self.exchange(card, "nurse")
        self.see("en-ready", words["ready"], "A nurse's reserve card.")
        self.enter("111111")
        self.see("en-wrong-code", words["wrong"], "A wrong code.")
        self.enter("111112")
        self.see("en-last-try", words["last"], "One try is left: a yes is wanted before the field opens.")
        self.desktop.press(words["yes"])
        self.enter(PIN)
        self.see("en-signed-in", words["signed in"], "Signed in with the last try.")
        card.tell("remove")
        self.see("en-cover", words["locked"], "Card out: covered.")
        client.end()


def work(rig, arguments):
    for picture in arguments.to.glob("[0-9][0-9]-*.png"):
        picture.unlink()
    tour = Tour(rig, arguments.to)
    tour.in_swedish()
    tour.in_english()
    print(f"  {tour.count} pictures in {arguments.to}", flush=True)


def options(parser):
    parser.add_argument("--to", type=Path, required=True)


if __name__ == "__main__":
    sys.exit(program.start(__file__, options, work))
