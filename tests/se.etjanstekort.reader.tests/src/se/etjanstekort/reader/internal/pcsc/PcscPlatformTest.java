/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import org.junit.Test;

/** The layouts, derived here a second time from the C declarations by the rules of alignment. */
public class PcscPlatformTest {

    private static final int POINTER = 8;

    /** Lays fields out one after another, as a C compiler does. */
    private static final class Struct {
        private final boolean packed;
        private int end;
        private int widest = 1;

        Struct(boolean packed) {
            this.packed = packed;
        }

        /** The offset of the next field, of so many elements of that size. */
        int field(int size, int count) {
            int alignment = packed ? 1 : size;
            widest = Math.max(widest, alignment);
            int offset = (end + alignment - 1) / alignment * alignment;
            end = offset + size * count;
            return offset;
        }

        int size() {
            return (end + widest - 1) / widest * widest;
        }
    }

    private static ReaderStateLayout derived(int dword, int atrCapacity, boolean packed) {
        Struct struct = new Struct(packed);
        struct.field(POINTER, 1);
        struct.field(POINTER, 1);
        int current = struct.field(dword, 1);
        int event = struct.field(dword, 1);
        int atrLength = struct.field(dword, 1);
        int atr = struct.field(1, atrCapacity);
        return new ReaderStateLayout(struct.size(), current, event, atrLength, atr, atrCapacity);
    }

    @Test
    public void linuxHasLongDwordsAndAnAtrOf33() {
        assertThat(PcscPlatform.LINUX.readerState(), is(derived(PcscPlatform.LINUX.dwordSize(), 33, false)));
        assertThat(PcscPlatform.LINUX.dwordSize(), is(8));
        assertThat(PcscPlatform.LINUX.handleSize(), is(8));
    }

    @Test
    public void windowsHasShortDwordsAndAnAtrOf36() {
        assertThat(PcscPlatform.WINDOWS.readerState(), is(derived(PcscPlatform.WINDOWS.dwordSize(), 36, false)));
        assertThat(PcscPlatform.WINDOWS.dwordSize(), is(4));
        assertThat(PcscPlatform.WINDOWS.handleSize(), is(8));
    }

    @Test
    public void macosPacksItsStructures() {
        assertThat(PcscPlatform.MACOS.readerState(), is(derived(PcscPlatform.MACOS.dwordSize(), 33, true)));
        assertThat(PcscPlatform.MACOS.dwordSize(), is(4));
        assertThat(PcscPlatform.MACOS.handleSize(), is(4));
    }

    @Test
    public void sizesAreThoseThatWereMeasured() {
        assertThat(PcscPlatform.LINUX.readerState().size(), is(80));
        assertThat(PcscPlatform.WINDOWS.readerState().size(), is(64));
        assertThat(PcscPlatform.MACOS.readerState().size(), is(61));
    }

    @Test
    public void functionsWithTextAreTheWideOnesOnWindows() {
        assertThat(PcscPlatform.WINDOWS.symbol("SCardConnect"), is("SCardConnectW"));
        assertThat(PcscPlatform.WINDOWS.symbol("SCardListReaders"), is("SCardListReadersW"));
        assertThat(PcscPlatform.WINDOWS.symbol("SCardGetStatusChange"), is("SCardGetStatusChangeW"));
        assertThat(PcscPlatform.WINDOWS.symbol("SCardTransmit"), is("SCardTransmit"));
        assertThat(PcscPlatform.LINUX.symbol("SCardConnect"), is("SCardConnect"));
        assertThat(PcscPlatform.MACOS.symbol("SCardControl"), is("SCardControl132"));
    }

    @Test
    public void featureRequestIsControlCode3400OfEachSystem() {
        assertThat(PcscPlatform.LINUX.featureRequest(), is(0x42000D48));
        assertThat(PcscPlatform.MACOS.featureRequest(), is(0x42000D48));
        assertThat(PcscPlatform.WINDOWS.featureRequest(), is(0x00313520));
    }

    @Test
    public void platformFollowsTheNameOfTheSystem() {
        assertThat(PcscPlatform.of("Linux"), sameInstance(PcscPlatform.LINUX));
        assertThat(PcscPlatform.of("Windows 11"), sameInstance(PcscPlatform.WINDOWS));
        assertThat(PcscPlatform.of("Mac OS X"), sameInstance(PcscPlatform.MACOS));
    }
}
