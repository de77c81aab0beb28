/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/**
 * The commands that make a card sign. Each is sent once; where its answer is lost, the signature is lost. Any status but 9000 is
 * a {@link CardException.UnexpectedStatus}, 63CX too: only VERIFY speaks of codes.
 */
public final class ComputeSignature {

    private static final int INS_MANAGE_SECURITY_ENVIRONMENT = 0x22;
    private static final int SET_FOR_COMPUTATION = 0x41;
    private static final int INS_PERFORM_SECURITY_OPERATION = 0x2A;
    private static final int HASH = 0x90;
    private static final int PLAIN_INPUT = 0x80;
    private static final int HASH_TEMPLATE = 0xA0;
    private static final int TAG_HASH = 0x90;
    private static final int DIGITAL_SIGNATURE = 0x9E;
    private static final int INPUT_FOR_SIGNATURE = 0x9A;
    private static final int INS_INTERNAL_AUTHENTICATE = 0x88;

    /** The control reference template for PERFORM SECURITY OPERATION, digital signature (ISO/IEC 7816-4, table 55). */
    public static final int TEMPLATE_DIGITAL_SIGNATURE = 0xB6;
    /** The control reference template for INTERNAL AUTHENTICATE. */
    public static final int TEMPLATE_AUTHENTICATION = 0xA4;

    private ComputeSignature() {
    }

    /**
     * MANAGE SECURITY ENVIRONMENT, SET (ISO/IEC 7816-4, 11.5.11): tells the card which key and algorithm come next.
     *
     * @param template
     *            one of the template tags of this class
     * @param elements
     *            the template's data objects, encoded
     */
    public static void setEnvironment(CardTransport transport, int template, byte[] elements) throws CardException {
        requireSuccess("MANAGE SECURITY ENVIRONMENT", transport.transmit(
                new CommandApdu(0x00, INS_MANAGE_SECURITY_ENVIRONMENT, SET_FOR_COMPUTATION, template, elements)));
    }

    /** PERFORM SECURITY OPERATION, COMPUTE DIGITAL SIGNATURE (ISO/IEC 7816-8, 11.5); of the hash that was set for no input. */
    public static byte[] digitalSignature(CardTransport transport, byte[] input) throws CardException {
        return requireSuccess("COMPUTE DIGITAL SIGNATURE",
                transport.transmit(new CommandApdu(0x00, INS_PERFORM_SECURITY_OPERATION, DIGITAL_SIGNATURE,
                        INPUT_FOR_SIGNATURE, input, CommandApdu.MAX_SHORT_NE)));
    }

    /** PERFORM SECURITY OPERATION, HASH (ISO/IEC 7816-8, 11.8) of a message, which the card computes and keeps. */
    public static void hash(CardTransport transport, byte[] message) throws CardException {
        hash(transport, PLAIN_INPUT, message);
    }

    /** The same with a hash that was made elsewhere, of less than 128 bytes. */
    public static void setHash(CardTransport transport, byte[] hash) throws CardException {
        byte[] template = new byte[2 + hash.length];
        template[0] = (byte) TAG_HASH;
        template[1] = (byte) hash.length;
        System.arraycopy(hash, 0, template, 2, hash.length);
        hash(transport, HASH_TEMPLATE, template);
    }

    private static void hash(CardTransport transport, int form, byte[] data) throws CardException {
        requireSuccess("HASH",
                transport.transmit(new CommandApdu(0x00, INS_PERFORM_SECURITY_OPERATION, HASH, form, data)));
    }

    /** INTERNAL AUTHENTICATE (ISO/IEC 7816-4, 11.5.2) with the key of the environment that was set. */
    public static byte[] internalAuthenticate(CardTransport transport, byte[] challenge) throws CardException {
        return requireSuccess("INTERNAL AUTHENTICATE", transport.transmit(
                new CommandApdu(0x00, INS_INTERNAL_AUTHENTICATE, 0, 0, challenge, CommandApdu.MAX_SHORT_NE)));
    }

    private static byte[] requireSuccess(String name, ResponseApdu response) throws CardException.UnexpectedStatus {
        if (!response.isSuccess()) {
            throw new CardException.UnexpectedStatus(name, response.statusWord());
        }
        return response.data();
    }
}
