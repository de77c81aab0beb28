/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import static org.hamcrest.CoreMatchers.hasItem;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.CoreMatchers.notNullValue;
import static org.hamcrest.CoreMatchers.nullValue;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.core.commands.Command;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPlaceholder;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.legitimation.ui.internal.content.TestCard;
import se.etjanstekort.legitimation.ui.internal.content.TestStates;
import se.etjanstekort.login.SignIn;
import se.etjanstekort.ui.testkit.Person;
import se.etjanstekort.ui.testkit.ScriptedSignIn;

/** The view in the example clinic's workbench, driven by a sign-in that outranks the real one. */
public class LegitimationViewTest {

    private static final String PATIENTS = "se.etjanstekort.example.clinic.patients";
    private static final String SIDEBAR = "se.etjanstekort.example.clinic.sidebar";

    private final ScriptedSignIn signIn = new ScriptedSignIn(TestStates.noCard(Optional.empty()));
    private final IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    private final IWorkbenchPage page = window.getActivePage();
    private ServiceRegistration<SignIn> registration;

    @Before
    public void open() throws PartInitException {
        register();
        page.showView(LegitimationView.ID);
        await("the readers", () -> texts().contains(Messages.readers));
    }

    @After
    public void close() {
        registration.unregister();
        signIn.close();
    }

    @Test
    public void itIsInTheHostsSidebarFromTheStart() {
        assertThat(place().getParent().getElementId(), is(SIDEBAR));
        assertThat(page.findView(PATIENTS), notNullValue());
    }

    @Test
    public void itFollowsTheSignIn() {
        signIn.tell(TestStates.signedIn(TestCard.doctor()));
        await("the name", () -> texts().contains("Åsa Bergström Öhrn"));

        signIn.tell(TestStates.noCard(Optional.empty()));
        await("the readers", () -> texts().contains(Messages.readers));
        assertThat(texts(), not(hasItem("Åsa Bergström Öhrn")));
    }

    @Test
    public void aServiceThatGoesIsToldAndNothingOfItRemains() {
        signIn.tell(TestStates.signedIn(TestCard.doctor()));
        await("the name", () -> texts().contains("Åsa Bergström Öhrn"));

        registration.unregister();
        await("no name", () -> !texts().contains("Åsa Bergström Öhrn"));

        register();
    }

    @Test
    public void thePersonnummerIsMaskedWhenTheViewIsHidden() throws PartInitException {
        signIn.tell(TestStates.signedIn(TestCard.doctor()));
        await("the link", () -> !Widgets.links(view(), Messages.show).isEmpty());
        Widgets.links(view(), Messages.show).get(0).notifyListeners(SWT.Selection, new Event());
        assertThat(texts(), hasItem("19990807-2391"));
        Composite inside = view();

        page.hideView(page.findViewReference(LegitimationView.ID));
        Widgets.settle();

        assertThat(inside.isDisposed() || !Widgets.texts(inside).contains("19990807-2391"), is(true));
        page.showView(LegitimationView.ID);
        await("the mask", () -> texts().contains("19XXXXXX-••••"));
    }

    @Test
    public void theChecksAreShownBesideTheWorkAndGoWithTheCard() {
        signIn.tell(TestStates.signedIn(TestCard.doctor()));
        await("the link", () -> !Widgets.links(view(), Messages.showChecks).isEmpty());
        Widgets.links(view(), Messages.showChecks).get(0).notifyListeners(SWT.Selection, new Event());
        Widgets.settle();
        Shell checks = checks().orElseThrow();
        assertThat(Widgets.texts(checks), hasItem(Messages.path));

        signIn.tell(TestStates.refused(TestCard.doctor(), TrustFailure.REVOKED));
        await("the refusal", () -> Widgets.texts(checks).stream().anyMatch(text -> text.contains("T-03")));
        signIn.tell(TestStates.noCard(Optional.empty()));
        await("no checks any more", checks::isDisposed);
    }

    @Test
    public void theChecksGoWithTheView() throws PartInitException {
        signIn.tell(TestStates.signedIn(TestCard.doctor()));
        await("the link", () -> !Widgets.links(view(), Messages.showChecks).isEmpty());
        Widgets.links(view(), Messages.showChecks).get(1).notifyListeners(SWT.Selection, new Event());
        Widgets.settle();
        Shell checks = checks().orElseThrow();

        page.hideView(page.findViewReference(LegitimationView.ID));
        Widgets.settle();

        assertThat(checks.isDisposed(), is(true));
        page.showView(LegitimationView.ID);
    }

    private static Optional<Shell> checks() {
        return Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell.isVisible()
                && Widgets.texts(shell).contains(Messages.close)).findFirst();
    }

    @Test
    public void theCommandsLockAndSignOutWhoIsSignedIn() throws Exception {
        ICommandService commands = window.getService(ICommandService.class);
        Command lock = commands.getCommand("se.etjanstekort.legitimation.ui.lock");
        assertThat(lock.isEnabled(), is(false));

        signIn.tell(TestStates.signedIn(TestCard.doctor()));
        assertThat(lock.isEnabled(), is(true));
        window.getService(IHandlerService.class).executeCommand(lock.getId(), null);
        window.getService(IHandlerService.class).executeCommand("se.etjanstekort.legitimation.ui.signOut", null);

        assertThat(signIn.asked(), is(List.of("lock", "sign out")));
    }

    @Test
    public void whatTheUserClosedStaysClosed() throws PartInitException {
        IViewReference view = page.findViewReference(LegitimationView.ID);
        page.hideView(view);

        page.setPerspective(page.getPerspective());
        Widgets.settle();

        assertThat(page.findView(LegitimationView.ID), nullValue());
        page.showView(LegitimationView.ID);
    }

    @Test
    public void aPerspectiveThatIsResetHasItAgain() {
        page.hideView(page.findViewReference(LegitimationView.ID));

        page.resetPerspective();
        Widgets.settle();

        assertThat(page.findView(LegitimationView.ID), notNullValue());
    }

    private void register() {
        registration = FrameworkUtil.getBundle(LegitimationView.class).getBundleContext().registerService(SignIn.class,
                signIn, new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE)));
    }

    private Composite view() {
        MPlaceholder place = place();
        return (Composite) place.getRef().getWidget();
    }

    private List<String> texts() {
        return Widgets.texts(view());
    }

    private MPlaceholder place() {
        return model().findElements(perspective(), LegitimationView.ID, MPlaceholder.class).get(0);
    }

    private MPerspective perspective() {
        return model().getActivePerspective(window.getService(MWindow.class));
    }

    private EModelService model() {
        return window.getService(MApplication.class).getContext().get(EModelService.class);
    }

    private static void await(String what, BooleanSupplier condition) {
        new Person(Display.getCurrent()).await(what, condition);
    }
}
