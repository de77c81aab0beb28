# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Sign-in with the shipped policy while the services that say who is revoked answer, lie, or are gone. A code is sent only where
the card is known to be good."""

import time
from datetime import datetime

import services
from rig import check, equal
from services import Network

PIN = "123456"
# revocation.wait as shipped, and what a JVM and a card take beside it on a busy machine.
SHIPPED_WAIT = 5
LIMIT = SHIPPED_WAIT + 60


def ready(rig, **policy):
    """A nurse's card in the reader, the shipped policy or another, and the network with nothing running."""
    rig.cli.policy(**{"revocation_unknown": "refuse", "revocation_sources": "ocsp,crl"} | policy)
    network = Network(rig)
    network.has_issued("nurse")
    rig.start_pcscd()
    return network, rig.insert("nurse")


def refused(rig, card, failure):
    answer = rig.cli.login(PIN)
    equal(("FAILED", failure), (answer.document["result"], answer.document["failure"]), "answer")
    equal(0, rig.codes_sent(card), "codes sent")
    return answer


def status_told(rig):
    """Whether the certificate that signs in is trusted, and who says what of it."""
    told = rig.cli.run("trust", "--json", "--anchors", str(rig.place.anchors)).document["certificates"][0]
    return told["trusted"], told["revocation"]


def signed_in(rig):
    answer = rig.cli.login(PIN)
    equal(("SIGNED_IN", None), (answer.document["result"], answer.document["failure"]), "answer")


def test_good_by_ocsp(rig):
    network, _ = ready(rig)
    network.start_ocsp()
    signed_in(rig)
    check(network.responder.paths, "the responder was asked")


def test_revoked_by_ocsp_although_the_list_says_good(rig):
    network, card = ready(rig)
    network.start_lists()
    network.hsa.revoke(network.certificate("nurse"), "keyCompromise")
    network.start_ocsp()
    refused(rig, card, "T-03")
    trusted, status = status_told(rig)
    equal((False, "Revoked", "OCSP", "keyCompromise"), (trusted, status["status"], status["source"], status["reason"]), "trust")
    check(-300 < time.time() - 5 * 3600 - datetime.fromisoformat(status["when"].replace("Z", "+00:00")).timestamp() < 300,
          "when it was revoked")


def test_full_revoked_by_the_list_although_ocsp_says_good(rig):
    network, card = ready(rig, revocation_ask_all="true")
    network.hsa.revoke(network.certificate("nurse"), "keyCompromise")
    network.start_lists()
    network.hsa.knows(network.certificate("nurse"))
    network.start_ocsp()
    refused(rig, card, "T-03")


def test_responder_down_and_the_list_says_revoked(rig):
    network, card = ready(rig)
    network.hsa.revoke(network.certificate("nurse"), "cessationOfOperation")
    network.start_lists()
    refused(rig, card, "T-03")


def test_full_an_authority_that_is_revoked_ends_trust(rig):
    network, card = ready(rig)
    network.root.revoke(network.hsa.certificate, "cACompromise")
    network.start_lists()
    refused(rig, card, "T-03")


def test_nobody_answers(rig):
    _, card = ready(rig)
    refused(rig, card, "T-10")


def test_full_an_expired_list_does_not_count(rig):
    network, card = ready(rig)
    network.start_lists()
    network.publish(began_hours_ago=50, lasts_hours=25)
    refused(rig, card, "T-10")


def test_offline_start_with_the_list_of_this_morning(rig):
    network, card = ready(rig)
    network.start_lists()
    signed_in(rig)
    signed_in(rig)
    whole = [line for line in network.seen() if line.endswith(f"/{network.hsa.file}.crl 200")]
    equal(1, len(whole), "the list was fetched whole")
    network.stop_nginx()
    sent = rig.codes_sent(card)
    signed_in(rig)
    equal(1, rig.codes_sent(card) - sent, "codes sent")


def hostile(rig, answer, host=services.OCSP, waits=False):
    network, card = ready(rig)
    server = services.Web(host, answer)
    started = time.monotonic()
    refused(rig, card, "T-10")
    took = time.monotonic() - started
    check(took < LIMIT and (took > SHIPPED_WAIT / 2 or not waits), f"ended within the limit, after {took:.1f} s")
    check(server.paths, "the server was asked")
    return server


def test_full_a_responder_that_sends_a_byte_a_second(rig):
    hostile(rig, services.a_byte_a_second, waits=True)


def test_full_a_list_that_comes_a_byte_a_second(rig):
    hostile(rig, services.a_byte_a_second, services.CRL, waits=True)


def test_full_a_responder_that_sends_twenty_megabytes(rig):
    hostile(rig, services.twenty_megabytes)


def test_full_a_responder_that_sends_round_and_round(rig):
    server = hostile(rig, services.round_and_round)
    check(len(server.paths) <= 16, f"a few redirects are followed, not {len(server.paths)}")


def test_full_a_responder_that_says_try_later(rig):
    hostile(rig, services.try_later)


def test_full_a_responder_signed_by_another_authoritys_delegate(rig):
    network, card = ready(rig)

    def answer(handler):
        asked = services.body_of(handler)
        network.hsa.signer = network.hsa.signer or network.id.issue("responder", "responder")
        services.reply(handler, network.hsa.ocsp_answer(asked), "application/ocsp-response")
    network.start_ocsp(answer)
    refused(rig, card, "T-10")


def checked_responder(rig):
    """A responder whose own certificate has to be looked up in the list of its authority."""
    network, _ = ready(rig)
    network.hsa.signer = network.hsa.issue("checked", "checked-responder")
    return network


def test_a_responder_that_no_list_names_is_believed(rig):
    network = checked_responder(rig)
    network.start_lists()
    network.start_ocsp()
    trusted, status = status_told(rig)
    equal((True, "Good", "OCSP"), (trusted, status["status"], status["source"]), "trust")


def test_a_responder_that_is_on_the_list_itself_lies_in_vain(rig):
    network = checked_responder(rig)
    network.hsa.revoke(network.hsa.signer[0], "keyCompromise")
    network.start_lists()
    network.hsa.revoke(network.certificate("nurse"), "keyCompromise")
    network.start_ocsp()
    trusted, status = status_told(rig)
    check(network.responder.paths, "the responder was asked")
    equal((True, "Good", "CRL"), (trusted, status["status"], status["source"]), "trust")
