/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.keys;

import java.util.Optional;

/**
 * Who asks for a signature, as the prompt for the code names it.
 *
 * @param name
 *            a short line for the user, such as the name of the service that is connected to
 * @param server
 *            the server that the signature is for, by its name in the network; empty where it is for none
 */
public record Requester(String name, Optional<String> server) {

    private static final int LONGEST = 80;
    private static final int LONGEST_SERVER = 253;

    public Requester {
        if (!isLine(name, LONGEST)) {
            throw new IllegalArgumentException("a requester has a name of one line");
        }
        if (server.filter(host -> !isLine(host, LONGEST_SERVER)).isPresent()) {
            throw new IllegalArgumentException("not the name of a server");
        }
    }

    /** For no server. */
    public Requester(String name) {
        this(name, Optional.empty());
    }

    /** The same, for a server. */
    public Requester at(String host) {
        return new Requester(name, Optional.of(host));
    }

    /** What turns the direction of writing or cannot be seen could make one name look like another. */
    private static boolean isLine(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.codePoints().noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
    }
}
