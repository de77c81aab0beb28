# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The host's own connections: a register behind nginx that wants a card, and says who came."""

import json

from authority import openssl, serial_of
from process import PATIENCE
from rig import check, equal
from services import BEHIND, REGISTER, Network, Web, a_byte_a_second, reply

PIN = "123456"


def words(rig, anchors, path="/"):
    """What opens a connection to the register, and to nobody else."""
    return ("tls", f"https://{REGISTER}{path}", "--stdin", "--json", "--anchors", str(rig.place.anchors),
            "--server-anchors", str(anchors))


def ready(rig, persona="doctor", protocols="TLSv1.2 TLSv1.3", kind="rsa"):
    """A card in the reader and a register, of which the folder with its CA is given."""
    network = Network(rig)
    anchors = network.start_register(protocols, kind)
    rig.start_pcscd()
    return network, rig.insert(persona), anchors


def came_in(rig, network, anchors, persona, protocol, *more):
    answer = rig.cli.run(*words(rig, anchors), *more, stdin=PIN + "\n")
    equal(0, answer.status, "exit status")
    document = answer.document
    equal((None, 200, protocol), tuple(document[key] for key in ("failure", "status", "protocol")), "answer")
    equal("HSA_ID", document["identity"]["kind"], "the identity")
    check(f"protocol: {protocol}" in document["body"], "the register says the same")
    check(document["identity"]["id"] in document["body"], "the register says who came")
    check(f"serial: {serial_of(network.certificate(persona))}" in document["body"],
          "it was the certificate for legitimering, not that for underskrift")
    check(PIN not in answer.out + answer.err, "no code in the output")


def test_an_rsa_card_over_1_2(rig):
    network, _, anchors = ready(rig, protocols="TLSv1.2")
    came_in(rig, network, anchors, "doctor", "TLSv1.2")


def test_an_rsa_card_over_1_3(rig):
    network, _, anchors = ready(rig, protocols="TLSv1.3", kind="ec")
    came_in(rig, network, anchors, "doctor", "TLSv1.3")


def test_full_a_register_that_takes_the_longest_hash_alone(rig):
    network = Network(rig)
    anchors = network.start_register("TLSv1.3", signatures="RSA-PSS+SHA512:RSA+SHA256:RSA+SHA512")  # PKCS#1 is for certificates
    rig.start_pcscd()
    rig.insert("doctor")
    came_in(rig, network, anchors, "doctor", "TLSv1.3")


def test_full_an_ec_card_over_1_2(rig):
    network, _, anchors = ready(rig, "ec", protocols="TLSv1.2", kind="ec")
    came_in(rig, network, anchors, "ec", "TLSv1.2")


def test_an_ec_card_over_1_3(rig):
    network, _, anchors = ready(rig, "ec", protocols="TLSv1.3")
    came_in(rig, network, anchors, "ec", "TLSv1.3")


def test_a_server_that_asks_later_over_1_2(rig):
    network = Network(rig)
    register, anchors = network.start_late_register()
    rig.start_pcscd()
    rig.insert("doctor")
    client = rig.cli.start("tls", *words(rig, anchors), "--asked-later")
    rig.processes.append(client)
    client.tell(PIN)
    register.lines.next("the request", lambda line: line.startswith("GET / "))
    register.tell("R")
    dump = certificates_shown(register)
    check(openssl("x509", "-in", network.certificate("doctor"), "-outform", "DER") in dump, "it was the card's certificate")
    register.tell("HTTP/1.1 200 OK\nContent-Length: 5\n\nhej!")
    equal(0, client.wait(30), "exit status")
    document = json.loads("".join(client.lines.rest()))
    equal((200, "TLSv1.2", None), tuple(document[key] for key in ("status", "protocol", "withoutCertificate")), "answer")


def certificates_shown(register):
    """The message with certificates that the client sends, once its handshake has ended."""
    register.lines.next("certificates", lambda line: line.startswith("<<<") and line.endswith(", Certificate"))
    dump = []

    def ended(line):
        if line.startswith("    "):
            dump.append(line)
        elif not dump or dump[-1]:
            dump.append("")
        return line.startswith("<<<") and line.endswith(", Finished")
    register.lines.next("the end of the handshake", ended)
    return bytes.fromhex("".join(dump[:dump.index("")]))


def test_a_server_that_asks_nobody_over_1_3_is_told_of(rig):
    network = Network(rig)
    anchors = network.start_register("TLSv1.3", asks="off")
    rig.start_pcscd()
    rig.insert("doctor")
    answer = rig.cli.run(*words(rig, anchors), stdin=PIN + "\n")
    equal((0, "T-45"), (answer.status, answer.document["withoutCertificate"]), "answer")
    check("subject: \n" in answer.document["body"], "the register does not know who came")


def test_of_two_cards_that_which_is_named(rig):
    network, doctor, anchors = ready(rig, kind="ec")
    nurse = rig.insert("nurse", 1)
    answer = rig.cli.run(*words(rig, anchors), stdin=PIN + "\n")
    equal((1, "T-41"), (answer.status, answer.document["failure"]), "nobody is chosen for her")
    equal((0, 0), (rig.codes_sent(doctor), rig.codes_sent(nurse)), "codes sent")
    fingerprint = openssl("x509", "-in", network.certificate("nurse"), "-noout", "-fingerprint", "-sha256").decode()
    beginning = fingerprint.partition("=")[2].replace(":", "").lower()[:16]
    check(beginning in answer.err, "a script's author is told what to name")
    came_in(rig, network, anchors, "nurse", "TLSv1.3", "--identity", beginning[:8])
    equal(0, rig.codes_sent(doctor), "codes sent to the other card")


def test_full_a_person_at_a_terminal_says_which(rig):
    network, doctor, anchors = ready(rig, kind="ec")
    nurse = rig.insert("nurse", 1)
    terminal = rig.cli.at_terminal("tls", f"https://{REGISTER}/", "--anchors", rig.place.anchors, "--server-anchors", anchors)
    rig.processes.append(terminal)
    of_doctor = terminal.await_text(r"(\d)  HSA_ID  TSTNMT2321000156-10B7  Åsa Bergström Öhrn  Region Exempel  until ")[1]
    terminal.await_text("Which identity")
    terminal.type("7")
    terminal.await_text("Which identity")
    terminal.type(of_doctor)
    terminal.await_text("PIN 1: ")
    terminal.type(PIN)
    terminal.await_text(f"serial: {serial_of(network.certificate('doctor'))}")
    equal(0, terminal.wait(), "exit status")
    equal(0, rig.codes_sent(nurse), "codes sent to the other card")
    check(rig.codes_sent(doctor) and PIN not in terminal.seen, "the code is not shown")


def test_the_signature_certificate_is_never_offered(rig):
    network, card, anchors = ready(rig, "signature-only")
    answer = rig.cli.run(*words(rig, anchors), stdin="654321\n")
    equal(1, answer.status, "exit status")
    equal(0, rig.codes_sent(card), "codes sent")
    equal([], network.seen("register"), "what the register was asked")


def test_a_server_that_nobody_vouches_for_is_shown_nothing(rig):
    network, _, _ = ready(rig)
    answer = rig.cli.run(*words(rig, rig.place.anchors), stdin=PIN + "\n")
    equal((1, "T-48"), (answer.status, answer.document["failure"]), "answer")
    equal([], network.seen("register"), "what the register was asked")


def test_a_card_that_is_pulled_ends_the_connection(rig):
    slow = Web(BEHIND, a_byte_a_second)
    network, card, anchors = ready(rig)
    client = rig.cli.start("tls", *words(rig, anchors, "/long"))
    rig.processes.append(client)
    client.tell(PIN)
    check(slow.asked.wait(PATIENCE), "the answer has begun")
    card.tell("remove")
    equal(1, client.wait(30), "exit status")
    check('"failure":"T-42"' in "".join(client.lines.rest()), "the card has left, and nothing else is said")
    card.tell("insert")
    card.event("inserted")
    rig.await_reader(0, "present")
    came_in(rig, network, anchors, "doctor", "TLSv1.3")


def connects_twice(rig, reuse, stdin):
    """The register hangs up on the first request, so that the client opens another connection, with a handshake of its own; the
    network and what the command answers to those lines of input."""
    rig.cli.policy(revocation_sources="none", revocation_unknown="warn", pin_reuse=reuse)
    register = Web(BEHIND, lambda handler: len(register.paths) > 1 and reply(handler, b"hej!"))
    network, _, anchors = ready(rig, kind="ec")
    return network, rig.cli.run(*words(rig, anchors, "/again"), stdin=stdin)


def requests(network):
    return [line.rpartition(" ")[2] for line in network.seen("register")]


def test_one_code_is_good_for_all_connections_of_a_session(rig):
    network, answer = connects_twice(rig, "session", PIN + "\n")
    equal((0, 200, "hej!"), (answer.status, answer.document["status"], answer.document["body"]), "answer")
    equal(["444", "200"], requests(network), "what the register did")


def test_each_connection_has_the_code_asked_for_where_policy_says_never(rig):
    network, answer = connects_twice(rig, "never", PIN + "\n111111\n")
    equal((1, "P-02"), (answer.status, answer.document["failure"]), "the second code was asked for, and was wrong")
    equal(["444"], requests(network), "what the register did")


def test_full_a_code_for_each_connection(rig):
    network, answer = connects_twice(rig, "never", f"{PIN}\n{PIN}\n")
    equal((0, 200), (answer.status, answer.document["status"]), "answer")
    equal(["444", "200"], requests(network), "what the register did")


def test_full_a_wrong_code_spends_one_try_and_connects_to_nobody(rig):
    network, card, anchors = ready(rig)
    answer = rig.cli.run(*words(rig, anchors), stdin="111111\n")
    equal((1, "P-02"), (answer.status, answer.document["failure"]), "answer")
    equal(1, rig.codes_sent(card), "codes sent")
    equal([], network.seen("register"), "what the register was asked")


def test_full_no_card_no_code(rig):
    anchors = Network(rig).start_register()
    rig.start_pcscd()
    answer = rig.cli.run(*words(rig, anchors), stdin=PIN + "\n")
    equal((1, "S-03"), (answer.status, answer.document["failure"]), "answer")
