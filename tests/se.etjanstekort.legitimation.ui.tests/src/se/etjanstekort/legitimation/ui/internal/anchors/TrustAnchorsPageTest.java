/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.anchors;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.notNullValue;
import static org.hamcrest.MatcherAssert.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import se.etjanstekort.certstore.AnchorEntry.State;
import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.ListedAnchors;
import se.etjanstekort.certstore.TrustPolicy;
import se.etjanstekort.legitimation.ui.internal.Pictures;
import se.etjanstekort.legitimation.ui.internal.SuitePage;
import se.etjanstekort.legitimation.ui.internal.Widgets;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.ui.testkit.Person;

/** The page "Trusted issuers" in the preferences of the example clinic, found and opened as in any host. */
public class TrustAnchorsPageTest {

    private final Display display = Display.getCurrent();
    private final BundleContext context = FrameworkUtil.getBundle(TrustAnchorsPage.class).getBundleContext();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private PreferenceDialog dialog;

    @After
    public void close() {
        if (dialog != null) {
            dialog.close();
        }
        registrations.forEach(ServiceRegistration::unregister);
    }

    @Test
    public void theHostsPreferencesHaveItUnderTheSuitesPage() {
        assertThat(PlatformUI.getWorkbench().getPreferenceManager().find(SuitePage.ID + '/' + TrustAnchorsPage.ID),
                notNullValue());
    }

    @Test
    public void itIsFoundByWhatAnAdministratorTypes() {
        open(SuitePage.ID);
        Tree tree = Widgets.all(shell(), Tree.class).get(0);
        Text filter = Widgets.all(shell(), Text.class).stream().filter(text -> text.isVisible() && text.getEditable())
                .findFirst().orElseThrow();
        filter.setText(Messages.fingerprint.split(" ")[0]);
        await("the page alone", () -> Stream.of(tree.getItems()).mapToInt(TreeItem::getItemCount).sum() == 1
                && tree.getItemCount() == 1);
        assertThat(tree.getItem(0).getItem(0).getText(), is(Messages.title));
    }

    @Test
    public void theSuitesPageLeadsToIt() {
        open(SuitePage.ID);
        picture("suite");
        Widgets.all(shell(), Link.class).get(0).notifyListeners(SWT.Selection, new Event());
        await("the list", () -> isShown(Table.class) && table().getItemCount() > 0);
        assertThat(dialog.getSelectedPage() instanceof TrustAnchorsPage, is(true));
        picture("preferences");
    }

    @Test
    public void theShippedFingerprintsAreListed() {
        open(TrustAnchorsPage.ID);
        await("the list", () -> table().getItemCount() == 2);
        assertThat(table().getItem(0).getText(), is("SITHS e-id Root CA v2"));
        assertThat(table().getItem(1).getText(2), is("– " + Messages.stateOff));
    }

    @Test
    public void aFolderThatAnswersLateHoldsNobodyUp() {
        CountDownLatch answer = new CountDownLatch(1);
        serve(() -> after(answer));
        open(TrustAnchorsPage.ID);
        ProgressBar bar = progress();
        await("the progress", bar::isVisible);
        assertThat(table().getItemCount(), is(0));

        answer.countDown();
        await("the list", () -> table().getItemCount() > 0);
        assertThat(bar.isVisible(), is(false));
    }

    @Test
    public void pagesOpenedWhileTheFolderHangsHoldOneThread() {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger readings = new AtomicInteger();
        serve(() -> {
            readings.incrementAndGet();
            return after(answer);
        });
        open(TrustAnchorsPage.ID);
        await("the reading", () -> readings.get() == 1);
        dialog.close();
        open(TrustAnchorsPage.ID);
        await("the progress", progress()::isVisible);
        assertThat("the page that was closed still waits", readings.get(), is(1));

        answer.countDown();
        await("the list", () -> table().getItemCount() == 6);
        assertThat(readings.get(), is(2));
    }

    private static ListedAnchors after(CountDownLatch answer) {
        try {
            answer.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return TestAnchors.all();
    }

    private ProgressBar progress() {
        return Widgets.all(shell(), ProgressBar.class).stream()
                .filter(one -> one.getParent().getChildren().length == 2).findFirst().orElseThrow();
    }

    @Test
    public void whatIsReadAgainIsNew() {
        List<ListedAnchors> answers = new ArrayList<>(List.of(TestAnchors.all(),
                new ListedAnchors(List.of(TestAnchors.region(State.IN_FORCE)), List.of())));
        serve(() -> answers.remove(0));
        open(TrustAnchorsPage.ID);
        await("the list", () -> table().getItemCount() == 6);
        assertThat(dialog.getSelectedPage() != null, is(true));
        assertThat(((TrustAnchorsPage) dialog.getSelectedPage()).getMessage(), containsString("2"));

        Widgets.button(shell(), Messages.readAgain).notifyListeners(SWT.Selection, new Event());
        await("the new list", () -> table().getItemCount() == 1);
        assertThat(((TrustAnchorsPage) dialog.getSelectedPage()).getMessage() == null, is(true));
    }

    @Test
    public void aFailureIsToldAndTheNextReadingMayDoBetter() {
        List<ListedAnchors> answers = new ArrayList<>();
        serve(() -> answers.remove(0));
        open(TrustAnchorsPage.ID);
        await("the failure", () -> Messages.readingFailed.equals(page().getErrorMessage()));

        answers.add(TestAnchors.all());
        Widgets.button(shell(), Messages.readAgain).notifyListeners(SWT.Selection, new Event());
        await("the list", () -> table().getItemCount() == 6);
        assertThat(page().getErrorMessage() == null, is(true));
    }

    @Test
    public void pictures() {
        serve(TestAnchors::all);
        open(TrustAnchorsPage.ID);
        await("the list", () -> table().getItemCount() == 6);
        for (int i = table().getItemCount() - 1; i >= 0; i--) {
            table().setSelection(i);
            table().notifyListeners(SWT.Selection, new Event());
            picture("anchors-" + i);
        }
        assertThat(Widgets.all(shell(), StyledText.class).get(0).getText(),
                containsString(TestAnchors.FOLDER.toString()));
    }

    private void open(String page) {
        Shell window = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
        dialog = PreferencesUtil.createPreferenceDialogOn(window, page, null, null);
        dialog.setBlockOnOpen(false);
        dialog.open();
        Widgets.settle();
    }

    private TrustAnchorsPage page() {
        return (TrustAnchorsPage) dialog.getSelectedPage();
    }

    private Shell shell() {
        return dialog.getShell();
    }

    private Table table() {
        return Widgets.all(shell(), Table.class).stream().filter(Table::isVisible).findFirst().orElseThrow();
    }

    private boolean isShown(Class<Table> kind) {
        return Widgets.all(shell(), kind).stream().anyMatch(Table::isVisible);
    }

    /** A store that outranks the real one, and a policy that names the folder of its files. */
    private void serve(Supplier<ListedAnchors> listing) {
        outrank(CertificateStore.class, (method, arguments) -> method.getName().equals("listedAnchors")
                ? Optional.of(listing.get())
                : Optional.empty());
        outrank(Policy.class, (method, arguments) -> method.getName().equals("get")
                && arguments[0] == TrustPolicy.TRUST_ANCHORS_DIRECTORY ? Optional.of(Optional.of(TestAnchors.FOLDER))
                        : Optional.empty());
    }

    private interface Answer {

        /** Empty where the real service is to answer. */
        Optional<Object> of(Method method, Object[] arguments);
    }

    private <T> void outrank(Class<T> type, Answer answer) {
        T real = context.getService(context.getServiceReference(type));
        Object scripted = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (proxy, method, arguments) -> {
                    Optional<Object> answered = answer.of(method, arguments);
                    return answered.isPresent() ? answered.get() : method.invoke(real, arguments);
                });
        registrations.add(context.registerService(type, type.cast(scripted),
                new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE))));
    }

    private void picture(String name) {
        Widgets.settle();
        shell().layout(true, true);
        shell().update();
        Image image = new Image(display, shell().getSize().x, shell().getSize().y);
        GC gc = new GC(shell());
        try {
            gc.copyArea(image, 0, 0);
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] { image.getImageData() };
            assertThat(name, Pictures.save(name, loader).length > 0, is(true));
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    private void await(String what, BooleanSupplier condition) {
        new Person(display).await(what, condition);
    }
}
