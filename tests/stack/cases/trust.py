# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""A card that lacks its issuers' certificates, which nginx has where the card's own certificate points."""

import services
from authority import openssl
from rig import check, equal
from services import AIA, Network


def trusted(rig):
    document = rig.cli.run("card", "--json", "--anchors", str(rig.place.anchors)).document
    return [identity["trusted"] for identity in document["identities"]]


def test_a_missing_issuer_is_fetched_where_the_card_says(rig):
    rig.cli.policy(trust_aia_hosts=AIA)
    network = Network(rig)
    rig.start_pcscd()
    rig.insert("no-issuers")
    equal([False], trusted(rig), "while nobody answers")
    network.start_lists()
    for _ in range(3):  # reading a card does not wait for it
        if trusted(rig) == [True]:
            break
    equal([True], trusted(rig), "once it was fetched")
    fetched = [line for line in network.seen() if line.endswith(f"/{network.hsa.file}.cer 200")]
    equal(1, len(fetched), "fetched, and kept")


def test_full_a_server_that_policy_does_not_name_is_not_asked(rig):
    rig.cli.policy(trust_aia_hosts="aia.siths.se")
    network = Network(rig)
    network.start_lists()
    rig.start_pcscd()
    rig.insert("no-issuers")
    for _ in range(2):
        equal([False], trusted(rig), "trusted")
    check(not any(".cer" in line for line in network.seen()), "no certificate was asked for")


def test_full_an_address_that_gives_back_what_points_at_it(rig):
    rig.cli.policy(trust_aia_hosts=AIA)
    own = openssl("x509", "-in", Network(rig).certificate("no-issuers"), "-outform", "DER")
    server = services.Web(AIA, lambda handler: services.reply(handler, own))
    rig.start_pcscd()
    rig.insert("no-issuers")
    for _ in range(3):
        equal([False], trusted(rig), "trusted")
    check(0 < len(server.paths) <= 6, f"asked now and then, not round and round: {len(server.paths)}")
