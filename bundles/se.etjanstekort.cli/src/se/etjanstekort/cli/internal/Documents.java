/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import se.etjanstekort.certstore.CardCertificates;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.PinStatus;
import se.etjanstekort.pkcs15.CardStatistics;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.Slot;

/** The JSON documents of the commands, as maps. A personnummer never appears unmasked. */
final class Documents {

    /** RFC 5280, 4.2.1.3, in the order of the bits. */
    private static final List<String> KEY_USAGES = List.of("digitalSignature", "nonRepudiation", "keyEncipherment",
            "dataEncipherment", "keyAgreement", "keyCertSign", "cRLSign", "encipherOnly", "decipherOnly");

    private Documents() {
    }

    /**
     * @param all
     *            also those that rules hide, and why there is none
     */
    static Map<String, Object> readers(ReaderSnapshot readers, boolean all) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("service", Map.of("state", readers.service().name().toLowerCase(Locale.ROOT)));
        document.put("readers", readers.readers().stream().map(Documents::reader).toList());
        if (all) {
            document.put("filtered", readers.filtered().stream()
                    .map(reader -> Map.of("name", reader.name(), "reason", reader.reason())).toList());
            document.put("problem", readers.problem().map(FailureCode::id).orElse(null));
        }
        return document;
    }

    private static Map<String, Object> reader(ReaderState reader) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", reader.reader().name());
        document.put("state", state(reader.slot()));
        document.put("atr", atr(reader.slot()));
        document.put("pinPad", reader.pinPad());
        document.put("virtual", reader.reader().isSoftware());
        return document;
    }

    static String state(Slot slot) {
        if (slot instanceof Slot.Present) {
            return "present";
        }
        if (slot instanceof Slot.InUse) {
            return "in-use";
        }
        return slot instanceof Slot.Mute ? "mute" : "empty";
    }

    /** The answer to reset in hexadecimal, or null. */
    static String atr(Slot slot) {
        if (slot instanceof Slot.Present present) {
            return present.atr().toString();
        }
        return slot instanceof Slot.InUse inUse ? inUse.atr().toString() : null;
    }

    static Map<String, Object> card(CardOverview card, CardCertificates certificates, String readerName) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("reader", readerName);
        document.put("atr", card.atr().toString());
        document.put("profile", card.contents().profile().name());
        document.put("serial", card.contents().tokenInfo().serialNumber());
        document.put("label", card.contents().tokenInfo().label());
        document.put("pins", card.pins().stream().map(Documents::pin).toList());
        document.put("certificates", certificates(certificates));
        document.put("identities", card.identities().stream().map(Documents::identity).toList());
        document.put("stats", statistics(card.contents().statistics()));
        return document;
    }

    private static Map<String, Object> pin(PinStatus status) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("label", status.pin().label());
        document.put("reference", status.pin().reference().value());
        document.put("minLength", status.pin().minLength());
        document.put("maxLength", status.pin().longestCode());
        document.put("triesLeft",
                status.left().known().isPresent() ? (Integer) status.left().known().getAsInt() : null);
        document.put("blocked", status.left().isBlocked());
        return document;
    }

    private static List<Map<String, Object>> certificates(CardCertificates certificates) {
        List<Map<String, Object>> documents = new ArrayList<>();
        certificates.entries().forEach(entry -> documents.add(certificate(entry)));
        certificates.authorities().forEach(entry -> documents.add(certificate(entry)));
        return documents;
    }

    private static Map<String, Object> certificate(CertificateEntry entry) {
        return certificate(entry.certificate());
    }

    /** Names with personnummer masked, validity, use, and fingerprint. */
    static Map<String, Object> certificate(X509Certificate certificate) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("subject", Masking.distinguishedName(certificate.getSubjectX500Principal()));
        document.put("issuer", Masking.distinguishedName(certificate.getIssuerX500Principal()));
        document.put("serialNumber", certificate.getSerialNumber().toString(16));
        document.put("notBefore", certificate.getNotBefore().toInstant().toString());
        document.put("notAfter", certificate.getNotAfter().toInstant().toString());
        document.put("keyUsage", keyUsage(certificate));
        document.put("sha256", sha256(certificate));
        return document;
    }

    private static List<String> keyUsage(X509Certificate certificate) {
        boolean[] bits = certificate.getKeyUsage();
        List<String> names = new ArrayList<>();
        for (int i = 0; bits != null && i < bits.length && i < KEY_USAGES.size(); i++) {
            if (bits[i]) {
                names.add(KEY_USAGES.get(i));
            }
        }
        return names;
    }

    private static String sha256(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a parsed certificate can be encoded, and SHA-256 is there", e);
        }
    }

    private static Map<String, Object> identity(ValidatedIdentity validated) {
        Map<String, Object> document = identity(validated.identity());
        document.put("authentication", validated.identity().authentication().isPresent());
        document.put("signature", validated.identity().signature().isPresent());
        document.put("trusted", validated.trustedAuthentication().isPresent()
                || validated.identity().authentication().isEmpty() && validated.trustedSignature().isPresent());
        return document;
    }

    /** Kind, masked id, name, organisation and issuer. */
    static Map<String, Object> identity(Identity identity) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", identity.kind().name());
        document.put("id", identity.maskedId());
        document.put("name", identity.name());
        document.put("organisation", identity.organisation());
        document.put("issuer", identity.issuer());
        return document;
    }

    private static Map<String, Object> statistics(CardStatistics statistics) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("apdus", statistics.apdus());
        document.put("bytesSent", statistics.bytesSent());
        document.put("bytesReceived", statistics.bytesReceived());
        document.put("millis", statistics.millis());
        return document;
    }
}
