/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.anchors;

import java.nio.file.Path;
import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.ListedAnchors;
import se.etjanstekort.certstore.TrustPolicy;
import se.etjanstekort.policy.Policy;

/**
 * What the suite's services know of anchors now.
 *
 * @param folder
 *            the organisation's, by policy
 */
record KnownAnchors(ListedAnchors listed, Optional<Path> folder) {

    /** Reads the folder: not to be called on the display's thread. Empty while the services are not there. */
    static Optional<KnownAnchors> read() {
        BundleContext context = FrameworkUtil.getBundle(KnownAnchors.class).getBundleContext();
        ServiceTracker<CertificateStore, CertificateStore> stores = new ServiceTracker<>(context,
                CertificateStore.class, null);
        ServiceTracker<Policy, Policy> policies = new ServiceTracker<>(context, Policy.class, null);
        stores.open();
        policies.open();
        try {
            return Optional.ofNullable(stores.getService()).flatMap(store -> Optional.ofNullable(policies.getService())
                    .map(policy -> new KnownAnchors(store.listedAnchors(),
                            policy.get(TrustPolicy.TRUST_ANCHORS_DIRECTORY))));
        } finally {
            policies.close();
            stores.close();
        }
    }
}
