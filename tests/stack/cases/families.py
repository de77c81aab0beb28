# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Empty cards that OpenSC's pkcs15-init personalises with keys and certificates of the test PKI: recognised, listed completely,
and signed in with."""

from rig import READER, check, equal

PIN, PIN2, PUK, LONG_PUK = "123456", "654321", "87654321", "8765432187654321"
OFFICER = "24681357"
ONE_PIN = ("--profile", "pkcs15+onepin")


class Owner:
    """Who personalises the card in the reader."""

    def __init__(self, rig, *always):
        self.rig = rig
        self.always = always

    def init(self, *words):
        done = self.rig.tool("pkcs15-init", "--reader", "0", *self.always, *words, stdin="")
        equal(0, done.returncode, f"pkcs15-init {words[0]}")

    def store(self, persona, credential, identifier, auth_id, pin, usage):
        """The key pair of a persona and its certificate."""
        folder = self.rig.place.pki / "personas" / persona
        where = ("--id", identifier, "--auth-id", auth_id, "--pin", pin, "--label", credential)
        self.init("--store-private-key", next(folder.glob(f"{credential}.*.key.pem")), *where, "--key-usage", usage)
        self.init("--store-certificate", next(folder.glob(f"{credential}.*.crt.pem")), *where)


    def store_authority(self, name, identifier):
        """The certificate of an issuing authority."""
        self.init("--store-certificate", self.rig.place.pki / "authorities" / f"{name}.crt.pem", "--authority",
                  "--id", identifier, "--auth-id", "01", "--pin", PIN, "--label", f"CA {name}")


def isoapplet(rig):
    rig.start_pcscd()
    card = rig.insert("isoapplet-blank")
    owner = Owner(rig, *ONE_PIN)
    owner.init("--create-pkcs15", "--use-default-transport-keys", "--label", "IsoApplet of a doctor", "--pin", PIN,
               "--puk", LONG_PUK)
    owner.store_authority("hsa", "61")
    return card, owner


def myeid(rig):
    rig.start_pcscd()
    card = rig.insert("myeid-blank")
    owner = Owner(rig)
    owner.init("--erase-card", "--use-default-transport-keys")
    owner.init("--create-pkcs15", "--use-default-transport-keys", "--label", "MyEID of a doctor", "--so-pin", OFFICER,
               "--so-puk", OFFICER)
    for auth_id, pin in (("01", PIN), ("02", PIN2)):
        owner.init("--store-pin", "--auth-id", auth_id, "--id", auth_id, "--label", f"PIN {auth_id}", "--pin", pin,
                   "--puk", PUK)
    return card, owner


def listed(rig, profile, label, certificates):
    """What the suite makes of the card, without a code."""
    answer = rig.cli.run("card", "--json", "--reader", READER, "--anchors", str(rig.place.anchors))
    equal(0, answer.status, "status")
    document = answer.document
    equal((profile, label), (document["profile"], document["label"]), "profile and label")
    equal(certificates, len(document["certificates"]), "certificates")
    check(all(identity["trusted"] for identity in document["identities"]), "the identities are trusted")
    return document


def signed_in(rig, card, identifier):
    before = rig.codes_sent(card)
    document = rig.cli.login(PIN).document
    equal(("SIGNED_IN", None), (document["result"], document["failure"]), "result")
    equal(identifier, document["identity"]["id"], "who")
    equal(before + 1, rig.codes_sent(card), "codes sent")


def test_isoapplet_with_rsa_keys_of_both_purposes_behind_its_one_code(rig):
    card, owner = isoapplet(rig)
    owner.store("doctor", "hsa.authentication", "45", "01", PIN, "sign,decrypt")
    owner.store("doctor", "hsa.signature", "46", "01", PIN, "nonRepudiation")
    document = listed(rig, "isoapplet", "IsoApplet of a doctor", 3)
    equal([{"HSA_ID", True}], [{identity["kind"], identity["signature"]} for identity in document["identities"]],
          "identities")
    equal([None], [pin["triesLeft"] for pin in document["pins"]], "tries are not asked for")
    signed_in(rig, card, "TSTNMT2321000156-10B7")


def test_isoapplet_with_keys_on_p256(rig):
    card, owner = isoapplet(rig)
    owner.store("ec", "hsa.authentication", "45", "01", PIN, "sign")
    listed(rig, "isoapplet", "IsoApplet of a doctor", 2)
    signed_in(rig, card, "TSTNMT2321000156-10B7")


def test_myeid_with_four_rsa_keys_behind_two_codes(rig):
    """Stored before the card is put into use: pkcs15-init has one code to give, and such a key wants two afterwards."""
    card, owner = myeid(rig)
    for number, authority in enumerate(("hsa", "id")):
        owner.store_authority(authority, f"{61 + number}")
    for number, (credential, auth_id, pin, usage) in enumerate((
            ("hsa.authentication", "01", PIN, "sign,decrypt"), ("hsa.signature", "02", PIN2, "nonRepudiation"),
            ("id.authentication", "01", PIN, "sign,decrypt"), ("id.signature", "02", PIN2, "nonRepudiation"))):
        owner.store("doctor", credential, f"{45 + number}", auth_id, pin, usage)
    owner.init("--finalize")
    document = listed(rig, "myeid", "MyEID of a doctor", 6)
    equal({"HSA_ID", "PERSONNUMMER"}, {identity["kind"] for identity in document["identities"]}, "identities")
    check({3} <= {pin["triesLeft"] for pin in document["pins"]}, "tries left are told")
    signed_in(rig, card, "TSTNMT2321000156-10B7")


def test_myeid_with_keys_on_p256(rig):
    card, owner = myeid(rig)
    owner.init("--finalize")
    owner.store_authority("hsa", "61")
    owner.store("ec", "hsa.authentication", "45", "01", PIN, "sign")
    listed(rig, "myeid", "MyEID of a doctor", 2)
    signed_in(rig, card, "TSTNMT2321000156-10B7")
