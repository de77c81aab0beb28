/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardKeyAccess;
import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.policy.Policy;

/** Keys by way of {@link CardAccess}. */
@Component
public final class CardKeyAccessService implements CardKeyAccess {

    private final CardAccess access;
    private final CertificateStore store;
    private final Policy policy;
    private final Logger log;

    @Activate
    public CardKeyAccessService(@Reference CardAccess access, @Reference CertificateStore store,
            @Reference Policy policy, @Reference(service = LoggerFactory.class) Logger log) {
        this.access = access;
        this.store = store;
        this.policy = policy;
        this.log = log;
    }

    @Override
    public OwnCardKeys open(CardAccess.ReadOptions options, KeyPrompt prompt) {
        CertificateStore trusting = options.anchors().map(store::trusting).orElse(store);
        PresentKeys present = new PresentKeys(access, trusting, options);
        KeyChoice choice = new KeyChoice(prompt, RememberedIdentities.ofUser(policy), present);
        return new KeySession(access, present, choice, policy, log);
    }
}
