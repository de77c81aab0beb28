/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.certstore.AnchorEntry;
import se.etjanstekort.certstore.AnchorProblem;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.CheckResult;
import se.etjanstekort.certstore.Findings;
import se.etjanstekort.certstore.ListedAnchors;
import se.etjanstekort.certstore.PathCertificate;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.Subcommand;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.smartcard.FailureCode;

/** {@code trust}: who is trusted, and with a card in, what came of each check of each of its certificates. */
@Component
public final class TrustCommand implements Subcommand {

    /** A certificate of the card with all that was found out about it. */
    private record Judged(CertificateEntry entry, Purpose purpose, Validation validation) {
    }

    /** The card, or why it cannot be told of. */
    private record Card(Optional<String> reader, List<Judged> certificates, Optional<FailureCode> failure) {
    }

    private final CardAccess access;
    private final CertificateStore store;
    private final CardChoice cards;

    @Activate
    public TrustCommand(@Reference CardAccess access, @Reference CertificateStore store) {
        this.access = access;
        this.store = store;
        cards = new CardChoice(access);
    }

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public String usage() {
        return "trust [--reader NAME] [--anchors DIR] [--json]";
    }

    @Override
    public int run(Arguments arguments, Console console) throws UsageException, InterruptedException {
        Optional<String> reader = arguments.option("--reader");
        ReadOptions options = new ReadOptions(Paths.option(arguments, "--anchors"), List.of());
        arguments.rest(0, 0);
        ListedAnchors anchors = options.anchors().map(store::trusting).orElse(store).listedAnchors();
        Card card = card(reader, options);
        console.print(document(anchors, card), () -> text(anchors, card));
        boolean isTrusted = card.failure().isEmpty() && card.certificates().stream()
                .allMatch(judged -> judged.validation() instanceof Validation.Trusted);
        return isTrusted ? 0 : 1;
    }

    private Card card(Optional<String> readerName, ReadOptions options) throws InterruptedException {
        try {
            CardChoice.Chosen chosen = cards.card(readerName);
            List<ValidatedIdentity> identities = CardChoice
                    .await(access.read(chosen.reader().reader(), chosen.slot().insertion(), options)).identities();
            return new Card(Optional.of(chosen.reader().reader().name()),
                    identities.stream().flatMap(TrustCommand::judged).toList(), Optional.empty());
        } catch (CardChoice.NotPossible e) {
            return new Card(Optional.empty(), List.of(), Optional.of(e.failure()));
        }
    }

    private static Stream<Judged> judged(ValidatedIdentity validated) {
        List<Judged> judged = new ArrayList<>();
        validated.authentication().ifPresent(validation -> judged.add(new Judged(
                validated.identity().authentication().orElseThrow(), Purpose.AUTHENTICATION, validation)));
        validated.signature().ifPresent(validation -> judged.add(new Judged(
                validated.identity().signature().orElseThrow(), Purpose.SIGNATURE, validation)));
        return judged.stream();
    }

    private static Map<String, Object> document(ListedAnchors anchors, Card card) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("anchors", anchors.anchors().stream().map(TrustCommand::document).toList());
        document.put("problems", anchors.problems().stream().map(TrustCommand::document).toList());
        document.put("reader", card.reader().orElse(null));
        document.put("certificates", card.certificates().stream().map(TrustCommand::document).toList());
        document.put("failure", card.failure().map(FailureCode::id).orElse(null));
        return document;
    }

    private static Map<String, Object> document(AnchorEntry anchor) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", Masking.text(anchor.name()));
        document.put("sha256", anchor.sha256());
        document.put("source", anchor.source().toString());
        document.put("state", anchor.state().name());
        return document;
    }

    private static Map<String, Object> document(AnchorProblem problem) {
        Map<String, Object> document = FailureLines.document(problem.kind());
        document.put("source", problem.source().toString());
        return document;
    }

    private static Map<String, Object> document(Judged judged) {
        Map<String, Object> document = Documents.certificate(judged.entry().certificate());
        document.put("purpose", judged.purpose().name());
        document.put("trusted", judged.validation() instanceof Validation.Trusted);
        Findings findings = judged.validation().findings();
        document.put("anchored", findings.anchored());
        document.put("path", findings.path().stream().map(TrustCommand::document).toList());
        document.put("revocation", findings.revocation().map(TrustCommand::document).orElse(null));
        document.put("checks", judged.validation().results().stream().map(TrustCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(PathCertificate certificate) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("subject", Masking.distinguishedName(certificate.certificate().getSubjectX500Principal()));
        document.put("notBefore", certificate.certificate().getNotBefore().toInstant().toString());
        document.put("notAfter", certificate.certificate().getNotAfter().toInstant().toString());
        document.put("sha256", certificate.sha256());
        document.put("source", certificate.source().toString());
        return document;
    }

    private static Map<String, Object> document(RevocationStatus status) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", status.getClass().getSimpleName());
        if (status instanceof RevocationStatus.Good good) {
            document.put("source", good.source().name());
            document.put("thisUpdate", good.thisUpdate().toString());
        } else if (status instanceof RevocationStatus.Revoked revoked) {
            document.put("source", revoked.source().name());
            document.put("thisUpdate", revoked.thisUpdate().toString());
            document.put("reason", revoked.reason());
            document.put("when", revoked.when().toString());
        } else if (status instanceof RevocationStatus.Unknown unknown) {
            document.put("causes", unknown.causes().stream()
                    .map(cause -> cause.failure().id() + ": " + Masking.text(cause.detail())).toList());
        }
        return document;
    }

    private static Map<String, Object> document(CheckResult result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", result.id());
        document.put("of", Masking.distinguishedName(result.certificate().getSubjectX500Principal()));
        document.put("outcome", result.outcome().name());
        document.put("passed", result.isPassed());
        document.put("level", result.level().name());
        document.put("failure", result.failure().map(FailureCode::id).orElse(null));
        document.put("text", Masking.text(result.text(Locale.getDefault())));
        return document;
    }

    private static String text(ListedAnchors anchors, Card card) {
        Stream<String> trusted = anchors.anchors().stream().map(anchor -> anchor.state() + "  "
                + Masking.text(anchor.name()) + "  " + anchor.sha256() + "  (" + anchor.source() + ')');
        Stream<String> problems = anchors.problems().stream()
                .map(problem -> FailureLines.text(problem.kind()) + "  (" + problem.source() + ')');
        Stream<String> certificates = card.certificates().stream().flatMap(TrustCommand::lines);
        return Stream.of(trusted, problems, certificates, card.failure().map(FailureLines::text).stream())
                .flatMap(lines -> lines).collect(Collectors.joining(System.lineSeparator()));
    }

    private static Stream<String> lines(Judged judged) {
        String subject = Masking.distinguishedName(judged.entry().certificate().getSubjectX500Principal());
        Findings findings = judged.validation().findings();
        return Stream.of(Stream.of("", judged.purpose() + "  " + subject),
                findings.path().stream().map(TrustCommand::line),
                findings.results().stream().map(TrustCommand::line),
                findings.revocation().stream()
                        .flatMap(status -> status.sentences(Locale.getDefault(), Instant::toString).stream())
                        .map(sentence -> "      " + Masking.text(sentence)))
                .flatMap(lines -> lines);
    }

    private static String line(PathCertificate certificate) {
        return "  <-  " + Masking.text(certificate.name()) + "  " + certificate.sha256() + "  ("
                + Masking.text(certificate.source().text(Locale.getDefault())) + ')';
    }

    private static String line(CheckResult result) {
        String mark = switch (result.outcome()) {
        case PASSED -> "  ok  ";
        case FAILED -> "  NO  ";
        case WARNED -> "  !   ";
        case NOT_APPLICABLE -> "  -   ";
        };
        return mark + Masking.text(result.text(Locale.getDefault()))
                + result.failure().map(failure -> "  " + failure.id()).orElse("");
    }
}
