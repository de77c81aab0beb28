/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

    public static String choiceButton;
    public static String choiceNumber;
    public static String choiceRemember;
    public static String choiceRememberSignIn;
    public static String choiceTitle;
    public static String choiceTrial;
    public static String choiceWhy;
    public static String choiceWhySignIn;
    public static String authenticationTitle;
    public static String authenticationLabel;
    public static String authenticationButton;
    public static String requester;
    public static String requesterAt;
    public static String requesterButton;
    public static String keyDialogTitle;
    public static String signatureDialogTitle;
    public static String signatureRequester;
    public static String signatureTitle;
    public static String signatureLabel;
    public static String signatureButton;
    public static String who;
    public static String identity;
    public static String digits;
    public static String digitsRange;
    public static String tooLong;
    public static String tickFirst;
    public static String checking;
    public static String wrongCode;
    public static String wrongCodeLastTry;
    public static String wrongCodeUnknown;
    public static String lastTry;
    public static String lastTryMeaning;
    public static String lastTryYes;
    public static String tries;
    public static String fieldDescription;
    public static String readerWhat;
    public static String readerFirst;
    public static String readerWaits;
    public static String readerTimeout;
    public static String readerStopHere;
    public static String readerStopThere;
    public static String readerBegin;
    public static String readerStop;
    public static String cancel;
    public static String help;
    public static String helpTitle;
    public static String helpText;
    public static String close;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
