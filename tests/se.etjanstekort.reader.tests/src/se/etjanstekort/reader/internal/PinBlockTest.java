/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.smartcard.PinPadFormat;
import se.etjanstekort.smartcard.PinPadFormat.Encoding;

/** The structures of PC/SC part 10, byte by byte. */
public class PinBlockTest {

    private static final PinPadProperties SILENT = new PinPadProperties(Map.of());
    private static final PinPadFormat ASCII_8 = new PinPadFormat(Encoding.ASCII, 4, 8, 8, 0x00);

    private static String verify(PinPadFormat format, PinPadProperties properties) {
        return HexFormat.of().withUpperCase()
                .formatHex(PinBlock.of(format, properties).orElseThrow().verify(0x20, 0x81));
    }

    private static String modify(int ins, PinPadFormat known, PinPadFormat fresh) {
        return HexFormat.of().withUpperCase()
                .formatHex(PinBlock.of(known, fresh, SILENT).orElseThrow().modify(ins, 0x81));
    }

    private static String hex(String spaced) {
        return spaced.replace(" ", "");
    }

    @Test
    public void asciiFilledUp() {
        assertThat(verify(ASCII_8, SILENT),
                is(hex("1E 1E 82 08 00 0804 02 FF 0904 00 000000 0D000000 00200081 08 0000000000000000")));
    }

    @Test
    public void bcdAndBinaryFilledUp() {
        assertThat(verify(new PinPadFormat(Encoding.BCD, 6, 16, 8, 0xFF), SILENT),
                is(hex("1E 1E 81 08 00 1006 02 FF 0904 00 000000 0D000000 00200081 08 FFFFFFFFFFFFFFFF")));
        assertThat(verify(new PinPadFormat(Encoding.BINARY, 4, 6, 6, 0xFF), SILENT),
                is(hex("1E 1E 80 06 00 0604 02 FF 0904 00 000000 0B000000 00200081 06 FFFFFFFFFFFF")));
    }

    @Test
    public void asTypedIsACommandThatTheReaderCompletes() {
        assertThat(verify(PinPadFormat.asTyped(Encoding.ASCII, 4, 12), SILENT),
                is(hex("1E 1E 82 00 00 0C04 02 FF 0904 00 000000 04000000 00200081")));
    }

    @Test
    public void iso9564HasItsNumberOfDigitsInTheFirstByte() {
        assertThat(verify(PinPadFormat.iso9564(4, 12), SILENT),
                is(hex("1E 1E 89 47 04 0C04 02 FF 0904 00 000000 0D000000 00200081 08 20FFFFFFFFFFFFFF")));
    }

    @Test
    public void modificationHoldsTwoBlocks() {
        assertThat(modify(0x24, ASCII_8, ASCII_8),
                is(hex("1E 1E 82 08 00 00 08 0804 03 02 03 0904 00 01 02 000000 15000000 "
                        + "00240081 10 00000000000000000000000000000000")));
        assertThat(modify(0x2C, PinPadFormat.iso9564(8, 8), PinPadFormat.iso9564(4, 12)),
                is(hex("1E 1E 89 47 04 00 08 0808 03 02 03 0904 00 01 02 000000 15000000 "
                        + "002C0081 10 20FFFFFFFFFFFFFF20FFFFFFFFFFFFFF")));
        assertThat(
                modify(0x24, PinPadFormat.asTyped(Encoding.ASCII, 4, 8), PinPadFormat.asTyped(Encoding.ASCII, 6, 12)),
                is(hex("1E 1E 82 00 00 00 00 0806 03 02 03 0904 00 01 02 000000 04000000 00240081")));
    }

    @Test
    public void readersBoundsNarrowTheCards() {
        PinPadProperties bounds = PinPadProperties.ofTlv(HexFormat.of().parseHex("060106070108"));
        assertThat(verify(PinPadFormat.asTyped(Encoding.ASCII, 4, 12), bounds).substring(10, 14), is("0806"));
        assertThat(PinBlock.of(PinPadFormat.asTyped(Encoding.ASCII, 9, 12), bounds), is(Optional.empty()));
    }

    @Test
    public void whatPartTenHasNoWordForIsNotFormed() {
        assertThat(PinBlock.of(new PinPadFormat(Encoding.ASCII, 4, 16, 16, 0), SILENT), is(Optional.empty()));
        assertThat(PinBlock.of(ASCII_8, PinPadFormat.iso9564(4, 8), SILENT), is(Optional.empty()));
        assertThat(PinBlock.of(ASCII_8, new PinPadFormat(Encoding.ASCII, 4, 8, 8, 0xFF), SILENT), is(Optional.empty()));
        assertThat("no length that both allow", PinBlock.of(new PinPadFormat(Encoding.ASCII, 8, 8, 8, 0),
                new PinPadFormat(Encoding.ASCII, 4, 6, 8, 0), SILENT), is(Optional.empty()));
    }

    @Test
    public void readerWithoutDisplayShowsNoMessages() {
        PinPadProperties blind = PinPadProperties.ofStructure(HexFormat.of().parseHex("00000200"));
        assertThat(verify(ASCII_8, blind).substring(14, 18), is("0200"));
        assertThat(verify(ASCII_8, PinPadProperties.ofStructure(HexFormat.of().parseHex("10020700"))).substring(14, 18),
                is("02FF"));
        assertThat("a reader that ends entries by their length alone", verify(ASCII_8,
                PinPadProperties.ofTlv(HexFormat.of().parseHex("020101"))).substring(14, 16), is("01"));
    }

    @Test
    public void textsAndOtherFormsSayNothing() {
        PinPadProperties properties = PinPadProperties.ofTlv(HexFormat.of().parseHex("080641424344454607011006"));
        assertThat(properties.numbers(), is(Map.of(7, 0x10)));
        assertThat(PinPadProperties.ofStructure(new byte[3]), is(SILENT));
        assertThat(PinPadProperties.ofStructure(new byte[0]), is(SILENT));
    }

    @Test
    public void vendorAndProductAreLittleEndian() {
        assertThat(PinPadProperties.ofTlv(HexFormat.of().parseHex("0802312E0B026B070C023130")).usbId(),
                is(Optional.of("076b:3031")));
        assertThat(PinPadProperties.ofTlv(HexFormat.of().parseHex("0B026B070C0231")).usbId(), is(Optional.empty()));
    }
}
