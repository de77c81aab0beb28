/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.anchors;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

    public static String code;
    public static String copy;
    public static String details;
    public static String expiredText;
    public static String expiredTitle;
    public static String fingerprint;
    public static String folder;
    public static String fromUntil;
    public static String introduction;
    public static String name;
    public static String noFolder;
    public static String notYetValidText;
    public static String notYetValidTitle;
    public static String problem;
    public static String problems;
    public static String readAgain;
    public static String reading;
    public static String readingFailed;
    public static String serviceMissing;
    public static String source;
    public static String state;
    public static String stateExpired;
    public static String stateInForce;
    public static String stateNotYetValid;
    public static String stateOff;
    public static String stateProblem;
    public static String stateWaiting;
    public static String subject;
    public static String title;
    public static String validity;
    public static String waitingText;
    public static String waitingTitle;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {
    }
}
