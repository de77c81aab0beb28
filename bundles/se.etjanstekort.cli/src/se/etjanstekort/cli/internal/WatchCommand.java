/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.Subcommand;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.smartcard.ReaderProvider.Subscription;

/** {@code watch}: tells each step of the readers and their cards until standard input closes. */
@Component
public final class WatchCommand implements Subcommand {

    private final CardAccess access;

    @Activate
    public WatchCommand(@Reference CardAccess access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String usage() {
        return "watch [--json]";
    }

    @Override
    public int run(Arguments arguments, Console console) throws UsageException, IOException, InterruptedException {
        arguments.rest(0, 0);
        ExecutorService printer = Executors.newSingleThreadExecutor();
        Watching watching = new Watching(access, (nanos, event, details) -> print(console, nanos, event, details),
                printer);
        Subscription subscription = access.readers().subscribe(snapshot -> {
            long nanos = System.nanoTime(); // when it was told, not when it was printed
            printer.execute(() -> watching.changed(snapshot, nanos));
        });
        try {
            while (console.in().read() >= 0) {
                // whatever comes in is of no meaning: its end is
            }
        } finally {
            subscription.close();
            printer.shutdown();
            printer.awaitTermination(2, TimeUnit.SECONDS);
        }
        return 0;
    }

    private static void print(Console console, long nanos, String event, Map<String, ?> details) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("millis", TimeUnit.NANOSECONDS.toMillis(nanos));
        document.put("nanos", nanos);
        document.put("event", event);
        document.putAll(details);
        console.print(document, () -> String.format(Locale.ROOT, "%s %s", event, details));
    }
}
