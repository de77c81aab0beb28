/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.persona;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import se.etjanstekort.simulator.internal.cardos.CardTraits;
import se.etjanstekort.simulator.internal.cardos.CardTraits.EmptyVerify;
import se.etjanstekort.simulator.internal.cardos.CardTraits.Family;
import se.etjanstekort.simulator.internal.cardos.CardTraits.ShortRead;
import se.etjanstekort.simulator.internal.cardos.Dialect;
import se.etjanstekort.simulator.internal.cardos.Dialect.KeyNames;

/** The personas of this bundle: {@code personas/NAME.properties}, listed in {@code personas/index.properties}. */
public final class Personas {

    private static final String FOLDER = "personas";
    private static final String NONE = "none";

    private Personas() {
    }

    /** The names, in the order that a list shows them. */
    public static List<String> names() {
        return Settings.read(FOLDER, "index").orElseThrow().list("personas");
    }

    /** The persona of that name. */
    public static Optional<Persona> find(String name) {
        return names().contains(name) ? Settings.read(FOLDER, name).map(settings -> read(name, settings))
                : Optional.empty();
    }

    private static Persona read(String name, Settings settings) {
        return new Persona(name, settings.text("about"), holder(settings), card(settings),
                settings.list("codes").stream().map(code -> code(settings, constant(Code.Role.class, code))).toList(),
                settings.list("credentials").stream().map(credential -> credential(settings, credential)).toList(),
                settings.find("keys").orElse(name), fingerprint(settings));
    }

    private static Holder holder(Settings settings) {
        return new Holder(settings.text("holder.givenName"), settings.text("holder.surname"),
                settings.text("holder.title"),
                settings.text("holder.organisation"), settings.text("holder.locality"), settings.text("holder.hsaId"),
                settings.text("holder.personnummer"), settings.text("holder.userPrincipalName"));
    }

    private static CardProduct card(Settings settings) {
        CardTraits traits = new CardTraits(constant(Family.class, settings.text("card.family")),
                constant(EmptyVerify.class, settings.text("card.emptyVerify")),
                constant(ShortRead.class, settings.text("card.shortRead")), settings.flag("card.getResponse"),
                settings.flag("card.extendedLength"), dialect(settings));
        return new CardProduct(settings.text("card.number"), HexFormat.of().parseHex(settings.text("card.atr")),
                settings.find("card.atrInfo").filter(info -> !info.equals(NONE)).map(HexFormat.of()::parseHex),
                settings.flag("card.application"), settings.text("card.label"), settings.text("card.manufacturer"),
                HexFormat.of().parseHex(settings.text("card.aid")), settings.flag("card.tellsAlgorithms"),
                settings.flag("card.issuers"),
                settings.number("card.filePadding"), traits);
    }

    private static Dialect dialect(Settings settings) {
        return new Dialect(algorithm(settings, "rsaRaw"), algorithm(settings, "rsaPkcs1"), algorithm(settings, "ecdsa"),
                constant(KeyNames.class, settings.text("card.keyNames")),
                settings.text("card.ecSignatures").equals("der"), bytes(settings, "card.signsBy"),
                bytes(settings, "card.resetForms"), settings.number("card.mostBytes"),
                settings.find("card.applet").filter(applet -> !applet.equals(NONE)).orElse(""));
    }

    private static OptionalInt algorithm(Settings settings, String name) {
        String reference = settings.text("card.algorithm." + name);
        return reference.equals(NONE) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(reference, 16));
    }

    private static Set<Integer> bytes(Settings settings, String key) {
        return settings.list(key).stream().map(value -> Integer.parseInt(value, 16)).collect(Collectors.toSet());
    }

    private static Code code(Settings settings, Code.Role role) {
        String prefix = "code." + role.key() + ".";
        int reference = settings.hexadecimal(prefix + "reference");
        int tries = settings.number(prefix + "tries");
        return new Code(role, settings.text(prefix + "label"), reference,
                settings.find(prefix + "toldReference").map(told -> Integer.parseInt(told, 16)).orElse(reference),
                settings.text(prefix + "digits").getBytes(StandardCharsets.US_ASCII),
                settings.number(prefix + "minLength"),
                settings.number(prefix + "maxLength"), settings.number(prefix + "storedLength"),
                (byte) settings.hexadecimal(prefix + "padding"), tries,
                settings.find(prefix + "triesLeft").map(Integer::parseInt).orElse(tries));
    }

    private static Credential credential(Settings settings, String name) {
        String prefix = "credential." + name + ".";
        String[] parts = name.split("\\.");
        return new Credential(name, constant(Credential.Identity.class, parts[0]),
                constant(Credential.Purpose.class, parts[1]), settings.find(prefix + "authority").orElse(parts[0]),
                KeyKind.named(settings.find(prefix + "key").orElseGet(() -> settings.text("credential.key"))),
                settings.number("credential.fromDay"), settings.number("credential.toDay"),
                settings.find(prefix + "certificateFrom"), settings.find(prefix + "keyFrom"));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    private static String fingerprint(Settings settings) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(settings.canonical().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every platform has SHA-256", e);
        }
    }
}
