/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.hasItem;
import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.junit.Test;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.ui.CodeName;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

public class ContentsTest {

    @Test
    public void bothIdentitiesAreToldOf() {
        Contents contents = of(TestStates.signedIn(TestCard.doctor()));

        assertThat(contents.caption().tone(), is(Tone.OK));
        assertThat(contents.signedIn(), is(true));
        List<Section.Person> people = all(contents, Section.Person.class);
        assertThat(people.size(), is(2));
        assertThat(people.get(0).name(), is("Åsa Bergström Öhrn"));
        assertThat(people.get(0).lines(), is(List.of("Specialistläkare", "Ekbackens sjukhus, Region Exempel")));
        assertThat(people.get(0).checked(), is(true));
        assertThat(people.get(0).rows(), hasItem(Row.of(Messages.hsaId, "TSTNMT2321000156-10B7")));
        assertThat(people.get(0).rows(), hasItem(Row.of(Messages.check, Messages.approved, Tone.OK)));
    }

    @Test
    public void thePersonnummerIsMaskedAndNoTextHoldsIt() {
        Contents contents = of(TestStates.signedIn(TestCard.doctor()));

        Row row = all(contents, Section.Person.class).get(1).rows().get(0);
        assertThat(row.value(), is("19XXXXXX-••••"));
        assertThat(row.secret(), is(Optional.of("19990807-2391")));
        assertThat(contents.toString(), not(containsString("2391")));
        assertThat(contents.toString(), not(containsString("0807")));
    }

    @Test
    public void whatIsNotValidatedIsMarkedAndHasNoTick() {
        for (TrustFailure failure : TrustFailure.values()) {
            Contents contents = of(TestStates.refused(TestCard.doctor(), failure));

            List<Section.Person> people = all(contents, Section.Person.class);
            assertThat(people.size(), is(2));
            for (Section.Person person : people) {
                assertThat(failure.name(), person.checked(), is(false));
                for (Row row : person.rows()) {
                    assertThat(failure.name(), row.markedValue(), not(startsWith("✓")));
                }
            }
            assertThat(failure.name(), contents.caption().tone(), is(Tone.BAD));
        }
    }

    @Test
    public void whatIsLeftOverAfterARenewalIsToldLastAndAsThat() {
        Contents contents = of(TestStates.signedIn(TestCard.doctor().renewed()));

        List<Section.Person> people = all(contents, Section.Person.class);
        assertThat(people.stream().map(Section.Person::kind).toList(),
                is(List.of(Wording.identityKind(IdentityKind.HSA_ID), Wording.identityKind(IdentityKind.PERSONNUMMER),
                        NLS.bind(Messages.leftover, Wording.identityKind(IdentityKind.HSA_ID)))));
        assertThat(people.get(2).lines(), hasItem(Messages.leftoverText));
        assertThat(people.get(0).lines(), not(hasItem(Messages.leftoverText)));
    }

    @Test
    public void anIdentityOfAnUnknownIssuerIsToldAsOneThatCannotBeCheckedHere() {
        Contents contents = of(TestStates.signedIn(TestCard.doctor().unknownPrivateIssuer()));

        Section.Person known = all(contents, Section.Person.class).get(0);
        Section.Person unknown = all(contents, Section.Person.class).get(1);
        assertThat(known.checked(), is(true));
        assertThat(unknown.checked(), is(false));
        assertThat(unknown.rows(), hasItem(Row.of(Messages.check, Messages.notCheckable, Tone.WARNING)));
        assertThat(contents.caption().tone(), is(Tone.OK));
    }

    @Test
    public void whatWasCheckedAndRefusedIsNotToldAsWhatCannotBeChecked() {
        for (TrustFailure failure : TrustFailure.values()) {
            Section.Person person = all(of(TestStates.refused(TestCard.doctor(), failure)), Section.Person.class)
                    .get(0);
            boolean isUncheckable = failure == TrustFailure.UNTRUSTED_ISSUER;
            assertThat(failure.name(), person.trust(), is(isUncheckable ? Tone.WARNING : Tone.BAD));
            assertThat(failure.name(),
                    person.rows().contains(Row.of(Messages.check, Messages.notCheckable, Tone.WARNING)),
                    is(isUncheckable));
        }
    }

    @Test
    public void noLineBreaksWithinTheWordForAnElectronicIdentity() {
        assertThat(Wording.identityKind(IdentityKind.PERSONNUMMER), not(containsString("e-l")));
    }

    @Test
    public void anUnknownRevocationStatusHasAWarningAndNoTick() {
        Contents contents = of(TestStates.signedIn(TestCard.doctor().revocationUnknown()));

        assertThat(notices(contents).get(0), is(Tone.WARNING));
        for (Section.Person person : all(contents, Section.Person.class)) {
            assertThat(person.rows(),
                    hasItem(Row.of(Messages.check, Messages.approvedRevocationUnknown, Tone.WARNING)));
        }
    }

    @Test
    public void theCodesAreToldApartByWhatTheyOpen() {
        RetryCounter unknown = new RetryCounter.Unknown();
        Contents contents = of(
                TestStates.signedIn(TestCard.doctor().tries(new RetryCounter.Left(1), unknown, unknown)));

        assertThat(all(contents, Section.Codes.class).get(0).codes(),
                is(List.of(new Section.Code(CodeName.PIN_1, new RetryCounter.Left(1)),
                        new Section.Code(CodeName.PIN_2, unknown), new Section.Code(CodeName.PUK, unknown))));
    }

    @Test
    public void aCardThatEndsWithinThirtyDaysIsWarnedOf() {
        Contents soon = of(TestStates.signedIn(TestCard.doctor().until("2026-12-16T22:59:59Z")));
        Contents later = of(TestStates.signedIn(TestCard.doctor().until("2026-12-24T22:59:59Z")));

        assertThat(soon.caption().title(), is(Messages.endsSoon));
        assertThat(soon.caption().advice(), containsString("23"));
        assertThat(later.caption().tone(), is(Tone.OK));
        assertThat(all(soon, Section.Footer.class).get(0).lines().get(0), containsString("08"));
    }

    @Test
    public void aCardThatIsAProgramIsWarnedOfFirst() {
        Contents contents = of(TestStates.signedIn(TestCard.doctor().software()));

        assertThat(contents.sections().get(0), instanceOf(Section.Notice.class));
        assertThat(notices(contents), is(List.of(Tone.WARNING)));
    }

    @Test
    public void anotherPersonsCardBesideIsWarnedOfAndNotShown() {
        Contents contents = of(
                TestStates.signedIn(TestCard.doctor(), TestCard.nurse().reader("Another reader")));

        assertThat(notices(contents), is(List.of(Tone.WARNING)));
        assertThat(contents.toString(), containsString("Another reader"));
        assertThat(contents.toString(), not(containsString("Mirko")));
    }

    @Test
    public void withoutACardTheReadersAreListed() {
        Contents contents = of(TestStates.noCard(Optional.of(CardFailure.CARD_REMOVED)));

        assertThat(all(contents, Section.Readers.class).get(0).rows(),
                is(List.of(Row.of("Omnikey 3121", Messages.readerReady, Tone.OK),
                        Row.of("Gemalto PC Pinpad", Messages.readerReady, Tone.OK))));
        assertThat(notices(contents), is(List.of(Tone.WARNING)));
        assertThat(contents.signedIn(), is(false));
    }

    @Test
    public void anUnknownCardIsToldWithItsAtr() {
        Contents contents = of(TestStates.unknownCard());

        assertThat(all(contents, Section.Footer.class).get(0).lines().get(0), containsString(TestCard.ATR.toString()));
        assertThat(all(contents, Section.Person.class), is(List.of()));
    }

    @Test
    public void aCardWithoutASignatureCertificateIsToldOf() {
        Contents contents = of(TestStates.signedIn(TestCard.nurse().withoutSignature()));

        assertThat(contents.toString(), containsString(Messages.noSignature));
        assertThat(all(contents, Section.Codes.class).get(0).codes().stream().map(Section.Code::name).toList(),
                is(List.of(CodeName.PIN_1, CodeName.PUK)));
    }

    private static Contents of(SignInState state) {
        return Contents.of(state, TestStates.CLOCK);
    }

    private static List<Tone> notices(Contents contents) {
        return all(contents, Section.Notice.class).stream().map(notice -> notice.message().tone()).toList();
    }

    private static <T extends Section> List<T> all(Contents contents, Class<T> kind) {
        return contents.sections().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
