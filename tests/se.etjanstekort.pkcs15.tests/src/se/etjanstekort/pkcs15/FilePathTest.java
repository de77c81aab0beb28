/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** Paths of files. */
public class FilePathTest {

    private static final FilePath KEY = FilePath.of(0x3F00, 0x5015, 0x4B01);

    @Test
    public void bytesAndText() {
        assertEquals(KEY, FilePath.parse(new byte[] { 0x3F, 0x00, 0x50, 0x15, 0x4B, 0x01 }));
        assertEquals("3F00/5015/4B01", KEY.toString());
        assertEquals(0x4B01, KEY.lastFileId());
        assertEquals(FilePath.of(0x3F00, 0x5015), KEY.parent());
        assertTrue(FilePath.of(0x4B01).parent().isEmpty());
    }

    @Test
    public void relativePathsAreResolvedAndAbsoluteOnesStay() {
        assertTrue(KEY.isAbsolute());
        assertFalse(FilePath.of(0x4401).isAbsolute());
        assertEquals(FilePath.of(0x3F00, 0x5015, 0x4401), FilePath.of(0x3F00, 0x5015).resolve(FilePath.of(0x4401)));
        assertEquals(KEY, FilePath.of(0x3F00, 0x1111).resolve(KEY));
    }

    @Test
    public void whatIsNoPathIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> FilePath.parse(new byte[3]));
        assertThrows(IllegalArgumentException.class, () -> FilePath.parse(new byte[18]));
        assertThrows(IllegalArgumentException.class, () -> FilePath.of(0x10000));
    }
}
