# SPDX-License-Identifier: MIT
# make check: every program and script that prints TAP, and at the end "N passed, N failed".

UNIT_TESTS = \
	tests/unit/test_ds.c

TAP_TESTS = \
	tests/language.tap \
	tests/recovery.tap \
	tests/compile.tap \
	tests/mofcomp.tap \
	tests/corpus.tap

EXTRA_DIST += tests/run tests/tap.sh $(TAP_TESTS) tests/language .gitattributes

if HAVE_CHECK
check_PROGRAMS += tests/unit/unit
tests_unit_unit_SOURCES = tests/unit/main.c tests/unit/suites.h tests/unit/suites.def $(UNIT_TESTS)
tests_unit_unit_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests/unit
tests_unit_unit_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_unit_LDADD = libmofkit.la $(CHECK_LIBS)
endif

# Builds the tests without running them.
check_programs: $(check_PROGRAMS)
.PHONY: check_programs

check-local: $(check_PROGRAMS) mof
	@srcdir='$(srcdir)' builddir='$(abs_builddir)' MOF_CHECK_SRCDIR='$(abs_srcdir)' \
		sh $(srcdir)/tests/run $(check_PROGRAMS:%=./%) $(TAP_TESTS:%=$(srcdir)/%)
