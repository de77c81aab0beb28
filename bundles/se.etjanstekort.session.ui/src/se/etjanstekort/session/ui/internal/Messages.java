/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

    static String windowTitle;
    static String windowTitlePlain;
    static String cancel;
    static String close;
    static String atr;
    static String lockedTitle;
    static String lockedTitlePlain;
    static String locked;
    static String workIsKept;
    static String somebodyElse;
    static String signedOut;
    static String signedOutText;
    static String goOn;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {
    }
}
