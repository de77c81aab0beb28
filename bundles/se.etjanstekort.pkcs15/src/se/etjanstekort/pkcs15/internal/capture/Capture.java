/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.capture;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.x509.Certificate;

import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.Identifier;
import se.etjanstekort.pkcs15.internal.asn1.CertificateEntryDecoder;
import se.etjanstekort.pkcs15.internal.asn1.Location;
import se.etjanstekort.pkcs15.internal.asn1.ObjectDirectory;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;

/** One reading of a card's public structure. Everything is bounded as for any reading; no command carries a code. */
public final class Capture {

    private static final FilePath EF_DIR = FilePath.of(FilePath.MASTER_FILE, 0x2F00);
    private static final FilePath EF_ATR = FilePath.of(FilePath.MASTER_FILE, 0x2F01);
    /** Where the application lies on nearly all cards. */
    private static final FilePath APPLICATION = FilePath.of(FilePath.MASTER_FILE, 0x5015);
    private static final FilePath EF_ODF = APPLICATION.resolve(FilePath.of(0x5031));
    private static final FilePath EF_TOKEN_INFO = APPLICATION.resolve(FilePath.of(0x5032));
    private static final int MAX_FILES = 64;

    private final CardTransport transport;
    private final List<Identifier> names;
    private final Map<FilePath, FileVisit> visits = new LinkedHashMap<>();
    private final Set<FilePath> certificateFiles = new LinkedHashSet<>();
    private Optional<Identifier> application = Optional.empty();

    /** @param names of applications and applets to be looked for */
    public Capture(CardTransport transport, List<Identifier> names) {
        this.transport = transport;
        this.names = names;
    }

    /** The document: maps, lists, texts, numbers and truth values. */
    public Map<String, Object> run() throws CardException {
        List<Object> applications = new ArrayList<>();
        for (Identifier name : names) {
            FileVisit visit = FileVisit.application(transport, name.bytes());
            applications.add(visit.document());
            application = application.isPresent() || !visit.isFound() ? application : Optional.of(name);
        }
        visit(EF_DIR);
        visit(EF_ATR);
        visit(EF_ODF);
        visit(EF_TOKEN_INFO);
        visitDirectories();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("applications", applications);
        document.put("application", application.map(Identifier::toString).orElse(null));
        document.put("files", files());
        return document;
    }

    private FileVisit visit(FilePath path) throws CardException {
        FileVisit known = visits.get(path);
        if (known != null || visits.size() >= MAX_FILES) {
            return known;
        }
        if (application.isPresent()) {
            FileVisit.application(transport, application.get().bytes());
        }
        FileVisit visit = FileVisit.file(transport, path);
        visits.put(path, visit);
        return visit;
    }

    /** What cannot be understood is not followed: the capture is of what the card shows, not of what it should. */
    private void visitDirectories() throws CardException {
        FileVisit odf = visits.get(EF_ODF);
        for (ObjectDirectory.Kind kind : ObjectDirectory.Kind.values()) {
            for (Location list : files(odf.content(), kind)) {
                Optional<FilePath> path = inApplication(list);
                FileVisit visit = path.isPresent() ? visit(path.get()) : null;
                if (visit != null && kind.holdsCertificates()) {
                    visitCertificates(visit.content());
                }
            }
        }
    }

    /** Empty where it would lie deeper than files can. */
    private static Optional<FilePath> inApplication(Location location) {
        try {
            return Optional.of(APPLICATION.resolve(location.path()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Location> files(byte[] odf, ObjectDirectory.Kind kind) {
        try {
            return ObjectDirectory.decode(odf).files(kind);
        } catch (CardException.MalformedData e) {
            return List.of();
        }
    }

    private void visitCertificates(byte[] list) throws CardException {
        List<CertificateEntryDecoder.Entry> entries;
        try {
            entries = CertificateEntryDecoder.decode(list, CertificateObject.Kind.OWN);
        } catch (CardException.MalformedData e) {
            return;
        }
        for (CertificateEntryDecoder.Entry entry : entries) {
            Optional<FilePath> path = entry.location().filter(location -> location.offset() == 0)
                    .flatMap(Capture::inApplication);
            if (path.isPresent()) {
                visit(path.get());
                certificateFiles.add(path.get());
            }
        }
    }

    private List<Object> files() {
        Map<FilePath, Certificate> certificates = new LinkedHashMap<>();
        boolean allReadable = true;
        for (FilePath path : certificateFiles.stream().filter(visits::containsKey).toList()) {
            Optional<byte[]> encoded = CertificateEntryDecoder.certificate(visits.get(path).content());
            Optional<Certificate> certificate = encoded.flatMap(CertificateShape::readable);
            certificate.ifPresent(read -> certificates.put(path, read));
            allReadable &= encoded.isEmpty() || certificate.isPresent();
        }
        // a holder whose name cannot be read is unknown, and then no word is known to be public
        Redaction redaction = new Redaction(
                new PublicWords(allReadable ? List.copyOf(certificates.values()) : List.of()));
        List<Object> files = new ArrayList<>();
        visits.forEach((path, visit) -> {
            Map<String, Object> document = visit.document();
            if (certificates.containsKey(path)) {
                int bytes = CertificateEntryDecoder.certificate(visit.content()).orElseThrow().length;
                document.put("certificate", CertificateShape.of(certificates.get(path), bytes, redaction));
            } else if (isDirectory(path)) {
                document.put("content", redaction.redacted(visit.content(), path.equals(EF_TOKEN_INFO))
                        .map(HexFormat.of().withUpperCase()::formatHex).orElse(null));
            }
            files.add(document);
        });
        return files;
    }

    /** EF.DIR and EF.ATR are not of ISO/IEC 7816-15: what stands there beside the sizes is not known to be nobody's. */
    private boolean isDirectory(FilePath path) {
        return !path.equals(EF_DIR) && !path.equals(EF_ATR) && !certificateFiles.contains(path);
    }
}
