/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import java.lang.reflect.Method;
import java.util.Map;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * The native functions, mapped directly. A DWORD or handle argument is passed in a whole 64-bit register or stack slot; where
 * the library takes 32 bits it reads the low half. Results are LONGs whose low 32 bits are the code. Named as documented,
 * without the prefix {@code SCard}.
 */
final class WinscardFunctions {

    /** Held so that the library stays loaded as long as this is in use. */
    private final NativeLibrary library;

    /**
     * Loads the library.
     *
     * @throws LinkageError
     *             when it, or JNA's own native part, cannot be loaded
     */
    WinscardFunctions(PcscPlatform platform) {
        FunctionMapper mapper = (lib, method) -> platform.symbol(documentedName(method));
        library = NativeLibrary.getInstance(platform.library(), Map.of(Library.OPTION_FUNCTION_MAPPER, mapper));
        Native.register(WinscardFunctions.class, library);
    }

    private static String documentedName(Method method) {
        String name = method.getName();
        return "SCard" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    native int establishContext(long scope, Pointer reserved1, Pointer reserved2, Pointer context);

    native int releaseContext(long context);

    native int cancel(long context);

    native int listReaders(long context, Pointer groups, Pointer readers, Pointer length);

    native int getStatusChange(long context, long millis, Pointer readerStates, long count);

    native int connect(long context, Pointer reader, long shareMode, long protocols, Pointer card, Pointer protocol);

    native int reconnect(long card, long shareMode, long protocols, long initialization, Pointer protocol);

    native int disconnect(long card, long disposition);

    native int beginTransaction(long card);

    native int endTransaction(long card, long disposition);

    native int transmit(long card, Pointer sendPci, Pointer send, long sendLength, Pointer receivePci, Pointer receive,
            Pointer receiveLength);

    native int control(long card, long code, Pointer in, long inLength, Pointer out, long outSize, Pointer outLength);

    @Override
    public String toString() {
        return library.getName();
    }
}
