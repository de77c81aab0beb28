/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.contents;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

import se.etjanstekort.simulator.internal.cardos.CardFile;
import se.etjanstekort.simulator.internal.cardos.CardImage;
import se.etjanstekort.simulator.internal.cardos.CardKey;
import se.etjanstekort.simulator.internal.cardos.CardTraits.Family;
import se.etjanstekort.simulator.internal.cardos.CodeSpec;
import se.etjanstekort.simulator.internal.cardos.DedicatedFile;
import se.etjanstekort.simulator.internal.cardos.Dialect.KeyNames;
import se.etjanstekort.simulator.internal.cardos.ElementaryFile;
import se.etjanstekort.simulator.internal.contents.Pkcs15Objects.KeyPlace;
import se.etjanstekort.simulator.internal.persona.CardProduct;
import se.etjanstekort.simulator.internal.persona.Code;
import se.etjanstekort.simulator.internal.persona.Credential;
import se.etjanstekort.simulator.internal.persona.Credential.Purpose;
import se.etjanstekort.simulator.internal.persona.Persona;
import se.etjanstekort.simulator.internal.pki.Issued;

/** Lays out a persona's card: files, codes and keys. */
public final class Pkcs15Application {

    /** Where the application is. */
    static final byte[] PATH = HexFormat.of().parseHex("3F005015");

    private static final int EF_DIR = 0x2F00;
    private static final int EF_ATR = 0x2F01;
    private static final int EF_ODF = 0x5031;
    private static final int EF_TOKEN_INFO = 0x5032;
    private static final int EF_AODF = 0x4401;
    private static final int EF_PRKDF = 0x4402;
    private static final int EF_CDF = 0x4403;
    private static final int EF_TRUSTED_CDF = 0x4404;
    private static final int FIRST_CERTIFICATE = 0x4431;
    private static final int FIRST_AUTHORITY = 0x4441;
    private static final int FIRST_KEY = 0x4B01;

    private static final int ODF_PRIVATE_KEYS = 0;
    private static final int ODF_CERTIFICATES = 4;
    private static final int ODF_TRUSTED_CERTIFICATES = 5;
    private static final int ODF_AUTHENTICATION_OBJECTS = 8;

    private static final int FIRST_IDENTIFIER = 0x45;
    private static final int FIRST_AUTHORITY_IDENTIFIER = 0x61;

    private final Persona persona;
    private final Map<String, Issued> issued;
    private final List<X509Certificate> authorities;
    private final boolean keysAreFiles;

    /**
     * @param issued
     *            what stands on the card for each credential, by its name
     * @param authorities
     *            certificates of the issuing authorities
     */
    public Pkcs15Application(Persona persona, Map<String, Issued> issued, List<X509Certificate> authorities) {
        this.persona = persona;
        this.issued = issued;
        this.authorities = authorities;
        this.keysAreFiles = persona.card().traits().dialect().keyNames() == KeyNames.FILE;
    }

    /** The card, ready to be put into a reader. */
    public CardImage image() {
        CardProduct card = persona.card();
        List<CardFile> root = new ArrayList<>();
        card.atrInfo().ifPresent(info -> root.add(ElementaryFile.transparent(EF_ATR, 0x1D, info)));
        if (card.hasApplication()) {
            root.add(ElementaryFile.transparent(EF_DIR, 0x1E,
                    Der.encode(Pkcs15Objects.application(card.applicationId(), card.label(), PATH))));
            root.add(new DedicatedFile(0x5015, card.applicationId(), applicationFiles()));
        } else if (card.traits().family() == Family.MYEID) {
            // comes from the shop with its application, empty
            root.add(new DedicatedFile(0x5015, card.applicationId(), List.of()));
        }
        return new CardImage(card.atr(), serialNumber(),
                new DedicatedFile(DedicatedFile.MASTER_FILE, new byte[0], root),
                card.hasApplication() ? persona.codes().stream().map(this::code).toList() : List.of(), keys(),
                card.traits());
    }

    /** The number printed on the card, two digits a byte with a zero in front. */
    private byte[] serialNumber() {
        return HexFormat.of().parseHex("0" + persona.card().number());
    }

    private CodeSpec code(Code code) {
        OptionalInt unblockedBy = code.role() == Code.Role.PUK ? OptionalInt.empty()
                : OptionalInt.of(persona.code(Code.Role.PUK).reference());
        return new CodeSpec(code.reference(), code.digits(), code.minLength(), code.maxLength(), code.storedLength(),
                code.padding(), code.tries(), code.triesLeft(), unblockedBy,
                persona.card().traits().family() == Family.ISOAPPLET);
    }

    /** A card that its owner personalises knows nothing of a key's purpose; OpenSC signs on MyEID by deciphering. */
    private List<CardKey> keys() {
        List<CardKey> keys = new ArrayList<>();
        for (Credential credential : persona.credentials()) {
            int n = keys.size();
            keys.add(new CardKey(n + 1, keysAreFiles ? FIRST_KEY + n : 0, issued.get(credential.name()).key(),
                    persona.codeOf(credential).reference(),
                    credential.purpose() == Purpose.SIGNATURE && persona.card().traits().family() == Family.GENERIC));
        }
        return keys;
    }

    private List<CardFile> applicationFiles() {
        List<CardFile> files = new ArrayList<>();
        Map<Integer, byte[]> directories = new LinkedHashMap<>();
        directories.put(ODF_AUTHENTICATION_OBJECTS, path(EF_AODF));
        directories.put(ODF_PRIVATE_KEYS, path(EF_PRKDF));
        directories.put(ODF_CERTIFICATES, path(EF_CDF));
        if (!authorities.isEmpty()) {
            directories.put(ODF_TRUSTED_CERTIFICATES, path(EF_TRUSTED_CDF));
        }
        files.add(directoryFile(EF_ODF, 0x11, Pkcs15Objects.directory(directories)));
        files.add(directoryFile(EF_TOKEN_INFO, 0x12,
                List.of(Pkcs15Objects.tokenInfo(persona.card(), serialNumber(), lastUpdate()))));
        files.add(directoryFile(EF_AODF, 0x01, persona.codes().stream().map(Pkcs15Objects::code).toList()));
        addCredentials(files);
        addAuthorities(files);
        return files;
    }

    /** When the newest certificate was put on the card; empty for a card without any. */
    private Optional<Date> lastUpdate() {
        return persona.credentials().stream()
                .map(credential -> issued.get(credential.name()).certificate().getNotBefore())
                .max(Comparator.naturalOrder());
    }

    private void addCredentials(List<CardFile> files) {
        List<ASN1Encodable> privateKeys = new ArrayList<>();
        List<ASN1Encodable> certificates = new ArrayList<>();
        List<CardFile> contents = new ArrayList<>();
        for (Credential credential : persona.credentials()) {
            int n = certificates.size();
            X509Certificate certificate = issued.get(credential.name()).certificate();
            byte[] der = encoded(certificate);
            contents.add(ElementaryFile.transparent(FIRST_CERTIFICATE + n, 0, der));
            certificates.add(Pkcs15Objects.certificate(Pkcs15Objects.label(credential), FIRST_IDENTIFIER + n, false,
                    path(FIRST_CERTIFICATE + n), der.length));
            if (keysAreFiles) {
                contents.add(ElementaryFile.key(FIRST_KEY + n, Pkcs15Objects.bits(certificate.getPublicKey())));
            }
            KeyPlace place = new KeyPlace(keysAreFiles ? 0 : n + 1, keysAreFiles ? path(FIRST_KEY + n) : PATH,
                    persona.card().tellsAlgorithms(), persona.codeOf(credential).role().authId());
            privateKeys.add(Pkcs15Objects.privateKey(credential, certificate.getPublicKey(), FIRST_IDENTIFIER + n,
                    place));
        }
        files.add(directoryFile(EF_PRKDF, 0x02, privateKeys));
        files.add(directoryFile(EF_CDF, 0x03, certificates));
        files.addAll(contents);
    }

    private void addAuthorities(List<CardFile> files) {
        List<ASN1Encodable> entries = new ArrayList<>();
        List<CardFile> contents = new ArrayList<>();
        for (X509Certificate authority : authorities) {
            int n = entries.size();
            byte[] der = encoded(authority);
            contents.add(ElementaryFile.transparent(FIRST_AUTHORITY + n, 0, der));
            entries.add(Pkcs15Objects.certificate(commonName(authority), FIRST_AUTHORITY_IDENTIFIER + n, true,
                    path(FIRST_AUTHORITY + n), der.length));
        }
        if (!entries.isEmpty()) {
            files.add(directoryFile(EF_TRUSTED_CDF, 0x04, entries));
            files.addAll(contents);
        }
    }

    private ElementaryFile directoryFile(int identifier, int shortIdentifier, List<? extends ASN1Encodable> entries) {
        byte[] content = Der.concatenate(entries);
        return ElementaryFile.transparent(identifier, shortIdentifier,
                Arrays.copyOf(content, content.length + persona.card().filePadding()));
    }

    private static byte[] path(int identifier) {
        byte[] path = Arrays.copyOf(PATH, PATH.length + 2);
        path[PATH.length] = (byte) (identifier >> 8);
        path[PATH.length + 1] = (byte) identifier;
        return path;
    }

    private static String commonName(X509Certificate certificate) {
        X500Name name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return IETFUtils.valueToString(name.getRDNs(BCStyle.CN)[0].getFirst().getValue());
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed can be encoded", e);
        }
    }
}
