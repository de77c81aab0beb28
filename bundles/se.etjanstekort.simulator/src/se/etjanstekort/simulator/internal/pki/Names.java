/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.pki;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

import se.etjanstekort.simulator.internal.persona.Credential.Identity;
import se.etjanstekort.simulator.internal.persona.Holder;

/** Distinguished names in the order that SITHS certificates have them. */
final class Names {

    private Names() {
    }

    static X500Name of(Authority authority) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "SE").addRDN(BCStyle.O, authority.organisation())
                .addRDN(BCStyle.CN, authority.name()).build();
    }

    static X500Name of(Holder holder, Identity identity) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "SE");
        if (identity == Identity.HSA) {
            name.addRDN(BCStyle.L, holder.locality()).addRDN(BCStyle.O, holder.organisation());
        }
        return name.addRDN(BCStyle.CN, holder.commonName()).addRDN(BCStyle.SURNAME, holder.surname())
                .addRDN(BCStyle.GIVENNAME, holder.givenName())
                .addRDN(BCStyle.SERIALNUMBER, identity == Identity.HSA ? holder.hsaId() : holder.personnummer())
                .build();
    }
}
