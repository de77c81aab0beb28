/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

    public static String choosing;
    public static String choosingAdvice;
    public static String language;
    public static String datePattern;
    public static String timePattern;
    public static String supportWords;

    public static String pin1;
    public static String pin2;
    public static String puk;
    public static String triesMany;
    public static String triesOne;
    public static String triesNone;
    public static String triesUnknown;
    public static String kindHsaId;
    public static String kindPersonnummer;
    public static String kindOther;

    public static String pictureCard;
    public static String pictureReader;
    public static String pictureOk;
    public static String pictureWarning;
    public static String pictureBad;

    public static String noService;
    public static String noReader;
    public static String noReaderAdvice;
    public static String readerUnusable;
    public static String noCard;
    public static String noCardAdvice;
    public static String reading;
    public static String readingAdvice;
    public static String notRecognised;
    public static String cardInUse;
    public static String noCertificate;
    public static String mute;
    public static String unusable;
    public static String expired;
    public static String notYetValid;
    public static String revoked;
    public static String revocationUnknown;
    public static String untrusted;
    public static String unfit;
    public static String ready;
    public static String readyAdvice;
    public static String lastTry;
    public static String proving;
    public static String provingAdvice;
    public static String blocked;
    public static String blockedAdvice;
    public static String somebodyElse;
    public static String signedIn;
    public static String signedInAdvice;
    public static String locked;
    public static String lockedAdvice;
    public static String moment;
    public static String ended;
    public static String failureWithCode;
    public static String softwareCard;
    public static String softwareCardText;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
