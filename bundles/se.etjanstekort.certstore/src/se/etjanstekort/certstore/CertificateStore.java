/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CertificateObject;

/**
 * Makes identities of a card's certificates and validates them (RFC 5280, 6) against the trust anchors of the organisation;
 * never against those of the Java runtime. A service of this bundle; any thread; does not fail on what a card says.
 */
public interface CertificateStore {

    /**
     * The identities of a card with their validation now: HSA-id first, then personnummer, then others; of several with the
     * same id the one to prefer first: trusted before not, newer before older. Decides about revocation: may block as long as
     * policy {@code revocation.wait} says.
     */
    default List<ValidatedIdentity> identities(CardContents card) {
        return identities(card, Asking.DECIDE);
    }

    /** The same, where the caller says whether it waits for what issuers say about revocation. */
    List<ValidatedIdentity> identities(CardContents card, Asking asking);

    /**
     * Which certificate of a card to read next to sign somebody in: that for legitimering of the kind that is wanted most, and
     * those of issuers only where the path to an anchor wants them. Quick enough for a reader's thread.
     *
     * @param kinds
     *            those that may sign in, the preferred one first
     * @return empty when what was read is enough, or when there is no more
     */
    Optional<CertificateObject> toReadNext(CardContents soFar, Collection<IdentityKind> kinds);

    /**
     * Whether a certificate may be kept on the computer's disk for the card's next visit: that of an employee, or of an issuer;
     * never one with a personnummer.
     */
    boolean mayBeKept(CertificateObject certificate);

    /** The certificates of a card, not validated. */
    CardCertificates certificates(CardContents card);

    /** The trust anchors now. The folder is read anew at each call here and in {@link #identities}. */
    TrustAnchors trustAnchors();

    /** Which files of identity rules are not used, and why; the same at every call. */
    default List<IdentityRuleProblem> identityRuleProblems() {
        return List.of();
    }

    /**
     * All anchors for showing: those in force, those that are not, and what cannot be one. Reads the folder anew: may block as
     * long as the file system does.
     */
    ListedAnchors listedAnchors();

    /**
     * The same store with only the anchors of that folder, for trying out anchors. Policy on revocation stays.
     */
    CertificateStore trusting(Path anchorsDirectory);
}
