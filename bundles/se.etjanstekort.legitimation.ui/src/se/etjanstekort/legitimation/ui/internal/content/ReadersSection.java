/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.Slot;
import se.etjanstekort.ui.Tone;

/** The readers and what is in them. */
final class ReadersSection {

    private ReadersSection() {
    }

    static Section.Readers of(ReaderSnapshot readers) {
        return new Section.Readers(readers.readers().stream().map(ReadersSection::row).toList());
    }

    private static Row row(ReaderState state) {
        String name = state.reader().name();
        Slot slot = state.slot();
        if (slot instanceof Slot.Empty) {
            return Row.of(name, Messages.readerReady, Tone.OK);
        }
        if (slot instanceof Slot.Mute) {
            return Row.of(name, Messages.readerMute, Tone.BAD);
        }
        return slot instanceof Slot.InUse ? Row.of(name, Messages.readerInUse, Tone.WARNING)
                : Row.of(name, Messages.readerHasCard);
    }
}
