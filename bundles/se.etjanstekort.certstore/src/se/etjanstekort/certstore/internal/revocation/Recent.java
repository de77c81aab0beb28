/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps in memory what was used last, and no more than so many: a computer that runs for weeks meets many cards. Any thread. */
public final class Recent<K, V> {

    private final Map<K, V> entries;

    public Recent(int limit) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > limit;
            }
        };
    }

    public synchronized Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The one that is there, or a new one. */
    public synchronized V get(K key, Supplier<V> otherwise) {
        V value = entries.get(key);
        if (value == null) {
            value = otherwise.get();
            entries.put(key, value);
        }
        return value;
    }

    public synchronized void put(K key, V value) {
        entries.put(key, value);
    }

    public synchronized void remove(K key) {
        entries.remove(key);
    }
}
