# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The stack tests, a module per subject; every function test_…(rig) is one."""
