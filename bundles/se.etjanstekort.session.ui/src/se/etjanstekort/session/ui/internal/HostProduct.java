/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProduct;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;

/** The product that the suite was installed into: its name, images, and the application that it starts by itself. */
final class HostProduct {

    private static final String WINDOW_IMAGES = "windowImages";

    private final Optional<IProduct> product;

    HostProduct(Optional<IProduct> product) {
        this.product = product;
    }

    /** The running product. */
    static HostProduct running() {
        return new HostProduct(Optional.ofNullable(Platform.getProduct()));
    }

    Optional<String> name() {
        return product.map(IProduct::getName).filter(name -> !name.isBlank());
    }

    /** The application that would be started without us. */
    Optional<String> applicationId() {
        return product.map(IProduct::getApplication);
    }

    String signInTitle() {
        return name().map(name -> NLS.bind(Messages.windowTitle, name)).orElse(Messages.windowTitlePlain);
    }

    /** The title of a covered window: tells nothing of what it shows. */
    String lockedTitle() {
        return name().map(name -> NLS.bind(Messages.lockedTitle, name)).orElse(Messages.lockedTitlePlain);
    }

    /** The product's window images; those that cannot be read are left out. Disposed with the display. */
    Image[] images(Display display) {
        List<Image> images = new ArrayList<>();
        product.ifPresent(found -> {
            String paths = Optional.ofNullable(found.getProperty(WINDOW_IMAGES)).orElse("");
            for (String path : paths.split(",")) {
                if (!path.isBlank()) {
                    image(display, found, path.strip()).ifPresent(images::add);
                }
            }
        });
        display.disposeExec(() -> images.forEach(Image::dispose));
        return images.toArray(Image[]::new);
    }

    private static Optional<Image> image(Display display, IProduct product, String path) {
        URL url = FileLocator.find(product.getDefiningBundle(), IPath.fromPortableString(path));
        if (url == null) {
            return Optional.empty();
        }
        try (var stream = url.openStream()) {
            return Optional.of(new Image(display, stream));
        } catch (IOException | SWTException e) {
            ILog.of(HostProduct.class).warn("The window image cannot be read: " + path, e);
            return Optional.empty();
        }
    }
}
