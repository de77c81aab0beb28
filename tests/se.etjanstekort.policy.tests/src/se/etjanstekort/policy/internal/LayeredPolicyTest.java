/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.junit.Test;

import se.etjanstekort.policy.Policy;
import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyProblem;
import se.etjanstekort.policy.PolicyProblem.Kind;
import se.etjanstekort.policy.PolicyScope;
import se.etjanstekort.policy.PolicyType;

public class LayeredPolicyTest {

    private enum Unknown {
        REFUSE, WARN, ASK_SUPPORT
    }

    private static final PolicyKey<Unknown> GUARD = PolicyKey.security("guard", PolicyType.choice(Unknown.class),
            Unknown.REFUSE);
    private static final PolicyKey<Integer> MINUTES = PolicyKey.preference("minutes", PolicyType.integer(1, 60), 10);

    private final Map<String, String> machine = new HashMap<>();
    private final Map<String, String> user = new HashMap<>();
    private final Map<String, String> product = new HashMap<>();

    @Test
    public void whereNobodyDecidesTheShippedDefaultCounts() {
        assertThat(policy().get(GUARD), is(Unknown.REFUSE));
        assertThat(policy().get(MINUTES), is(10));
    }

    @Test
    public void theStrongerScopeWins() {
        product.put("minutes", "20");
        assertThat(policy().get(MINUTES), is(20));
        user.put("minutes", "30");
        assertThat(policy().get(MINUTES), is(30));
        machine.put("minutes", "40");
        assertThat(policy().get(MINUTES), is(40));
    }

    @Test
    public void theUserCannotLoosenWhatGuards() {
        user.put("guard", "warn");
        assertThat(policy().get(GUARD), is(Unknown.REFUSE));
        product.put("guard", "ask-support");
        assertThat(policy().get(GUARD), is(Unknown.ASK_SUPPORT));
        machine.put("guard.locked", "false");
        assertThat(policy().get(GUARD), is(Unknown.ASK_SUPPORT));
    }

    @Test
    public void theProductMayLoosenAndTheMachineTightens() {
        product.put("guard", "warn");
        assertThat(policy().get(GUARD), is(Unknown.WARN));
        machine.put("guard", "refuse");
        assertThat(policy().get(GUARD), is(Unknown.REFUSE));
    }

    @Test
    public void aLockTakesTheUsersSayAway() {
        user.put("minutes", "30");
        machine.put("minutes.locked", "true");
        assertThat(policy().get(MINUTES), is(10));
        machine.put("minutes.locked", "false");
        assertThat(policy().get(MINUTES), is(30));
    }

    @Test
    public void aLockThatCannotBeReadLocks() {
        user.put("minutes", "30");
        machine.put("minutes.locked", "yes");
        Policy policy = policy();
        assertThat(policy.get(MINUTES), is(10));
        assertThat(policy.problems(),
                is(List.of(new PolicyProblem(Kind.BAD_LOCK, PolicyScope.MACHINE, "minutes.locked", "\"yes\""))));
    }

    @Test
    public void whatIsLocked() {
        assertThat(policy().isLocked(GUARD), is(true));
        assertThat(policy().isLocked(MINUTES), is(false));
        machine.put("minutes", "5");
        assertThat(policy().isLocked(MINUTES), is(true));
    }

    @Test
    public void aBadValueIsNotPassedOverForALooserOneBelow() {
        product.put("guard", "warn");
        machine.put("guard", "refsue");
        Policy policy = policy();
        assertThat(policy.get(GUARD), is(Unknown.REFUSE));
        assertThat(policy.get(GUARD), is(Unknown.REFUSE));
        assertThat(policy.problems(), is(List.of(new PolicyProblem(Kind.BAD_VALUE, PolicyScope.MACHINE, "guard",
                "\"refsue\" is not refuse | warn | ask-support"))));
    }

    @Test
    public void aBadValueGivesTheFallbackWhereThatIsStricter() {
        machine.put("guard", "");
        assertThat(policy().get(GUARD.withFallback(Unknown.ASK_SUPPORT)), is(Unknown.ASK_SUPPORT));
    }

    @Test
    public void aBrokenFileGivesTheFallbackForEveryKeyWhateverTheOtherScopesSay() {
        PolicyProblem defect = new PolicyProblem(Kind.FILE_MALFORMED, PolicyScope.MACHINE, "", "file");
        product.put("guard", "warn");
        user.put("minutes", "30");
        Policy policy = new LayeredPolicy(new MachinePolicy(Map.of(), Optional.of(defect)), reader(user),
                reader(product));
        assertThat(policy.get(GUARD), is(Unknown.REFUSE));
        assertThat(policy.get(MINUTES.withFallback(1)), is(1));
        assertThat(policy.isLocked(MINUTES), is(true));
        assertThat(policy.problems(), is(List.of(defect)));
    }

    private Policy policy() {
        return new LayeredPolicy(new MachinePolicy(machine, Optional.empty()), reader(user), reader(product));
    }

    private static Function<String, Optional<String>> reader(Map<String, String> values) {
        return name -> Optional.ofNullable(values.get(name));
    }
}
