/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Optional;

/**
 * A certificate on the card (EF(CDF); ISO/IEC 7816-15, 8.7). Immutable. Untrusted until certstore has validated it.
 */
public final class CertificateObject {

    /** Which of the card's lists names it. */
    public enum Kind {
        /** {@code certificates}: belongs to a key of the card. */
        OWN,
        /** {@code trustedCertificates}: the card calls it trusted; we do not take its word. */
        TRUSTED,
        /** {@code usefulCertificates}: of use for building a path. */
        USEFUL
    }

    private final Identifier id;
    private final String label;
    private final Kind kind;
    private final boolean authority;
    private final FilePath path;
    private final byte[] encoded;
    private final boolean unread;

    /**
     * A certificate that could not be read, or is none: its entry remains, its bytes are missing.
     *
     * @param authority
     *            the card's flag for a certificate of a CA
     */
    public CertificateObject(Identifier id, String label, Kind kind, boolean authority, FilePath path) {
        this(id, label, kind, authority, path, null, false);
    }

    private CertificateObject(Identifier id, String label, Kind kind, boolean authority, FilePath path,
            byte[] encoded, boolean unread) {
        this.id = id;
        this.label = label;
        this.kind = kind;
        this.authority = authority;
        this.path = path;
        this.encoded = encoded;
        this.unread = unread;
    }

    /** The same entry with its certificate. */
    public CertificateObject withEncoded(byte[] der) {
        return new CertificateObject(id, label, kind, authority, path, der.clone(), false);
    }

    /** The same entry, its certificate not read yet. */
    public CertificateObject asUnread() {
        return new CertificateObject(id, label, kind, authority, path, null, true);
    }

    /** The same entry, its certificate having turned out not to be readable. */
    CertificateObject asUnreadable() {
        return new CertificateObject(id, label, kind, authority, path, null, false);
    }

    /** Whether its certificate is on the card but has not been read yet. */
    public boolean isUnread() {
        return unread;
    }

    /** The same as that of its key, where the key is on the card. */
    public Identifier id() {
        return id;
    }

    /** The card's own name for it; may be empty. */
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the card calls it the certificate of a CA. */
    public boolean isAuthority() {
        return authority;
    }

    /** Its file; empty where the card's list holds the certificate itself. */
    public FilePath path() {
        return path;
    }

    /** The certificate in DER, without padding; empty where it was not or could not be read, or is no X.509 certificate. */
    public Optional<byte[]> encoded() {
        return encoded == null ? Optional.empty() : Optional.of(encoded.clone());
    }

    @Override
    public String toString() {
        return kind + " " + id + " " + path
                + (unread ? " unread" : encoded == null ? " unreadable" : " " + encoded.length + " bytes");
    }
}
