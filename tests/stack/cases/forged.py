# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Cards that must be refused: with which code, and how many codes they were given to harvest."""

from rig import READER, check, equal

PIN = "123456"


def refused(rig, persona, failure, codes_sent):
    rig.start_pcscd()
    card = rig.insert(persona)
    answer = rig.cli.login(PIN)
    check(answer.status != 0, "status is not 0")
    equal(failure, answer.document["failure"], "failure")
    equal(None, answer.document["identity"], "nobody is named")
    equal(codes_sent, rig.codes_sent(card), "codes sent")
    return card


def test_a_certificate_of_an_authority_that_nobody_trusts(rig):
    refused(rig, "stranger", "T-01", 0)


def test_an_expired_certificate(rig):
    refused(rig, "expired", "T-04", 0)


def test_a_certificate_for_signatures_is_none_for_signing_in(rig):
    refused(rig, "signature-only", "C-08", 0)


def test_pin_1_that_points_at_pin_2(rig):
    refused(rig, "twisted-pins", "C-06", 0)


def test_pin_1_that_points_at_the_puk(rig):
    refused(rig, "twisted-puk", "C-06", 0)


def test_a_copied_certificate_with_another_key(rig):
    card = refused(rig, "copied-certificate", "T-11", 1)
    equal(1, len(rig.commands(card, 0x2A)) + len(rig.commands(card, 0x88)), "signatures asked for")


def test_the_key_of_the_wrong_identity(rig):
    refused(rig, "wrong-key", "T-11", 1)


def test_a_blocked_code_is_not_sent(rig):
    refused(rig, "pin-blocked", "P-03", 0)


def test_an_empty_reserve_card(rig):
    refused(rig, "empty-reserve", "C-08", 0)


def test_a_card_for_doors(rig):
    refused(rig, "doors-only", "C-07", 0)


def test_a_card_whose_empty_verify_spends_a_try_is_never_asked(rig):
    rig.start_pcscd()
    card = rig.insert("empty-verify-spends")
    pins = rig.cli.run("card", "--json", "--reader", READER).document["pins"]
    equal({None}, {pin["triesLeft"] for pin in pins}, "tries left are unknown")
    equal(0, len(rig.commands(card, 0x20)), "VERIFY commands")
    equal("SIGNED_IN", rig.cli.login(PIN).document["result"], "no try was spent")
