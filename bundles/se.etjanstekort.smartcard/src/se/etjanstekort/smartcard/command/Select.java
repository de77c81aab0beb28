/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import java.util.Optional;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.StatusWord;

/** SELECT (ISO/IEC 7816-4, 11.2.2). */
public final class Select {

    private static final int INS = 0xA4;
    private static final int BY_FILE_ID = 0x00;
    private static final int BY_APPLICATION_ID = 0x04;
    private static final int BY_PATH_FROM_MF = 0x08;
    private static final int BY_PATH_FROM_DF = 0x09;
    private static final int WITH_FCI = 0x00;
    private static final int WITHOUT_FCI = 0x0C;
    private static final StatusWord WRONG_P1_P2 = new StatusWord(0x6A86);
    private static final int MASTER_FILE = 0x3F00;

    private Select() {
    }

    /**
     * Selects an application.
     *
     * @return empty when the card refuses, for whatever reason: cards without it give many
     */
    public static Optional<FileControlInformation> application(CardTransport transport, byte[] aid)
            throws CardException {
        ResponseApdu response = select(transport, BY_APPLICATION_ID, aid);
        return response.isSuccess() ? Optional.of(FileControlInformation.of(response.data())) : Optional.empty();
    }

    /**
     * Selects a file by a path that begins at the master file, whose own identifier is not in it; of no bytes for the master
     * file itself.
     *
     * @return empty when there is no such file (6A82)
     * @throws CardException.UnexpectedStatus
     *             when the card refuses otherwise
     */
    public static Optional<FileControlInformation> path(CardTransport transport, byte[] pathFromMasterFile)
            throws CardException {
        if (pathFromMasterFile.length == 0) {
            return fileId(transport, MASTER_FILE);
        }
        return file(select(transport, BY_PATH_FROM_MF, pathFromMasterFile));
    }

    /** As {@link #path(CardTransport, byte[])}, with a path that begins below the current directory. */
    public static Optional<FileControlInformation> pathFromCurrent(CardTransport transport, byte[] path)
            throws CardException {
        return file(select(transport, BY_PATH_FROM_DF, path));
    }

    /** As {@link #path(CardTransport, byte[])}, by the identifier of a file in the current directory. */
    public static Optional<FileControlInformation> fileId(CardTransport transport, int fileId) throws CardException {
        return file(select(transport, BY_FILE_ID, new byte[] { (byte) (fileId >> 8), (byte) fileId }));
    }

    private static Optional<FileControlInformation> file(ResponseApdu response)
            throws CardException.UnexpectedStatus {
        if (response.statusWord().equals(StatusWord.FILE_NOT_FOUND)) {
            return Optional.empty();
        }
        if (!response.isSuccess()) {
            throw new CardException.UnexpectedStatus("SELECT", response.statusWord());
        }
        return Optional.of(FileControlInformation.of(response.data()));
    }

    /** Asks for the FCI, and goes without it on a card that does not know how to give it. */
    private static ResponseApdu select(CardTransport transport, int p1, byte[] data) throws CardException {
        ResponseApdu response = transport
                .transmit(new CommandApdu(0x00, INS, p1, WITH_FCI, data, CommandApdu.MAX_SHORT_NE));
        if (!response.statusWord().equals(WRONG_P1_P2)) {
            return response;
        }
        return transport.transmit(new CommandApdu(0x00, INS, p1, WITHOUT_FCI, data));
    }
}
