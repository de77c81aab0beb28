# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
#
# What a person wants to see of a Maven run: the module at hand, its tests, what is wrong. The rest is in the log.

function cut(text, length_) { return length(text) > length_ ? substr(text, 1, length_ - 1) "…" : text }

/^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ {
    module = $0
    sub(/^\[INFO\] Building /, "", module)
    sub(/ 0\.[0-9.]+-SNAPSHOT */, " ", module)
    print "  " cut(module, 110); fflush()
    next
}
/^Tests run:.*(FAILURE|ERROR)!/ || /<<< (FAILURE|ERROR)!/ { print "    " cut($0, 200); fflush(); next }
/^Tests run: [0-9]+, Failures/ && !/Time elapsed/ { print "    " $0; fflush(); next }
/^\[ERROR\]/ {
    if ($0 ~ /Help 1|Re-run Maven|To see the full|For more information|After correcting|mvn <args>|^\[ERROR\] *$/) next
    if (errors++ < 40) { print "    " cut($0, 240); fflush() }
}
