/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.asn1;

import java.text.ParseException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;

import se.etjanstekort.pkcs15.TokenInfo;
import se.etjanstekort.smartcard.CardException;

/** EF(TokenInfo), EF(CIAInfo) in ISO/IEC 7816-15, 8.11. */
public final class TokenInfoDecoder {

    private static final int LABEL = 0;
    private static final int RECORD_INFO = 1;
    private static final int SUPPORTED_ALGORITHMS = 2;
    private static final int ISSUER_ID = 3;
    private static final int HOLDER_ID = 4;
    private static final int LAST_UPDATE = 5;

    private TokenInfoDecoder() {
    }

    public static TokenInfo decode(byte[] file) throws CardException.MalformedData {
        return Asn1.decode("EF(TokenInfo)", file, TokenInfoDecoder::tokenInfo);
    }

    private static TokenInfo tokenInfo(ASN1Primitive object) {
        Elements info = Elements.of(object);
        int version = info.requiredInteger();
        String serialNumber = info.optional(ASN1OctetString.class).map(ASN1OctetString::getOctets)
                .map(HexFormat.of().withUpperCase()::formatHex).orElse("");
        String manufacturerId = info.optionalText().orElse("");
        String label = info.optionalTagged(LABEL).map(tagged -> Values.text(ASN1UTF8String.getInstance(tagged, false)))
                .orElse("");
        Set<TokenInfo.Flag> flags = Values.flags(TokenInfo.Flag.class, info.requiredBits());
        info.optionalSequence();
        info.optionalTagged(RECORD_INFO);
        List<TokenInfo.AlgorithmInfo> algorithms = info.optionalTagged(SUPPORTED_ALGORITHMS)
                .map(TokenInfoDecoder::algorithms).orElse(List.of());
        info.optionalTagged(ISSUER_ID);
        info.optionalTagged(HOLDER_ID);
        Optional<Instant> lastUpdate = info.optionalTagged(LAST_UPDATE).flatMap(TokenInfoDecoder::time);
        return new TokenInfo(version, serialNumber, manufacturerId, label, flags, algorithms, lastUpdate);
    }

    private static List<TokenInfo.AlgorithmInfo> algorithms(ASN1TaggedObject tagged) {
        ASN1Sequence sequence = ASN1Sequence.getInstance(tagged, false);
        return StreamSupport.stream(sequence.spliterator(), false).map(TokenInfoDecoder::algorithm).toList();
    }

    private static TokenInfo.AlgorithmInfo algorithm(ASN1Encodable object) {
        Elements info = Elements.of(object);
        int reference = info.requiredInteger();
        int algorithm = info.requiredInteger();
        info.required(ASN1Primitive.class);
        info.requiredBits();
        Optional<String> objectId = info.optional(ASN1ObjectIdentifier.class).map(ASN1ObjectIdentifier::getId);
        Optional<Integer> cardReference = info.optionalInteger().map(Values::reference);
        return new TokenInfo.AlgorithmInfo(reference, algorithm, objectId, cardReference);
    }

    /** {@code LastUpdate}: a time, or the path of a file that holds one, which we do not follow. */
    private static Optional<Instant> time(ASN1TaggedObject tagged) {
        if (!(tagged.getExplicitBaseObject().toASN1Primitive() instanceof ASN1GeneralizedTime time)) {
            return Optional.empty();
        }
        try {
            return Optional.of(time.getDate().toInstant());
        } catch (ParseException e) {
            throw new IllegalArgumentException("lastUpdate is no time", e);
        }
    }
}
