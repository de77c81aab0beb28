/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.Test;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Environment;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.Subject;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.selection.ChoiceReason;
import se.etjanstekort.certstore.selection.RejectionReason;
import se.etjanstekort.certstore.selection.RememberedChoices;
import se.etjanstekort.certstore.selection.Selection.Rejected;
import se.etjanstekort.certstore.tls.TlsRequest;
import se.etjanstekort.pkcs15.SignatureAlgorithm;
import se.etjanstekort.smartcard.PinFailure;

/** Which key opens a connection, and when a person is asked. */
public class ChosenKeyTest {

    private static final String HOST = "register.example.se";
    private static final Issued ROOT = TestCertificates.root("Test Root").issue();

    private final SigningKey first = key(IdentityKind.HSA_ID, "TSTNMT2321000156-10B7");
    private final SigningKey second = key(IdentityKind.HSA_ID, "TSTNMT2321000156-10B8");
    private final SigningKey citizen = key(IdentityKind.PERSONNUMMER, "191212121212");

    @Test
    public void nobodyIsAskedWhereOneFitsBest() throws CardKeyException {
        ChosenKey chosen = ChosenKey.of(cards(List.of(citizen, first)), request());
        assertThat(chosen.key(), is(first));
        assertThat(chosen.selection().reason(), is(ChoiceReason.PREFERRED_KIND));
    }

    @Test
    public void thePersonSaysWhichOfTwoThatFitEqually() throws CardKeyException {
        Cards cards = cards(List.of(first, citizen, second));
        cards.answer = keys -> second;
        ChosenKey chosen = ChosenKey.of(cards, request());
        assertThat(chosen.key(), is(second));
        assertThat(chosen.selection().reason(), is(ChoiceReason.CHOSEN));
        assertThat(chosen.selection().rejected(),
                is(List.of(new Rejected(citizen.validated(), RejectionReason.LESS_PREFERRED_KIND),
                        new Rejected(first.validated(), RejectionReason.NOT_THE_CHOSEN))));
        assertThat("only those that fit equally are offered", Set.copyOf(cards.offered), is(Set.of(first, second)));
        assertThat(cards.service, is(Optional.of(HOST)));
        assertThat(cards.who, is(new Requester("Kvalitetsregistret", Optional.of(HOST))));
    }

    @Test
    public void whatSheChoseBeforeIsUsedWithoutAsking() throws CardKeyException {
        Cards cards = cards(List.of(first, second));
        cards.remembered = (service, identity) -> service.equals(HOST) && identity.isSameAs(second.identity());
        ChosenKey chosen = ChosenKey.of(cards, request());
        assertThat(chosen.key(), is(second));
        assertThat(chosen.selection().reason(), is(ChoiceReason.REMEMBERED));
        assertThat(cards.offered, is(List.of()));
    }

    @Test
    public void whatSheChoseBeforeMakesNothingFit() throws CardKeyException {
        Cards cards = cards(List.of(first, citizen));
        cards.remembered = (service, identity) -> identity.isSameAs(citizen.identity());
        assertThat(ChosenKey.of(cards, request()).key(), is(first));
    }

    @Test
    public void withoutAnAnswerThereIsNoKey() {
        Cards cards = cards(List.of(first, second));
        cards.refusal = new CardKeyException(PinFailure.CANCELLED, "no");
        assertThat(assertThrows(CardKeyException.class, () -> ChosenKey.of(cards, request())).failure(),
                is(PinFailure.CANCELLED));
        cards.refusal = null;
        cards.answer = keys -> citizen;
        assertThrows("it was not offered", IllegalArgumentException.class, () -> ChosenKey.of(cards, request()));
    }

    @Test
    public void whoCanAskNobodyRefuses() {
        CardKeys silent = new Cards(List.of(first, second)) {
            @Override
            public SigningKey choose(List<SigningKey> fitting, Optional<String> wanted, Requester by)
                    throws CardKeyException {
                return new MemoryCardKeys().choose(fitting, wanted, by);
            }
        };
        assertThat(assertThrows(CardKeyException.class, () -> ChosenKey.of(silent, request())).failure(),
                is(CardKeyFailure.AMBIGUOUS));
    }

    @Test
    public void aKeyForUnderskriftIsNotUsedWhoeverNamesIt() {
        Identity both = new Identity(first.identity().kind(), first.identity().id(), first.identity().subject(),
                "Test CA", AssuranceLevel.LEVEL_3, Environment.TEST, Optional.of(first.certificate()),
                Optional.of(first.certificate()));
        Optional<Validation> trusted = first.validated().authentication();
        SigningKey signing = new SigningKey("card", new ValidatedIdentity(both, trusted, trusted), Purpose.SIGNATURE,
                Set.of());
        assertThrows(IllegalArgumentException.class, () -> ChosenKey.of(cards(List.of(signing)), request()));
    }

    private static TlsRequest request() {
        return TlsRequest.to(URI.create("https://" + HOST), "Kvalitetsregistret",
                List.of(IdentityKind.HSA_ID, IdentityKind.PERSONNUMMER), List.of(ROOT.certificate()));
    }

    private static SigningKey key(IdentityKind kind, String id) {
        Issued issued = ROOT.authentication("CN=Åsa Bergström Öhrn,SERIALNUMBER=" + id).issue();
        Subject subject = new Subject("Åsa Bergström Öhrn", "Åsa", "Bergström Öhrn", "", "");
        CertificateEntry entry = new CertificateEntry(null, issued.certificate(), Optional.of(Purpose.AUTHENTICATION),
                subject, id);
        Identity identity = new Identity(kind, id, subject, "Test CA", AssuranceLevel.LEVEL_3, Environment.TEST,
                Optional.of(entry), Optional.empty());
        Validation trusted = new Validation.Trusted(List.of(issued.certificate()),
                new TrustAnchor(ROOT.certificate(), "00", new AnchorSource.Contribution("a", "b")),
                new RevocationStatus.Good(Instant.EPOCH, Optional.empty(), RevocationStatus.Source.OCSP, false),
                List.of());
        return new SigningKey("card", new ValidatedIdentity(identity, Optional.of(trusted), Optional.empty()),
                Purpose.AUTHENTICATION, Set.of());
    }

    private static Cards cards(List<SigningKey> present) {
        return new Cards(present);
    }

    /** Cards, and a person who answers. */
    private static class Cards implements CardKeys {

        private final List<SigningKey> present;
        private final List<SigningKey> offered = new ArrayList<>();
        private RememberedChoices remembered = RememberedChoices.NONE;
        private UnaryOperator<SigningKey> answer = UnaryOperator.identity();
        private CardKeyException refusal;
        private Optional<String> service = Optional.empty();
        private Requester who;

        Cards(List<SigningKey> present) {
            this.present = present;
        }

        @Override
        public List<SigningKey> present(Purpose purpose) {
            return present;
        }

        @Override
        public RememberedChoices remembered() {
            return remembered;
        }

        @Override
        public SigningKey choose(List<SigningKey> fitting, Optional<String> wanted, Requester by)
                throws CardKeyException {
            offered.addAll(fitting);
            service = wanted;
            who = by;
            if (refusal != null) {
                throw refusal;
            }
            return answer.apply(fitting.get(0));
        }

        @Override
        public void unlock(SigningKey key, Requester by) {
            throw new AssertionError("not yet");
        }

        @Override
        public byte[] sign(SigningKey key, SignatureAlgorithm algorithm, byte[] message, Requester by) {
            throw new AssertionError("not yet");
        }

        @Override
        public Subscription onGone(Consumer<String> listener) {
            throw new AssertionError("not yet");
        }
    }
}
