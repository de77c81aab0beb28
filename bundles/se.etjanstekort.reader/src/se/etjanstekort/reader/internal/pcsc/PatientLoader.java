/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import java.util.function.BooleanSupplier;

/**
 * Loads the library without tiring: whether it lies where it usually does is looked at each time, which costs next to nothing;
 * the system is asked to load it if it does, and now and then, as it may lie elsewhere. One thread.
 */
public final class PatientLoader {

    /** Loads, or says why not. */
    @FunctionalInterface
    interface Attempt {
        Pcsc load() throws LibraryException;
    }

    private static final int LOOKS_PER_ATTEMPT = 15;

    private final BooleanSupplier isThere;
    private final Attempt attempt;
    private LibraryException lastFault;
    private int looks;

    PatientLoader(BooleanSupplier isThere, Attempt attempt) {
        this.isThere = isThere;
        this.attempt = attempt;
    }

    /** For the library of the system that we run on. */
    public static PatientLoader ofSystem(DispatchLibrary dispatch) {
        return new PatientLoader(NativePcsc.PLATFORM::isLibraryThere, () -> NativePcsc.load(dispatch));
    }

    /**
     * The library, once it can be had.
     *
     * @throws LibraryException
     *             why it cannot, or could not the last time it was tried
     */
    public Pcsc load() throws LibraryException {
        looks++;
        if (lastFault != null && looks < LOOKS_PER_ATTEMPT && !isThere.getAsBoolean()) {
            throw lastFault;
        }
        looks = 0;
        try {
            return attempt.load();
        } catch (LibraryException e) {
            lastFault = e;
            throw e;
        }
    }
}
