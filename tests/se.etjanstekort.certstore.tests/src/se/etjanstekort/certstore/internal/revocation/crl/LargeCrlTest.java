/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.sun.management.ThreadMXBean;

/**
 * How much memory a CRL of a million entries, 49 MB, may take. Counted is every byte that the reading thread allocates from
 * first to last: the peak is not above that, whatever the collector does, and however busy the computer is.
 */
public class LargeCrlTest {

    private static final int ENTRIES = 1_000_000;
    private static final long MEGABYTE = 1024 * 1024;
    private static final long PEAK = 8 * MEGABYTE;
    private static final long KEPT = 2 * MEGABYTE;
    private static final long LOOKUP = 32 * 1024;

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static LargeCrl authority;
    private static Path crl;
    private static Path index;

    /** Also loads the classes, which are not to be counted. */
    @BeforeClass
    public static void issue() throws Exception {
        authority = new LargeCrl();
        crl = FOLDER.getRoot().toPath().resolve("a.crl");
        index = FOLDER.getRoot().toPath().resolve("a.index");
        authority.write(crl, ENTRIES);
        IndexedCrl.build(crl, index, authority.issuer()).find(LargeCrl.serial(1));
    }

    @Test
    public void itIsReadWithoutEverBeingInTheHeap() throws Exception {
        long before = used();
        IndexedCrl[] built = new IndexedCrl[1];
        assertBelow("building", PEAK, taken(() -> built[0] = IndexedCrl.build(crl, index, authority.issuer())));
        assertBelow("kept", KEPT, used() - before);
        assertEquals(ENTRIES, built[0].count());
    }

    @Test
    public void theNextStartTakesNoMoreThanItKeeps() throws Exception {
        assertBelow("opening", KEPT, taken(() -> IndexedCrl.open(crl, index, authority.issuer(), task -> {
        })));
    }

    @Test
    public void itsSignatureIsCheckedAgainWithoutEverBeingInTheHeap() throws Exception {
        IndexedCrl[] opened = new IndexedCrl[1];
        assertBelow("checking again", PEAK,
                taken(() -> opened[0] = IndexedCrl.open(crl, index, authority.issuer(), Runnable::run)));
        assertTrue(opened[0].isVerified());
    }

    @Test
    public void aLookupReadsAPageAndAnEntry() throws Exception {
        IndexedCrl opened = IndexedCrl.open(crl, index, authority.issuer(), task -> {
        });
        for (int number = 0; number < ENTRIES; number += ENTRIES / 7) {
            BigInteger serial = LargeCrl.serial(number);
            assertBelow("a lookup", LOOKUP, taken(() -> opened.find(serial)));
            assertEquals(CrlReason.KEY_COMPROMISE, opened.find(serial).orElseThrow().reason());
            assertFalse(opened.find(serial.add(BigInteger.ONE)).isPresent());
        }
    }

    private static void assertBelow(String what, long bound, long bytes) {
        assertTrue(what + " took " + bytes + " bytes", bytes < bound);
    }

    /** In the heap by this thread, and outside of it by anybody. */
    private static long taken(Callable<?> act) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long outsideBefore = outside();
        act.call();
        long outside = Math.max(0, outside() - outsideBefore);
        return threads.getCurrentThreadAllocatedBytes() - before + outside;
    }

    private static long outside() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
