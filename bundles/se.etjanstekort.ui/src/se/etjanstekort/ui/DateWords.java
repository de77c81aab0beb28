/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;

/** Dates and times as people say them: "14 mars 2028", "08.14"; in English "14 March 2028", "08:14". */
public final class DateWords {

    private final ZoneId zone;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;

    /**
     * @param zone
     *            where the user is
     */
    public DateWords(ZoneId zone) {
        this.zone = zone;
        Locale language = Wording.language();
        date = DateTimeFormatter.ofPattern(Messages.datePattern, language);
        time = DateTimeFormatter.ofPattern(Messages.timePattern, language);
    }

    /** For the computer's own time zone. */
    public static DateWords local() {
        return new DateWords(Clock.systemDefaultZone().getZone());
    }

    /** The day of a moment. */
    public String date(Instant moment) {
        return date(LocalDate.ofInstant(moment, zone));
    }

    /** A day. */
    public String date(LocalDate day) {
        return date.format(day);
    }

    /** Day and time of day of a moment. */
    public String moment(Instant moment) {
        return NLS.bind(Messages.moment, date(moment), time(moment));
    }

    /** The time of day of a moment, to the minute. */
    public String time(Instant moment) {
        return time.format(moment.atZone(zone));
    }
}
