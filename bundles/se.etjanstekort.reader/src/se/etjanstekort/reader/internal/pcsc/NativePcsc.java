/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

import se.etjanstekort.smartcard.Atr;

/** PC/SC through the system's own library. May be used by any number of threads, each with a context of its own. */
public final class NativePcsc implements Pcsc {

    static final PcscPlatform PLATFORM = PcscPlatform.of(System.getProperty("os.name"));
    private static final int SCOPE_SYSTEM = 2;
    private static final int SHARE_SHARED = 2;
    private static final int PROTOCOL_T0_OR_T1 = 3;
    private static final int LEAVE_CARD = 0;
    /** Room for some hundred reader names; asking for the size first would race with a reader that comes. */
    private static final int NAMES_SIZE = 32_768;
    /** PC/SC part 10: at most 255 features of 6 bytes; readers have some ten. */
    private static final int CONTROL_SIZE = 255 * 6;

    private final PcscPlatform platform;
    private final WinscardFunctions functions;
    /** What a thread exchanges commands through, made once: a reader's thread does so all its life. */
    private final ThreadLocal<LineMemory> line;

    private NativePcsc(PcscPlatform platform) {
        this.platform = platform;
        this.functions = new WinscardFunctions(platform);
        this.line = ThreadLocal.withInitial(() -> new LineMemory(platform));
    }

    /** Loads the library of the system that we run on, after JNA's own native part. */
    public static Pcsc load(DispatchLibrary dispatch) throws LibraryException {
        try {
            dispatch.load();
        } catch (LinkageError e) {
            throw new LibraryException(LibraryException.Part.JNA, e);
        }
        try {
            return new NativePcsc(PLATFORM);
        } catch (LinkageError e) {
            throw new LibraryException(
                    PLATFORM.isLibraryThere() ? LibraryException.Part.PCSC_UNUSABLE : LibraryException.Part.PCSC, e);
        }
    }

    /** Where the library usually lies, whether it does or not; none where it is part of the system. */
    public static List<Path> libraryFiles() {
        return PLATFORM.libraryFiles();
    }

    /** Where the service listens, if that is a file. */
    public static Optional<Path> serviceSocket() {
        return PLATFORM.socket();
    }

    @Override
    public long establishContext() throws PcscException {
        try (Memory context = cleared(platform.handleSize())) {
            int code = functions.establishContext(SCOPE_SYSTEM, null, null, context);
            check("SCardEstablishContext", isRefusal(code) ? PcscError.NO_ACCESS.code() : code);
            return number(context, 0, platform.handleSize());
        }
    }

    /**
     * pcsc-lite has no word for a refusal: it says "no service" where our rights do not reach the socket, and hangs up on those
     * whom polkit refuses.
     */
    private boolean isRefusal(int code) {
        return platform.socket().isPresent() && Files.exists(platform.socket().get())
                && (code == PcscError.NO_SERVICE.code() && !Files.isWritable(platform.socket().get())
                        || code == PcscError.COMM_ERROR.code());
    }

    @Override
    public void releaseContext(long context) {
        functions.releaseContext(context);
    }

    @Override
    public void cancel(long context) {
        functions.cancel(context);
    }

    @Override
    public List<String> listReaders(long context) throws PcscException {
        try (Memory names = cleared(NAMES_SIZE); Memory length = dword(NAMES_SIZE / platform.text().unit())) {
            int code = functions.listReaders(context, null, names, length);
            if (code == PcscError.NO_READERS_AVAILABLE.code()) {
                return List.of();
            }
            check("SCardListReaders", code);
            int used = Math.min(dword(length) * platform.text().unit(), NAMES_SIZE);
            return platform.text().decodeList(names.getByteArray(0, used));
        }
    }

    @Override
    public List<ReaderStatus> awaitChange(long context, long millis, List<ReaderStatus> known) throws PcscException {
        ReaderStateLayout layout = platform.readerState();
        List<Memory> names = new ArrayList<>();
        try (Memory states = cleared(layout.size() * known.size())) {
            for (ReaderStatus status : known) {
                Memory name = text(status.reader());
                long at = (long) layout.size() * names.size();
                names.add(name);
                states.setPointer(at, name);
                setDword(states, at + layout.currentState(), Integer.toUnsignedLong(status.state()));
            }
            check("SCardGetStatusChange", functions.getStatusChange(context, millis, states, known.size()));
            List<ReaderStatus> now = new ArrayList<>();
            for (ReaderStatus status : known) {
                now.add(status(status.reader(), states.share((long) layout.size() * now.size(), layout.size())));
            }
            return now;
        } finally {
            names.forEach(Memory::close);
        }
    }

    private ReaderStatus status(String reader, Pointer state) {
        ReaderStateLayout layout = platform.readerState();
        int atrLength = (int) number(state, layout.atrLength(), platform.dwordSize());
        int length = Math.max(0, Math.min(atrLength, layout.atrCapacity()));
        return new ReaderStatus(reader, (int) number(state, layout.eventState(), platform.dwordSize()),
                new Atr(state.getByteArray(layout.atr(), length)));
    }

    @Override
    public int maxReaderStates() {
        return platform.maxReaderStates();
    }

    @Override
    public boolean serviceEndsWithLastReader() {
        return platform.endsWithLastReader();
    }

    @Override
    public boolean isServiceInstalled() {
        return platform.isServiceThere();
    }

    @Override
    public Card connect(long context, String reader) throws PcscException {
        try (Memory name = text(reader); Memory handle = cleared(platform.handleSize()); Memory protocol = dword(0)) {
            check("SCardConnect",
                    functions.connect(context, name, SHARE_SHARED, PROTOCOL_T0_OR_T1, handle, protocol));
            return new Card(number(handle, 0, platform.handleSize()), dword(protocol));
        }
    }

    @Override
    public Card reconnect(Card card) throws PcscException {
        try (Memory protocol = dword(0)) {
            check("SCardReconnect",
                    functions.reconnect(card.handle(), SHARE_SHARED, PROTOCOL_T0_OR_T1, LEAVE_CARD, protocol));
            return new Card(card.handle(), dword(protocol));
        }
    }

    @Override
    public void disconnect(Card card, Disposition disposition) throws PcscException {
        check("SCardDisconnect", functions.disconnect(card.handle(), disposition.code()));
    }

    @Override
    public void beginTransaction(Card card) throws PcscException {
        check("SCardBeginTransaction", functions.beginTransaction(card.handle()));
    }

    @Override
    public void endTransaction(Card card, Disposition disposition) throws PcscException {
        check("SCardEndTransaction", functions.endTransaction(card.handle(), disposition.code()));
    }

    @Override
    public byte[] transmit(Card card, byte[] command) throws PcscException {
        LineMemory memory = line.get();
        memory.put(card.protocol(), command);
        try {
            check("SCardTransmit", functions.transmit(card.handle(), memory.protocol(), memory.command(),
                    command.length, null, memory.answer(), memory.length()));
        } finally {
            memory.wipe(command.length);
        }
        return memory.take();
    }

    @Override
    public byte[] features(Card card) throws PcscException {
        return control(card, platform.featureRequest(), new byte[0]);
    }

    @Override
    public byte[] control(Card card, int code, byte[] in) throws PcscException {
        try (Memory given = in.length == 0 ? null : new Memory(in.length);
                Memory out = cleared(CONTROL_SIZE);
                Memory length = dword(0)) {
            if (given != null) {
                given.write(0, in, 0, in.length);
            }
            check("SCardControl", functions.control(card.handle(), Integer.toUnsignedLong(code), given, in.length, out,
                    CONTROL_SIZE, length));
            return out.getByteArray(0, Math.min(dword(length), CONTROL_SIZE));
        }
    }

    @Override
    public boolean controlsConcurrently() {
        return platform.concurrentControl();
    }

    private static void check(String function, int code) throws PcscException {
        if (code != 0) {
            throw new PcscException(function, code);
        }
    }

    private static Memory cleared(int size) {
        Memory memory = new Memory(size);
        memory.clear();
        return memory;
    }

    private Memory text(String text) {
        byte[] bytes = platform.text().encode(text);
        Memory memory = new Memory(bytes.length);
        memory.write(0, bytes, 0, bytes.length);
        return memory;
    }

    private Memory dword(long value) {
        Memory memory = new Memory(platform.dwordSize());
        setDword(memory, 0, value);
        return memory;
    }

    private int dword(Pointer memory) {
        return (int) number(memory, 0, platform.dwordSize());
    }

    private void setDword(Pointer memory, long at, long value) {
        if (platform.dwordSize() == Long.BYTES) {
            memory.setLong(at, value);
        } else {
            memory.setInt(at, (int) value);
        }
    }

    private static long number(Pointer memory, long at, int size) {
        return size == Long.BYTES ? memory.getLong(at) : Integer.toUnsignedLong(memory.getInt(at));
    }
}
