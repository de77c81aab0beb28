/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.jca;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeyPolicy;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.policy.Policy;

/**
 * Who may have the keys of cards, as policy says. It keeps order among bundles that mean well: code in the same JVM that means
 * harm has other ways.
 */
final class KeyStoreUsers {

    private final Policy policy;

    KeyStoreUsers(Policy policy) {
        this.policy = policy;
    }

    boolean areNone() {
        return policy.get(CardKeyPolicy.KEYSTORE_ALLOWED).isEmpty();
    }

    boolean isAllowed(Bundle bundle) {
        return policy.get(CardKeyPolicy.KEYSTORE_ALLOWED).contains(bundle.getSymbolicName());
    }

    /** A bundle under the name that it gives. */
    CardKeyStore.User user(Bundle bundle, Requester name) throws CardKeyException {
        if (!isAllowed(bundle)) {
            throw new CardKeyException(CardKeyFailure.NOT_ALLOWED,
                    "keystore.allowed does not name " + bundle.getSymbolicName());
        }
        boolean signs = policy.get(CardKeyPolicy.KEYSTORE_SIGNATURE_ALLOWED).contains(bundle.getSymbolicName());
        return new CardKeyStore.User(name,
                signs ? List.of(Purpose.AUTHENTICATION, Purpose.SIGNATURE) : List.of(Purpose.AUTHENTICATION));
    }

    /**
     * The bundle whose code called, in its own name: the nearest caller that is neither ours nor the Java runtime's. Where that
     * is no bundle's nobody called, also if one further away would be allowed.
     */
    CardKeyStore.User caller() throws CardKeyException {
        Optional<Class<?>> nearest = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.<Class<?>>map(StackFrame::getDeclaringClass)
                        .filter(type -> !isOfJava(type.getClassLoader()) && !isOurs(type)).findFirst());
        Bundle bundle = nearest.map(FrameworkUtil::getBundle).orElseThrow(
                () -> new CardKeyException(CardKeyFailure.NOT_ALLOWED, "called by the code of no bundle"));
        return user(bundle, named(bundle));
    }

    private static boolean isOfJava(ClassLoader loader) {
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static boolean isOurs(Class<?> type) {
        return type.getClassLoader() == KeyStoreUsers.class.getClassLoader();
    }

    /** By the name in its manifest, unless that is none to be shown. */
    private static Requester named(Bundle bundle) {
        String name = Objects.toString(bundle.getHeaders().get(Constants.BUNDLE_NAME), "");
        try {
            return new Requester(name);
        } catch (IllegalArgumentException e) {
            return new Requester(bundle.getSymbolicName());
        }
    }
}
