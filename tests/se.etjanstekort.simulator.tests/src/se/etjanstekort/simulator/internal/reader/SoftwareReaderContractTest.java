/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import java.time.Clock;

import org.junit.ClassRule;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.simulator.SoftwareCards;
import se.etjanstekort.smartcard.ReaderProvider;
import se.etjanstekort.testkit.ReaderProviderContractTest;

/** The software reader does what every reader does. */
public class SoftwareReaderContractTest extends ReaderProviderContractTest {

    @ClassRule
    public static final TemporaryFolder PKI = new TemporaryFolder();

    private SoftwareReaderProvider provider;

    @Override
    protected ReaderProvider startProvider() {
        provider = new SoftwareReaderProvider(new SoftwareCards(PKI.getRoot().toPath(), Clock.systemUTC()));
        return provider;
    }

    @Override
    protected void stopProvider() {
        provider.close();
    }

    @Override
    protected void insertCard() throws Exception {
        provider.insert("nurse");
    }

    @Override
    protected void removeCard() {
        provider.remove();
    }
}
