/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

    static String approved;
    static String approvedRevocationUnknown;
    static String card;
    static String cardAtr;
    static String cardReader;
    static String check;
    static String checkSignature;
    static String endsInDays;
    static String endsSoon;
    static String endsToday;
    static String endsTomorrow;
    static String expired;
    static String hsaId;
    static String issuer;
    static String noSignature;
    static String noSignatureText;
    static String notCheckable;
    static String notYetValid;
    static String otherId;
    static String personnummer;
    static String readerHasCard;
    static String readerInUse;
    static String readerMute;
    static String readerReady;
    static String revoked;
    static String serviceMissing;
    static String serviceMissingAdvice;
    static String signedInSince;
    static String somebodyElse;
    static String somebodyElseText;
    static String validUntil;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {
    }
}
