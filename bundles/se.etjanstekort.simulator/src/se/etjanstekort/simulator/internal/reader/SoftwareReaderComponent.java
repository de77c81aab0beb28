/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

import org.eclipse.osgi.service.environment.EnvironmentInfo;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.simulator.SoftwareCardException;
import se.etjanstekort.simulator.SoftwareCards;
import se.etjanstekort.simulator.SoftwareReader;
import se.etjanstekort.smartcard.ReaderProvider;

/** Brings the software reader into being when, and only when, the client was started with {@code -softwareCard}. */
@Component(immediate = true, service = {})
public final class SoftwareReaderComponent {

    private final Optional<SoftwareReaderProvider> provider;
    private final Optional<ControlPort> control;
    private final Optional<ServiceRegistration<?>> registration;

    @Activate
    public SoftwareReaderComponent(BundleContext context, @Reference EnvironmentInfo environment) throws IOException {
        Optional<LaunchArguments> arguments = LaunchArguments.parse(environment.getNonFrameworkArgs(),
                UsualPki.directory());
        if (arguments.isEmpty()) {
            provider = Optional.empty();
            control = Optional.empty();
            registration = Optional.empty();
            return;
        }
        SoftwareReaderProvider made = new SoftwareReaderProvider(
                new SoftwareCards(arguments.get().pki(), Clock.systemUTC()));
        provider = Optional.of(made);
        control = arguments.get().control().isEmpty() ? Optional.empty()
                : Optional.of(new ControlPort(arguments.get().control().getAsInt(),
                        new Hand(made, arguments.get().persona())));
        registration = Optional.of(context.registerService(
                new String[] { ReaderProvider.class.getName(), SoftwareReader.class.getName() }, made, null));
        if (!arguments.get().persona().equals(LaunchArguments.NO_CARD)) {
            DaemonThreads.create("software card", () -> insert(made, arguments.get().persona())).start();
        }
    }

    /** Issuing certificates for the first time takes a moment, which the start of the client does not wait for. */
    private static void insert(SoftwareReaderProvider provider, String persona) {
        try {
            provider.insert(persona);
        } catch (SoftwareCardException e) {
            System.getLogger(SoftwareReaderComponent.class.getName()).log(System.Logger.Level.ERROR,
                    "no software card", e);
        }
    }

    @Deactivate
    void deactivate() throws IOException {
        registration.ifPresent(ServiceRegistration::unregister);
        if (control.isPresent()) {
            control.get().close();
        }
        provider.ifPresent(SoftwareReaderProvider::close);
    }
}
