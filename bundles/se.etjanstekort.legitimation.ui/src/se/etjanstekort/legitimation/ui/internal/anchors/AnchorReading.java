/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.anchors;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/** Reads the anchors in the background, as the folder may lie on a slow network, and tells the display's thread. */
final class AnchorReading extends Job {

    /** Hears of each reading, on the display's thread. */
    interface Reader {

        void read(KnownAnchors known);

        /** @param reason for people */
        void notRead(String reason);
    }

    /** While a folder does not answer, pages that are opened one after the other do not hold a thread each. */
    private static final ISchedulingRule ONE_AT_A_TIME = new ISchedulingRule() {
        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule == this;
        }
    };

    private final Supplier<Optional<KnownAnchors>> source;
    private final Display display;
    private final Reader reader;

    AnchorReading(Supplier<Optional<KnownAnchors>> source, Display display, Reader reader) {
        super(Messages.title);
        this.source = source;
        this.display = display;
        this.reader = reader;
        setSystem(true);
        setRule(ONE_AT_A_TIME);
        addJobChangeListener(IJobChangeListener.onDone(this::ended));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        source.get().ifPresentOrElse(known -> tell(to -> to.read(known)),
                () -> tell(to -> to.notRead(Messages.serviceMissing)));
        return Status.OK_STATUS;
    }

    /** Whatever went wrong, and stands in the log: the page must not say for ever that it reads. */
    private void ended(IJobChangeEvent event) {
        if (!event.getResult().isOK()) {
            tell(to -> to.notRead(Messages.readingFailed));
        }
    }

    private void tell(Consumer<Reader> what) {
        try {
            display.asyncExec(() -> what.accept(reader));
        } catch (SWTException e) {
            // The display is gone, and with it the page: nobody is to be told.
            return;
        }
    }
}
