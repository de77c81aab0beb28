/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.Subcommand;
import se.etjanstekort.cli.UsageException;

/** The headless application: finds the command that the first word names, and runs it. */
public final class CliApplication implements IApplication {

    private static final Integer USAGE = 64;
    private static final Integer INPUT_OUTPUT = 74;

    @Override
    public Object start(IApplicationContext context) throws InterruptedException, InvalidSyntaxException {
        List<String> words = new ArrayList<>(
                Arrays.asList((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS)));
        context.applicationRunning();
        boolean json = words.remove("--json");
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // whatever else prints must not get between the documents
        System.setOut(System.err);
        Console console = new Console(System.in, out, System.err, json);
        BundleContext bundle = FrameworkUtil.getBundle(CliApplication.class).getBundleContext();
        Collection<ServiceReference<Subcommand>> references = bundle.getServiceReferences(Subcommand.class, null);
        try {
            List<Subcommand> commands = references.stream().map(bundle::getService)
                    .sorted(Comparator.comparing(Subcommand::name)).toList();
            return run(words, commands, console);
        } finally {
            references.forEach(bundle::ungetService);
        }
    }

    private static Integer run(List<String> words, List<Subcommand> commands, Console console)
            throws InterruptedException {
        String name = words.isEmpty() ? "" : words.remove(0);
        for (Subcommand command : commands) {
            if (command.name().equals(name)) {
                return run(command, new Arguments(words), console);
            }
        }
        console.tell((name.isEmpty() ? "" : "unknown command " + name + System.lineSeparator())
                + commands.stream().map(Subcommand::usage).collect(Collectors.joining(System.lineSeparator())));
        return USAGE;
    }

    private static Integer run(Subcommand command, Arguments arguments, Console console) throws InterruptedException {
        try {
            return command.run(arguments, console);
        } catch (UsageException e) {
            console.tell(e.getMessage() + System.lineSeparator() + command.usage());
            return USAGE;
        } catch (IOException e) {
            console.tell(e.toString());
            return INPUT_OUTPUT;
        }
    }

    @Override
    public void stop() {
        // a command ends when its standard input does; the framework interrupts it otherwise
    }
}
