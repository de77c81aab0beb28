/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.selection.Selection.Rejected;

/**
 * Chooses among validated identities. The answer depends on nothing but what is given, and not on the order of the identities;
 * any thread.
 */
public final class IdentitySelector {

    private final Requirement requirement;
    private final Predicate<ValidatedIdentity> usable;
    private final RememberedChoices remembered;

    /**
     * @param usable
     *            whether whoever asks can use a trusted identity, such as having its key
     */
    public IdentitySelector(Requirement requirement, Predicate<ValidatedIdentity> usable,
            RememberedChoices remembered) {
        this.requirement = requirement;
        this.usable = usable;
        this.remembered = remembered;
    }

    public Selection select(List<ValidatedIdentity> identities) {
        List<Rejected> rejected = new ArrayList<>();
        List<ValidatedIdentity> fitting = new ArrayList<>();
        for (ValidatedIdentity identity : inOrder(identities)) {
            Optional<RejectionReason> reason = unfit(identity).or(() -> fitting.stream().findFirst()
                    .flatMap(first -> lessThan(first, identity, fitting)));
            reason.ifPresentOrElse(why -> rejected.add(new Rejected(identity, why)), () -> fitting.add(identity));
        }
        if (fitting.isEmpty()) {
            return new Selection.None(rejected);
        }
        return fitting.size() == 1 ? chosen(fitting.get(0), reason(rejected), rejected)
                : bySelf(fitting, rejected);
    }

    /** Preferred kinds first, of each the newest first: what comes later gives way to what fits before it. */
    private List<ValidatedIdentity> inOrder(List<ValidatedIdentity> identities) {
        return identities.stream()
                .sorted(Comparator.<ValidatedIdentity>comparingInt(identity -> rank(identity.identity()))
                        .thenComparing(this::begin, Comparator.reverseOrder()).thenComparing(this::hash))
                .toList();
    }

    private int rank(Identity identity) {
        int place = requirement.kinds().indexOf(identity.kind());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private Date begin(ValidatedIdentity identity) {
        return certificate(identity).map(entry -> entry.certificate().getNotBefore()).orElse(new Date(0));
    }

    private String hash(ValidatedIdentity identity) {
        return certificate(identity).map(CertificateEntry::sha256).orElse("");
    }

    /** Its certificate for the purpose; what keyUsage says is looked at again, whoever put the identity together. */
    private Optional<CertificateEntry> certificate(ValidatedIdentity identity) {
        return identity.identity().certificate(requirement.purpose())
                .filter(entry -> entry.purpose().filter(requirement.purpose()::equals).isPresent());
    }

    private Optional<RejectionReason> unfit(ValidatedIdentity identity) {
        AssuranceLevel level = identity.identity().level();
        RejectionReason reason = null;
        if (!requirement.kinds().contains(identity.identity().kind())) {
            reason = RejectionReason.KIND_NOT_ALLOWED;
        } else if (certificate(identity).isEmpty()) {
            reason = RejectionReason.NO_CERTIFICATE_FOR_PURPOSE;
        } else if (identity.trusted(requirement.purpose()).isEmpty()) {
            reason = identity.validation(requirement.purpose()).filter(Validation::isCheckable).isPresent()
                    ? RejectionReason.NOT_TRUSTED
                    : RejectionReason.NOT_CHECKABLE;
        } else if (!usable.test(identity)) {
            reason = RejectionReason.NOT_USABLE;
        } else if (level.compareTo(requirement.leastLevel()) < 0) {
            reason = level == AssuranceLevel.UNKNOWN ? RejectionReason.LEVEL_UNKNOWN : RejectionReason.LEVEL_TOO_LOW;
        } else if (!requirement.environments().contains(identity.identity().environment())) {
            reason = RejectionReason.WRONG_ENVIRONMENT;
        }
        return Optional.ofNullable(reason);
    }

    private static Optional<RejectionReason> lessThan(ValidatedIdentity first, ValidatedIdentity identity,
            List<ValidatedIdentity> fitting) {
        if (first.identity().kind() != identity.identity().kind()) {
            return Optional.of(RejectionReason.LESS_PREFERRED_KIND);
        }
        boolean older = fitting.stream().anyMatch(newer -> newer.identity().isSameAs(identity.identity()));
        return older ? Optional.of(RejectionReason.OLDER) : Optional.empty();
    }

    /** Different identities of one kind: what the user said before decides, where that is one of them. */
    private Selection bySelf(List<ValidatedIdentity> fitting, List<Rejected> rejected) {
        List<ValidatedIdentity> before = requirement.service()
                .map(service -> fitting.stream()
                        .filter(identity -> remembered.isChosen(service, identity.identity())).toList())
                .orElse(List.of());
        if (before.size() != 1) {
            return new Selection.Ambiguous(fitting, rejected);
        }
        fitting.stream().filter(identity -> identity != before.get(0))
                .map(identity -> new Rejected(identity, RejectionReason.NOT_THE_REMEMBERED)).forEach(rejected::add);
        return chosen(before.get(0), ChoiceReason.REMEMBERED, rejected);
    }

    private static ChoiceReason reason(List<Rejected> rejected) {
        if (rejected.stream().anyMatch(other -> other.reason() == RejectionReason.OLDER)) {
            return ChoiceReason.NEWEST;
        }
        return rejected.stream().anyMatch(other -> other.reason() == RejectionReason.LESS_PREFERRED_KIND)
                ? ChoiceReason.PREFERRED_KIND
                : ChoiceReason.ONLY_ONE;
    }

    private Selection chosen(ValidatedIdentity identity, ChoiceReason reason, List<Rejected> rejected) {
        return new Selection.Chosen(identity, certificate(identity).orElseThrow(), reason, rejected);
    }
}
