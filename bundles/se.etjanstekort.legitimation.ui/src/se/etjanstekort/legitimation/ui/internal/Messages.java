/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

    static String codeAuthentication;
    static String codePuk;
    static String codeSignature;
    static String codes;
    static String lockNow;
    static String mask;
    static String maskPersonnummer;
    static String notChecked;
    static String reader;
    static String readers;
    static String show;
    static String showPersonnummer;
    static String signOut;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {
    }
}
