/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

    public static String windowTitle;
    public static String windowTitlePlain;
    public static String cancel;
    public static String close;
    public static String atr;
    public static String lockedTitle;
    public static String lockedTitlePlain;
    public static String locked;
    public static String workIsKept;
    public static String somebodyElse;
    public static String signedOut;
    public static String signedOutText;
    public static String goOn;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
