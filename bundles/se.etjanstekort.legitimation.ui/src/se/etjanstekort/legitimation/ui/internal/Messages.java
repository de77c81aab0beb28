/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

    public static String checks;
    public static String checksTitle;
    public static String close;
    public static String codeAuthentication;
    public static String codePuk;
    public static String codeSignature;
    public static String codes;
    public static String copied;
    public static String copy;
    public static String lockNow;
    public static String mask;
    public static String maskPersonnummer;
    public static String notApproved;
    public static String notChecked;
    public static String path;
    public static String preferences;
    public static String reader;
    public static String readers;
    public static String show;
    public static String showChecks;
    public static String showChecksOf;
    public static String showPersonnummer;
    public static String signOut;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {
    }
}
