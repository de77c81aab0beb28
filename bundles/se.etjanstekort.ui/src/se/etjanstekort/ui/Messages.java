/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

    static String language;
    static String datePattern;
    static String timePattern;
    static String supportWord;

    static String pin1;
    static String pin2;
    static String puk;
    static String triesMany;
    static String triesOne;
    static String triesNone;
    static String triesUnknown;
    static String kindHsaId;
    static String kindPersonnummer;
    static String kindOther;

    static String pictureCard;
    static String pictureReader;
    static String pictureOk;
    static String pictureWarning;
    static String pictureBad;

    static String noService;
    static String noReader;
    static String noReaderAdvice;
    static String noCard;
    static String noCardAdvice;
    static String reading;
    static String readingAdvice;
    static String notRecognised;
    static String cardInUse;
    static String noCertificate;
    static String mute;
    static String unusable;
    static String expired;
    static String notYetValid;
    static String revoked;
    static String revocationUnknown;
    static String untrusted;
    static String unfit;
    static String ready;
    static String readyAdvice;
    static String lastTry;
    static String proving;
    static String provingAdvice;
    static String blocked;
    static String blockedAdvice;
    static String somebodyElse;
    static String signedIn;
    static String signedInAdvice;
    static String locked;
    static String lockedAdvice;
    static String ended;
    static String failureWithCode;
    static String softwareCard;
    static String softwareCardText;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {
    }
}
