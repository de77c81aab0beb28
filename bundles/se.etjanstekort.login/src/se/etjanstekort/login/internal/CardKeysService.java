/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeyPolicy;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.selection.RememberedChoices;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardKeyAccess;
import se.etjanstekort.login.CardKeyAccess.OwnCardKeys;
import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.login.SignIn;
import se.etjanstekort.login.SignInPolicy;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.pkcs15.SignatureAlgorithm;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderProvider;

/**
 * The keys for a host: codes are asked for with the prompt that policy names, forgotten when the session is locked or ends, and
 * not asked for while it is locked. The sign-in is looked for when the first signature is wanted, so that it is not started for
 * a program that has none.
 */
@Component
public final class CardKeysService implements CardKeys {

    private final Policy policy;
    private final ComponentServiceObjects<SignIn> signIns;
    private final OwnCardKeys keys;
    private final Map<ServiceReference<KeyPrompt>, KeyPrompt> prompts = new ConcurrentHashMap<>();
    private Optional<SignIn> signIn = Optional.empty();
    private Optional<ReaderProvider.Subscription> subscription = Optional.empty();
    private final AtomicBoolean wasSignedIn = new AtomicBoolean();

    @Activate
    public CardKeysService(@Reference CardKeyAccess access, @Reference Policy policy,
            @Reference(service = SignIn.class) ComponentServiceObjects<SignIn> signIns) {
        this.policy = policy;
        this.signIns = signIns;
        keys = access.open(ReadOptions.POLICY, new PolicyPrompt());
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPrompt(KeyPrompt prompt, ServiceReference<KeyPrompt> from) {
        prompts.put(from, prompt);
    }

    void removePrompt(ServiceReference<KeyPrompt> from) {
        prompts.remove(from);
    }

    @Deactivate
    void stop() {
        keys.close();
        synchronized (this) {
            subscription.ifPresent(ReaderProvider.Subscription::close);
            signIn.ifPresent(signIns::ungetService);
        }
    }

    @Override
    public void requireMayWait() throws CardKeyException {
        keys.requireMayWait();
    }

    @Override
    public List<SigningKey> present(Purpose purpose) throws CardKeyException {
        requireAllowed(purpose);
        return keys.present(purpose);
    }

    @Override
    public RememberedChoices remembered() {
        return keys.remembered();
    }

    @Override
    public SigningKey choose(List<SigningKey> fitting, Optional<String> service, Requester who)
            throws CardKeyException {
        requirePromptAndOpenSession();
        return keys.choose(fitting, service, who);
    }

    @Override
    public void unlock(SigningKey key, Requester who) throws CardKeyException {
        requirePromptAndOpenSession();
        keys.unlock(key, who);
    }

    @Override
    public byte[] sign(SigningKey key, SignatureAlgorithm algorithm, byte[] message, Requester who)
            throws CardKeyException {
        requireAllowed(key.purpose());
        requirePromptAndOpenSession();
        return keys.sign(key, algorithm, message, who);
    }

    @Override
    public Subscription onGone(Consumer<String> listener) {
        return keys.onGone(listener);
    }

    /** Nobody has an underskrift made where policy names nobody who may. */
    private void requireAllowed(Purpose purpose) throws CardKeyException {
        if (purpose == Purpose.SIGNATURE && policy.get(CardKeyPolicy.KEYSTORE_SIGNATURE_ALLOWED).isEmpty()) {
            throw new CardKeyException(CardKeyFailure.NOT_ALLOWED, "keystore.signature.allowed names nobody");
        }
    }

    private void requirePromptAndOpenSession() throws CardKeyException {
        if (prompt().isEmpty()) {
            throw new CardKeyException(CardKeyFailure.NO_PROMPT, "no prompt of the bundle that policy names");
        }
        if (isLocked()) {
            throw new CardKeyException(CardKeyFailure.LOCKED, "the client is locked");
        }
    }

    private boolean isLocked() {
        return session().state().phase() instanceof Phase.Locked;
    }

    /** Between being found open and asking, the client may have been locked: whatever asks ends with it. */
    private boolean isLockedMeanwhile() {
        boolean locked = isLocked();
        if (locked) {
            keys.forgetCodes();
        }
        return locked;
    }

    private synchronized SignIn session() {
        if (signIn.isEmpty()) {
            signIn = Optional.of(signIns.getService());
            subscription = Optional.of(signIn.get().subscribe(this::changed));
        }
        return signIn.get();
    }

    private void changed(SignInState state) {
        boolean isSignedIn = state.phase() instanceof Phase.SignedIn;
        boolean wasOpen = wasSignedIn.getAndSet(isSignedIn); // a lock may be the first that is heard
        if (wasOpen && !isSignedIn || state.phase() instanceof Phase.Locked) {
            keys.forgetCodes();
        }
    }

    private Optional<KeyPrompt> prompt() {
        String bundle = policy.get(SignInPolicy.PIN_PROMPT_BUNDLE);
        return prompts.entrySet().stream()
                .filter(entry -> entry.getKey().getBundle() != null
                        && bundle.equals(entry.getKey().getBundle().getSymbolicName()))
                .map(Map.Entry::getValue).findFirst();
    }

    /** The prompt of the bundle that policy names, whichever is there now. */
    private final class PolicyPrompt implements KeyPrompt {

        @Override
        public boolean isOnPersonsThread() {
            return prompt().filter(KeyPrompt::isOnPersonsThread).isPresent();
        }

        @Override
        public Dialog open(PinRequest request, PinPrompt.Listener listener) {
            if (isLockedMeanwhile()) {
                return NoDialog.NONE;
            }
            return prompt().map(found -> found.open(request, listener)).orElseGet(() -> {
                listener.cancelled(); // it has gone since: nobody will answer
                return NoDialog.NONE;
            });
        }

        @Override
        public Optional<IdentityQuestion.Shown> choose(IdentityQuestion question, IdentityQuestion.Listener listener) {
            return isLockedMeanwhile() ? Optional.of(NoDialog.NONE)
                    : prompt().flatMap(found -> found.choose(question, listener));
        }
    }

    /** In place of a window. */
    private enum NoDialog implements KeyPrompt.Dialog, IdentityQuestion.Shown {
        NONE;

        @Override
        public void show(PinRequest request) {
            // there is no window
        }

        @Override
        public void focus() {
            // there is no window
        }

        @Override
        public void fail(FailureCode failure) {
            // the caller hears of it
        }

        @Override
        public void close() {
            // there is no window
        }
    }
}
