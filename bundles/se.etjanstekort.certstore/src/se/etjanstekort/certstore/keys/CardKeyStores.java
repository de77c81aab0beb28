/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.keys;

import java.security.KeyStore;

/**
 * Key stores for Java libraries that know nothing of cards. A DS service; off until policy {@code keystore.allowed} names the
 * bundle that gets it. While such a bundle has the service, {@code KeyStore.getInstance("ETJANSTEKORT")} is there too: what loads
 * one is the bundle whose code calls {@link KeyStore#load}, and it has to be named as well.
 * <p>
 * A key store shows the keys for legitimering of the cards that are in readers at the time that it is asked, each with its
 * whole chain; those for underskrift where policy {@code keystore.signature.allowed} names the bundle too, and they open no
 * connection. Its keys are opaque. One signs, on any thread but that of the user interface, when its
 * card is in a reader and the person gives the code to the prompt, which names who asks; also after the card has been away. No
 * password that a library hands over is ever looked at, and nothing can be written.
 */
public interface CardKeyStores {

    /** For {@link KeyStore#getInstance(String)}. */
    String TYPE = "ETJANSTEKORT";

    /**
     * A loaded key store, to be used while the bundle has this service.
     *
     * @param who
     *            as the prompt names it
     * @throws CardKeyException
     *             when policy does not name the bundle that has got this service
     */
    KeyStore open(Requester who) throws CardKeyException;
}
