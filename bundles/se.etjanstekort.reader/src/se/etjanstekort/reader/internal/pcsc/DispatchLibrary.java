/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * JNA's own native part. JNA unpacks it to the home or temp folder at first use, which is of no use where execution is forbidden
 * there. So our bundle carries it unpacked, and is itself installed as a folder ({@code Eclipse-BundleShape}).
 *
 * @param folder
 *            where it lies, unless JNA is to unpack it
 */
public record DispatchLibrary(Optional<Path> folder) {

    /** Asked for once, at first use (JNA's documentation, {@code com.sun.jna.Native}). */
    static final String BOOT_PATH = "jna.boot.library.path";

    /** As JNA has it, inside of its jar. */
    public static DispatchLibrary unpackedByJna() {
        return new DispatchLibrary(Optional.empty());
    }

    /** As our bundle carries it. */
    public static DispatchLibrary carriedBy(Bundle ours) {
        String version = FrameworkUtil.getBundle(Platform.class).getVersion().toString();
        return FileLocator.getBundleFileLocation(ours).map(File::toPath)
                .map(bundle -> in(bundle, version, Platform.RESOURCE_PREFIX)).orElseGet(DispatchLibrary::unpackedByJna);
    }

    /**
     * That of a bundle; JNA is left to unpack it where the bundle is a jar, on a system for which it carries none, and where the
     * host brought another version of JNA, which might refuse it.
     *
     * @param platform
     *            as JNA names it
     */
    static DispatchLibrary in(Path bundle, String version, String platform) {
        return new DispatchLibrary(
                Optional.of(bundle.resolve("jna").resolve(version).resolve(platform)).filter(Files::isDirectory));
    }

    /**
     * Has JNA load it, unless it has.
     *
     * @throws LinkageError
     *             where it cannot be unpacked or run
     */
    void load() {
        load(System.getProperties(), () -> Native.getNativeSize(Pointer.class));
    }

    /**
     * JNA knows where it lies for as long as it is loaded only, as the host's other plug-ins may have a JNA of their own. For
     * their sake {@code jna.nounpack} is not touched either. What the user has set stands.
     */
    void load(Properties system, Runnable jna) {
        if (folder.isEmpty() || system.containsKey(BOOT_PATH)) {
            jna.run();
            return;
        }
        system.setProperty(BOOT_PATH, folder.get().toString());
        try {
            jna.run();
        } finally {
            system.remove(BOOT_PATH);
        }
    }
}
