/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Cause;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Revoked;
import se.etjanstekort.certstore.RevocationStatus.Unknown;

/** Of several answers one. Pure functions. */
final class Combination {

    private Combination() {
    }

    /**
     * What sources say together about one certificate: a permanent revocation wins over everything; between certificateHold and
     * good the newest thisUpdate counts, and with equal ones the hold.
     */
    static RevocationStatus ofSources(List<RevocationStatus> answers) {
        Optional<Revoked> permanent = revocations(answers).stream().filter(Revoked::isPermanent).findFirst();
        if (permanent.isPresent()) {
            return permanent.get();
        }
        Optional<Revoked> hold = revocations(answers).stream().max(Comparator.comparing(Revoked::thisUpdate));
        Optional<Good> good = goods(answers).stream().max(Comparator.comparing(Good::thisUpdate));
        if (hold.isPresent()) {
            boolean isTakenBack = good.filter(now -> now.thisUpdate().isAfter(hold.get().thisUpdate())).isPresent();
            return isTakenBack ? good.get() : hold.get();
        }
        return good.<RevocationStatus>map(answer -> answer).orElseGet(() -> new Unknown(causes(answers)));
    }

    /** What that of each certificate means for the path: one that is revoked is enough, and good are only all. */
    static RevocationStatus ofPath(List<RevocationStatus> certificates) {
        Optional<Revoked> revoked = revocations(certificates).stream().findFirst();
        if (revoked.isPresent()) {
            return revoked.get();
        }
        if (certificates.stream().anyMatch(Unknown.class::isInstance)) {
            return new Unknown(causes(certificates), lastKnown(certificates));
        }
        return oldest(goods(certificates)).orElseThrow();
    }

    /** The oldest of what was last known; empty if nothing is known of one certificate. */
    private static Optional<Good> lastKnown(List<RevocationStatus> certificates) {
        List<Good> last = new ArrayList<>(goods(certificates));
        for (RevocationStatus status : certificates) {
            if (status instanceof Unknown unknown) {
                if (unknown.lastKnown().isEmpty()) {
                    return Optional.empty();
                }
                last.add(unknown.lastKnown().get());
            }
        }
        return oldest(last);
    }

    private static Optional<Good> oldest(List<Good> goods) {
        boolean provisional = goods.stream().anyMatch(Good::provisional);
        return goods.stream().min(Comparator.comparing(Good::thisUpdate)).map(
                good -> new Good(good.thisUpdate(), good.nextUpdate(), good.source(), provisional));
    }

    static List<Good> goods(List<RevocationStatus> statuses) {
        return statuses.stream().filter(Good.class::isInstance).map(Good.class::cast).toList();
    }

    static List<Cause> causes(List<RevocationStatus> statuses) {
        return statuses.stream().filter(Unknown.class::isInstance).map(Unknown.class::cast)
                .flatMap(unknown -> unknown.causes().stream()).distinct().toList();
    }

    private static List<Revoked> revocations(List<RevocationStatus> statuses) {
        return statuses.stream().filter(Revoked.class::isInstance).map(Revoked.class::cast).toList();
    }
}
