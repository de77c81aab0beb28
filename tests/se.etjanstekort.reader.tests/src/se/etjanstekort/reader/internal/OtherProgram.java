/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.io.IOException;
import java.nio.file.Path;

import se.etjanstekort.reader.internal.pcsc.DispatchLibrary;
import se.etjanstekort.reader.internal.pcsc.LibraryException;
import se.etjanstekort.reader.internal.pcsc.NativePcsc;
import se.etjanstekort.reader.internal.pcsc.Pcsc;
import se.etjanstekort.reader.internal.pcsc.Pcsc.Disposition;
import se.etjanstekort.reader.internal.pcsc.PcscException;

/** A process of its own that holds a transaction with a card until it is told to end it. */
final class OtherProgram implements AutoCloseable {

    private final Process process;

    private OtherProgram(Process process) {
        this.process = process;
    }

    /** In the other process: begins, says so with a byte, waits for a byte, ends. */
    public static void main(String... args) throws LibraryException, PcscException, IOException {
        Pcsc pcsc = NativePcsc.load(DispatchLibrary.unpackedByJna());
        long context = pcsc.establishContext();
        Pcsc.Card card = pcsc.connect(context, args[0]);
        pcsc.beginTransaction(card);
        signal(System.out);
        System.in.read();
        pcsc.endTransaction(card, Disposition.valueOf(args[1]));
        pcsc.disconnect(card, Disposition.LEAVE);
        pcsc.releaseContext(context);
        signal(System.out);
    }

    private static void signal(java.io.OutputStream out) throws IOException {
        out.write('.');
        out.flush();
    }

    /** Starts the process; it holds the transaction when this returns. */
    static OtherProgram hold(String reader, Disposition atEnd) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), OtherProgram.class.getName(), reader, atEnd.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        OtherProgram other = new OtherProgram(process);
        other.awaitSignal();
        return other;
    }

    private void awaitSignal() throws IOException {
        if (process.getInputStream().read() != '.') {
            throw new IOException("the other program failed");
        }
    }

    /** Ends the transaction; it has ended when this returns. */
    void letGo() throws IOException {
        signal(process.getOutputStream());
        awaitSignal();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
