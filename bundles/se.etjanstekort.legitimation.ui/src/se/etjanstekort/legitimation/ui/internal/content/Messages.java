/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

    public static String approved;
    public static String approvedRevocationUnknown;
    public static String card;
    public static String cardAtr;
    public static String cardReader;
    public static String check;
    public static String checkSignature;
    public static String endsInDays;
    public static String endsSoon;
    public static String endsToday;
    public static String endsTomorrow;
    public static String expired;
    public static String hsaId;
    public static String issuer;
    public static String leftover;
    public static String leftoverText;
    public static String noSignature;
    public static String noSignatureText;
    public static String notCheckable;
    public static String notYetValid;
    public static String otherId;
    public static String personnummer;
    public static String readerHasCard;
    public static String readerInUse;
    public static String readerMute;
    public static String readerReady;
    public static String revoked;
    public static String serviceMissing;
    public static String serviceMissingAdvice;
    public static String signedInSince;
    public static String somebodyElse;
    public static String somebodyElseText;
    public static String validUntil;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {
    }
}
