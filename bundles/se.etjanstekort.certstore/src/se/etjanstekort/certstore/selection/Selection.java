/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.selection;

import java.util.ArrayList;
import java.util.List;

import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.ValidatedIdentity;

/** What came of a {@link Requirement}. Every identity that was not chosen is there with the reason. */
public sealed interface Selection {

    /** Those that are not used: of the wanted kinds first, in the order of the requirement. */
    List<Rejected> rejected();

    /** One fits best. */
    record Chosen(ValidatedIdentity identity, CertificateEntry certificate, ChoiceReason reason,
            List<Rejected> rejected) implements Selection {
        public Chosen {
            rejected = List.copyOf(rejected);
        }
    }

    /**
     * Different identities fit equally: a person has to say which.
     *
     * @param identities
     *            at least two, the newest certificate first
     */
    record Ambiguous(List<ValidatedIdentity> identities, List<Rejected> rejected) implements Selection {
        public Ambiguous {
            identities = List.copyOf(identities);
            rejected = List.copyOf(rejected);
            if (identities.size() < 2) {
                throw new IllegalArgumentException("nothing to choose between");
            }
        }

        /**
         * What comes of it when the person has said which.
         *
         * @param one
         *            of the identities
         */
        public Chosen choosing(ValidatedIdentity one, Purpose purpose) {
            if (!identities.contains(one)) {
                throw new IllegalArgumentException("not one of those that fit");
            }
            List<Rejected> others = new ArrayList<>(rejected);
            identities.stream().filter(other -> !other.equals(one))
                    .map(other -> new Rejected(other, RejectionReason.NOT_THE_CHOSEN)).forEach(others::add);
            return new Chosen(one, one.trusted(purpose).orElseThrow(), ChoiceReason.CHOSEN, others);
        }
    }

    /** None fits. */
    record None(List<Rejected> rejected) implements Selection {
        public None {
            rejected = List.copyOf(rejected);
        }
    }

    /** An identity that is not used. */
    record Rejected(ValidatedIdentity identity, RejectionReason reason) {
    }
}
