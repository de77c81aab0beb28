/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Shell;

/** Writes pictures for people to look at, into a folder for each run. */
public final class Pictures {

    private static final Path FOLDER = Path.of(System.getProperty("pictures", "target/pictures"));

    private Pictures() {
    }

    /** Of a window as it stands. */
    static byte[] of(Shell shell, String name) {
        Image image = new Image(shell.getDisplay(), shell.getClientArea().width, shell.getClientArea().height);
        GC gc = new GC(shell);
        try {
            gc.copyArea(image, 0, 0);
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] { image.getImageData() };
            return save(name, loader);
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    public static byte[] save(String name, ImageLoader image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        image.save(png, SWT.IMAGE_PNG);
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(name + ".png"), png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
