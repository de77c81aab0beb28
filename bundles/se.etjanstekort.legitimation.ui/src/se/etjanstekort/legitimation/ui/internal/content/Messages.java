/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

    public static String approved;
    public static String approvedRevocationUnknown;
    public static String byPolicy;
    public static String card;
    public static String cardAtr;
    public static String cardReader;
    public static String check;
    public static String checkSignature;
    public static String endsInDays;
    public static String endsSoon;
    public static String endsToday;
    public static String endsTomorrow;
    public static String environment;
    public static String environmentProduction;
    public static String environmentTest;
    public static String environmentUnknown;
    public static String expired;
    public static String fault;
    public static String hsaId;
    public static String issuer;
    public static String leftover;
    public static String leftoverText;
    public static String level;
    public static String levelUnknown;
    public static String nameless;
    public static String noAnchor;
    public static String noSignature;
    public static String noSignatureText;
    public static String notCheckable;
    public static String notYetValid;
    public static String otherId;
    public static String outcomeOf;
    public static String personnummer;
    public static String purposeAuthentication;
    public static String purposeSignature;
    public static String readerHasCard;
    public static String readerInUse;
    public static String readerMute;
    public static String readerReady;
    public static String refused;
    public static String revocation;
    public static String revocationNotAsked;
    public static String revocationNotAskedText;
    public static String revocationUnknown;
    public static String revoked;
    public static String roleAnchor;
    public static String roleCard;
    public static String roleIssuer;
    public static String roleMissing;
    public static String serviceMissing;
    public static String serviceMissingAdvice;
    public static String sha256;
    public static String signatureRefused;
    public static String signedInSince;
    public static String somebodyElse;
    public static String somebodyElseText;
    public static String source;
    public static String useAuthentication;
    public static String useBoth;
    public static String useSignature;
    public static String valid;
    public static String validFromTo;
    public static String validUntil;
    public static String verdictNotCheckable;
    public static String verdictPending;
    public static String verdictRefused;
    public static String verdictTrusted;
    public static String verdictTrustedWithRemark;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {
    }
}
