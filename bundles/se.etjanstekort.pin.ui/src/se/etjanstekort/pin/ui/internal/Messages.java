/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

    static String authenticationTitle;
    static String authenticationLabel;
    static String authenticationButton;
    static String signatureTitle;
    static String signatureLabel;
    static String signatureButton;
    static String who;
    static String identity;
    static String digits;
    static String digitsRange;
    static String tooLong;
    static String tickFirst;
    static String checking;
    static String wrongCode;
    static String wrongCodeLastTry;
    static String wrongCodeUnknown;
    static String lastTry;
    static String lastTryMeaning;
    static String lastTryYes;
    static String tries;
    static String fieldDescription;
    static String cancel;
    static String help;
    static String helpTitle;
    static String helpText;
    static String close;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {
    }
}
