/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader says of its keys (PC/SC part 10, v2.02.09, 2.5.5 IFD_PIN_PROPERTIES and 2.6.14 GET_TLV_PROPERTIES). Numbers are
 * little-endian there. What it does not say is unknown.
 *
 * @param numbers
 *            by tag
 */
record PinPadProperties(Map<Integer, Integer> numbers) {

    private static final int LCD_LAYOUT = 0x01;
    private static final int ENTRY_VALIDATION_CONDITION = 0x02;
    private static final int TIME_OUT_2 = 0x03;
    private static final int MIN_PIN_SIZE = 0x06;
    private static final int MAX_PIN_SIZE = 0x07;
    private static final int ID_VENDOR = 0x0B;
    private static final int ID_PRODUCT = 0x0C;

    private static final int STRUCTURE_LENGTH = 4;
    private static final int KEY_PRESSED = 0x02;
    private static final int MAX_VALIDATION = 0x07;

    PinPadProperties {
        numbers = Map.copyOf(numbers);
    }

    /** From the answer to GET_TLV_PROPERTIES; texts in it, and what is cut off at the end, do not count. */
    static PinPadProperties ofTlv(byte[] properties) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int at = 0;
        while (at + 2 <= properties.length) {
            int length = properties[at + 1] & 0xFF;
            if (length >= 1 && length <= Integer.BYTES && at + 2 + length <= properties.length) {
                numbers.put(properties[at] & 0xFF, littleEndian(properties, at + 2, length));
            }
            at += 2 + length;
        }
        return new PinPadProperties(numbers);
    }

    /** From the answer to IFD_PIN_PROPERTIES: wLcdLayout, bEntryValidationCondition, bTimeOut2; older forms are not read. */
    static PinPadProperties ofStructure(byte[] structure) {
        return structure.length != STRUCTURE_LENGTH ? new PinPadProperties(Map.of())
                : new PinPadProperties(Map.of(LCD_LAYOUT, littleEndian(structure, 0, 2), ENTRY_VALIDATION_CONDITION,
                        structure[2] & 0xFF, TIME_OUT_2, structure[3] & 0xFF));
    }

    private static int littleEndian(byte[] bytes, int from, int length) {
        int number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | bytes[from + i] & 0xFF;
        }
        return number;
    }

    /** These, and the other's where these say nothing. */
    PinPadProperties or(PinPadProperties other) {
        Map<Integer, Integer> both = new HashMap<>(other.numbers);
        both.putAll(numbers);
        return new PinPadProperties(both);
    }

    /** Whether it has no display for sure. */
    boolean hasNoDisplay() {
        return numbers.containsKey(LCD_LAYOUT) && numbers.get(LCD_LAYOUT) == 0;
    }

    /** What is to end an entry: a key, where the reader can do that, which it can unless it says otherwise. */
    int entryValidation() {
        int possible = numbers.getOrDefault(ENTRY_VALIDATION_CONDITION, KEY_PRESSED);
        return (possible & KEY_PRESSED) != 0 || possible <= 0 || possible > MAX_VALIDATION ? KEY_PRESSED : possible;
    }

    /** The fewest digits that it takes. */
    int minDigits() {
        return numbers.getOrDefault(MIN_PIN_SIZE, 0);
    }

    /** The most digits that it takes; readers say 0 where they do not mean it. */
    int maxDigits() {
        int most = numbers.getOrDefault(MAX_PIN_SIZE, 0);
        return most == 0 ? Integer.MAX_VALUE : most;
    }

    /** USB vendor and product, as in {@code 076b:3031}. */
    Optional<String> usbId() {
        return numbers.containsKey(ID_VENDOR) && numbers.containsKey(ID_PRODUCT)
                ? Optional.of(String.format("%04x:%04x", numbers.get(ID_VENDOR), numbers.get(ID_PRODUCT)))
                : Optional.empty();
    }
}
