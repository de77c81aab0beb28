/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.pkcs15.CardProfile.CodeSharing;
import se.etjanstekort.smartcard.CardException;

/**
 * The rules that a card's references to codes must keep, so that a code never reaches another object than the one it was asked
 * for: every authId is there once, what names it names a code that fits, no two codes stand behind one reference, nothing
 * unblocks itself, and one code does not open keys for legitimering and for underskrift, but on families whose owners
 * personalise their cards so (pkcs15-init puts all keys behind one PIN where the applet has only one).
 */
final class PinReferences {

    private final List<AuthenticationObject> codes;
    private final List<PrivateKeyObject> keys;

    private PinReferences(List<AuthenticationObject> codes, List<PrivateKeyObject> keys) {
        this.codes = codes;
        this.keys = keys;
    }

    /** @throws CardException.MalformedData when a rule is broken; the message says which */
    static void check(List<AuthenticationObject> codes, List<PrivateKeyObject> keys, CodeSharing sharing)
            throws CardException.MalformedData {
        PinReferences references = new PinReferences(codes, keys);
        references.requireUniqueIds();
        references.requireOwnReferences();
        references.requireUnblockingToEnd();
        references.requireKeysBehindPins();
        if (sharing == CodeSharing.SEPARATE) {
            references.requireOwnCodeForSignatures();
        }
    }

    private void requireUniqueIds() throws CardException.MalformedData {
        Set<Identifier> seen = new HashSet<>();
        for (AuthenticationObject code : codes) {
            require(seen.add(code.authId()), "authId " + code.authId() + " is there twice");
        }
        seen.clear();
        for (PrivateKeyObject key : keys) {
            require(seen.add(key.id()), "key " + key.id() + " is there twice");
        }
    }

    /** Two codes with one number are one code, unless both are local to different directories. */
    private void requireOwnReferences() throws CardException.MalformedData {
        for (int i = 0; i < codes.size(); i++) {
            for (int j = i + 1; j < codes.size(); j++) {
                AuthenticationObject one = codes.get(i);
                AuthenticationObject other = codes.get(j);
                require(!one.reference().equals(other.reference()) || areApart(one, other),
                        "codes " + one.authId() + " and " + other.authId() + " have one reference, " + one.reference());
            }
        }
    }

    private static boolean areApart(AuthenticationObject one, AuthenticationObject other) {
        boolean bothLocal = one.flags().contains(PinFlag.LOCAL) && other.flags().contains(PinFlag.LOCAL);
        return bothLocal && one.path().isPresent() && other.path().isPresent() && !one.path().equals(other.path());
    }

    /**
     * Follows what unblocks what: to an end, within as many steps as there are codes. A PUK that the card does not list is
     * unknown, which keeps nobody from the code itself.
     */
    private void requireUnblockingToEnd() throws CardException.MalformedData {
        for (AuthenticationObject code : codes) {
            Optional<Identifier> next = code.unblockedBy();
            for (int steps = 0; next.isPresent(); steps++) {
                require(steps < codes.size(), "code " + code.authId() + " is unblocked in a circle");
                next = find(next.get()).flatMap(AuthenticationObject::unblockedBy);
            }
        }
    }

    private void requireKeysBehindPins() throws CardException.MalformedData {
        for (PrivateKeyObject key : keys) {
            if (key.authId().isPresent()) {
                require(required(key.authId().get()).isUserPin(),
                        "key " + key.id() + " is opened by an unblocking or security officer's code");
            }
        }
    }

    private void requireOwnCodeForSignatures() throws CardException.MalformedData {
        for (PrivateKeyObject signature : keys) {
            for (PrivateKeyObject other : keys) {
                boolean share = signature.authId().isPresent() && signature.authId().equals(other.authId());
                require(!share || !isForSignatures(signature) || isForSignatures(other),
                        "keys " + signature.id() + " and " + other.id() + " have one code");
            }
        }
    }

    private static boolean isForSignatures(PrivateKeyObject key) {
        return key.usage().contains(KeyUsage.NON_REPUDIATION);
    }

    private Optional<AuthenticationObject> find(Identifier authId) {
        return codes.stream().filter(code -> code.authId().equals(authId)).findFirst();
    }

    private AuthenticationObject required(Identifier authId) throws CardException.MalformedData {
        return find(authId).orElseThrow(() -> new CardException.MalformedData("no code has the authId " + authId));
    }

    private static void require(boolean kept, String broken) throws CardException.MalformedData {
        if (!kept) {
            throw new CardException.MalformedData(broken);
        }
    }
}
