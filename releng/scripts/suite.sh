# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
#
# Building the suite and the example clinic, and installing the one into the other. To be sourced after common.sh.

REPOSITORY=$HOUSE_ROOT/releng/se.etjanstekort.repository/target/repository
CLINIC_PRODUCT=$HOUSE_ROOT/releng/se.etjanstekort.example.product/target/products/se.etjanstekort.example.clinic.product/linux/gtk/x86_64/clinic
PLAIN_CLINIC=$BUILD/clinic
CLINIC=$BUILD/demo/clinic

# newer_than STAMP FOLDER...: whether a source is newer than the stamp, or the stamp is missing.
newer_than() {
    local stamp=$1
    shift
    [ -f "$stamp" ] || return 0
    [ -n "$(find "$@" \( -name target -o -name bin \) -prune -o -type f -newer "$stamp" -print -quit)" ]
}

# The suite's p2 site, built without checks and tests where it is missing or older than its sources.
need_site() {
    newer_than "$REPOSITORY/content.jar" "$HOUSE_ROOT/bundles" "$HOUSE_ROOT/features" "$HOUSE_ROOT/pom.xml" \
        "$HOUSE_ROOT/releng/se.etjanstekort.target" "$HOUSE_ROOT/releng/se.etjanstekort.repository" || return 0
    need_maven
    say "Building the suite"
    maven suite package -Dformatter.skip -Dcheckstyle.skip -Dspotbugs.skip -Djacoco.skip \
        -pl releng/se.etjanstekort.repository -am || { show_tail suite; stop_with "The suite does not build."; }
}

# The example clinic alone, in a reactor that knows nothing of the suite.
need_clinic() {
    newer_than "$PLAIN_CLINIC/.built" "$HOUSE_ROOT/bundles/se.etjanstekort.example.clinic" \
        "$HOUSE_ROOT/features/se.etjanstekort.example.feature" "$HOUSE_ROOT/releng/se.etjanstekort.example.product" \
        "$HOUSE_ROOT/releng/se.etjanstekort.target" || return 0
    need_maven
    say "Building the example clinic, without the suite"
    maven clinic package -Dclinic || { show_tail clinic; stop_with "The example clinic does not build."; }
    rm -rf "$PLAIN_CLINIC"
    cp -r "$CLINIC_PRODUCT" "$PLAIN_CLINIC"
    touch "$PLAIN_CLINIC/.built"
}

launcher_of() { echo "$1"/plugins/org.eclipse.equinox.launcher_*.jar; }

# director DIR ARGUMENTS...: the p2 director of the installation in DIR.
director() {
    local dir=$1
    shift
    run_logged director quiet "$JAVA" "${JAVA_OPTIONS[@]}" -jar "$(launcher_of "$dir")" -nosplash -data @none \
        -application org.eclipse.equinox.p2.director "$@"
}

# install_suite DIR: a fresh clinic in DIR with the suite's features from the built p2 site.
install_suite() {
    local dir=$1
    say "Installing the suite into the clinic"
    rm -rf "$dir"
    mkdir -p "$(dirname "$dir")"
    cp -r "$PLAIN_CLINIC" "$dir"
    director "$dir" -repository "file:$REPOSITORY" \
        -installIU se.etjanstekort.feature.feature.group,se.etjanstekort.sdk.feature.feature.group \
        || { show_tail director; stop_with "The p2 director could not install the suite."; }
    touch "$dir/.installed"
}

# An installed clinic in build/demo/clinic that is no older than what it is made of.
need_installation() {
    need_java
    need_site
    need_clinic
    if newer_than "$CLINIC/.installed" "$REPOSITORY/content.jar" "$PLAIN_CLINIC/.built"; then
        install_suite "$CLINIC"
    fi
}

# --- the stack --------------------------------------------------------------------------------------------------------

# What the stack tests and the tour need: pcscd, OpenSC, a desktop without a screen, the vpcd driver and nginx.
need_stack() {
    need_packages pcscd libpcsclite1 opensc openssl libqrencode4 iproute2 util-linux mount xvfb xauth openbox xdotool \
        imagemagick x11-utils dbus-daemon at-spi2-core python3-gi gir1.2-atspi-2.0 gcc libc6-dev libpcsclite-dev strace
    need_vpcd
    need_nginx
}

# The vpcd driver and nginx: unpacked below build/ and never installed, because the one would make the system's pcscd listen
# everywhere and the other would be started as a service.
need_vpcd() {
    need_unpacked vsmartcard-vpcd "usr/lib/pcsc/drivers/serial/libifdvpcd.so.0.*" vpcd/libifdvpcd.so
}

need_nginx() {
    need_unpacked nginx usr/sbin/nginx nginx/nginx
}

# need_unpacked PACKAGE FILE NAME: one file of a package (FILE may be a pattern) as build/NAME.
need_unpacked() {
    [ ! -f "$BUILD/$3" ] || return 0
    local away file
    away=$(mktemp -d)
    run_logged "$1" quiet env -C "$away" apt-get -q download "$1" \
        || { show_tail "$1"; stop_with "The package $1 could not be fetched: apt-get update, then start again."; }
    dpkg-deb -x "$away/$1"_*.deb "$away/unpacked"
    mkdir -p "$(dirname "$BUILD/$3")"
    file=$(echo "$away"/unpacked/$2)
    cp "$file" "$BUILD/$3"
    rm -rf "$away"
}
