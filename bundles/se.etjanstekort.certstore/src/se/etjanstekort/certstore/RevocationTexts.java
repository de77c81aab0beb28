/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What is known of a revocation, in sentences. */
final class RevocationTexts {

    private static final String REASON = "reason.";

    private final Locale locale;
    private final Function<Instant, String> moment;

    RevocationTexts(Locale locale, Function<Instant, String> moment) {
        this.locale = locale;
        this.moment = moment;
    }

    List<String> of(RevocationStatus status) {
        if (status instanceof RevocationStatus.Good good) {
            return good(good, "revocation.good");
        }
        if (status instanceof RevocationStatus.Revoked revoked) {
            return List.of(text("revocation.revoked", moment.apply(revoked.when())),
                    text("revocation.reason", reason(revoked.reason())),
                    text("revocation.said." + revoked.source(), moment.apply(revoked.thisUpdate())));
        }
        RevocationStatus.Unknown unknown = (RevocationStatus.Unknown) status;
        List<String> sentences = new ArrayList<>(
                List.of(text(unknown.isPending() ? "revocation.pending" : "revocation.unknown")));
        unknown.causes().forEach(cause -> sentences.add(text("revocation.cause", cause.failure().id(),
                cause.failure().text(locale).happened(), VisibleText.of(cause.detail()))));
        unknown.lastKnown().ifPresent(good -> sentences.addAll(good(good, "revocation.lastKnown")));
        return List.copyOf(sentences);
    }

    private List<String> good(RevocationStatus.Good good, String first) {
        List<String> sentences = new ArrayList<>(
                List.of(text(first), text("revocation.said." + good.source(), moment.apply(good.thisUpdate()))));
        good.nextUpdate().ifPresent(next -> sentences.add(text("revocation.next", moment.apply(next))));
        if (good.provisional()) {
            sentences.add(text("revocation.provisional"));
        }
        return List.copyOf(sentences);
    }

    private String reason(String reason) {
        return TrustTexts.has(REASON + reason, locale) ? text(REASON + reason) : text("reason.unspecified");
    }

    private String text(String key, String... arguments) {
        return TrustTexts.of(key, locale, arguments);
    }
}
