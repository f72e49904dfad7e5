# SPDX-License-Identifier: MIT
# make check: every program and script that prints TAP, and at the end "N passed, N failed".

UNIT_TESTS = \
	tests/unit/support.c tests/unit/support.h \
	tests/unit/test_arena.c tests/unit/test_buffer.c tests/unit/test_names.c tests/unit/test_map.c \
	tests/unit/test_text.c tests/unit/test_digits.c tests/unit/test_guid.c tests/unit/test_nearest.c \
	tests/unit/test_source.c tests/unit/test_file.c \
	tests/unit/test_diag.c tests/unit/test_render_text.c \
	tests/unit/test_tokens.c tests/unit/test_parse.c \
	tests/unit/test_token_mutator.c tests/fuzz/token_mutator.c tests/fuzz/token_mutator.h \
	tests/unit/test_ds.c \
	tests/unit/test_sid.c tests/unit/test_rights.c tests/unit/test_sddl.c tests/unit/test_descriptor.c \
	tests/unit/test_condition.c tests/unit/test_access_check.c tests/unit/test_setsd.c tests/unit/test_compare.c \
	tests/unit/test_render.c tests/unit/test_render_parts.c \
	tests/unit/compiled.c tests/unit/compiled.h \
	tests/unit/test_literal.c tests/unit/test_block.c tests/unit/test_store.c tests/unit/test_repository.c tests/unit/test_fix.c tests/unit/test_namespaces.c tests/unit/test_report.c tests/unit/test_decision.c \
	tests/unit/test_bmf_read.c tests/unit/test_bmf_damage.c tests/unit/test_printer.c tests/unit/test_containers.c

if HAVE_JANSSON
UNIT_TESTS += tests/unit/test_json.c tests/unit/json_cases.def
endif

TAP_TESTS = \
	tests/run.tap \
	tests/code_pages.tap \
	tests/layers.tap \
	tests/dead_code.tap \
	tests/codes.tap \
	tests/cli.tap \
	tests/man.tap \
	tests/readme.tap \
	tests/products.tap \
	tests/citations.tap \
	tests/language.tap \
	tests/journal.tap \
	tests/agreement.tap \
	tests/rules.tap \
	tests/fix.tap \
	tests/build_modules.tap \
	tests/recovery.tap \
	tests/messages.tap \
	tests/include.tap \
	tests/library.tap \
	tests/dialect.tap \
	tests/dialect_qualifiers.tap \
	tests/dialect_dmtf.tap \
	tests/dialect_schema.tap \
	tests/compile.tap \
	tests/decompile.tap \
	tests/mofcomp.tap \
	tests/localize.tap \
	tests/security.tap \
	tests/access.tap \
	tests/sddl.tap \
	tests/corpus.tap \
	tests/sources.tap \
	tests/convert.tap \
	tests/cimxml.tap tests/cimxml_read.tap tests/cimxml_elements.tap tests/cimxml_fixpoint.tap \
	tests/writers.tap \
	tests/schemas.tap

# Independent implementations to compare with; each skips itself when its Python module is not installed.
ORACLES = \
	tests/security/oracle_samba.py \
	tests/security/oracle_impacket.py

EXTRA_DIST += $(ORACLES) tests/security/oracle.py
check_PROGRAMS += tests/library/calls
tests_library_calls_SOURCES = tests/library/calls.c
tests_library_calls_LDADD = libmof.la

check_PROGRAMS += tests/unit/truncate
tests_unit_truncate_SOURCES = tests/unit/truncate.c
tests_unit_truncate_LDADD = libmofkit.la

check_PROGRAMS += tests/formats/bmf_mutants
tests_formats_bmf_mutants_SOURCES = tests/formats/bmf_mutants.c tests/unit/compiled.c
tests_formats_bmf_mutants_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests/unit
tests_formats_bmf_mutants_LDADD = libmofkit.la

check_PROGRAMS += tests/security/sd_oracle tests/unit/render_driver
tests_unit_render_driver_SOURCES = tests/unit/render_driver.c
tests_unit_render_driver_LDADD = libmofkit.la
tests_security_sd_oracle_SOURCES = tests/security/sd_oracle.c
tests_security_sd_oracle_LDADD = libmofkit.la

EXTRA_DIST += tests/code_only.awk tests/unread_columns.awk tests/unread_members.awk
EXTRA_DIST += tests/README.md tests/cimxml_elements.txt tests/citations.awk tests/links.awk tests/library/example.c tests/recovery.awk tests/header_facts.awk tests/compare_facts.awk tests/run tests/tap.sh tests/dialect.sh $(TAP_TESTS) tests/access tests/language tests/golden .gitattributes

UNIT_PROGRAM =
if HAVE_CHECK
UNIT_PROGRAM += tests/unit/unit
tests_unit_unit_SOURCES = tests/unit/main.c tests/unit/suites.h tests/unit/suites.def $(UNIT_TESTS)
tests_unit_unit_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests/unit -I$(srcdir)/tests/fuzz
tests_unit_unit_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_unit_LDADD = libmofkit.la $(CHECK_LIBS)
endif
check_PROGRAMS += $(UNIT_PROGRAM)

# What the build makes, a line each, for tests/products.tap.
list_products:
	@printf '%s\n' $(PROGRAMS) $(check_PROGRAMS) $(EXTRA_PROGRAMS) $(LTLIBRARIES) $(BUILT_SOURCES) $(CLEANFILES) $(MOSTLYCLEANFILES) $(nodist_man_MANS)
.PHONY: list_products

# Builds the tests without running them.
check_programs: $(check_PROGRAMS)
.PHONY: check_programs

check-local: $(check_PROGRAMS) mof
	@srcdir='$(srcdir)' builddir='$(abs_builddir)' SD_ORACLE='$(abs_builddir)/tests/security/sd_oracle' \
		RENDER_DRIVER='$(abs_builddir)/tests/unit/render_driver' \
		MAKE='$(MAKE)' CC='$(CC)' CFLAGS='$(CFLAGS)' LDFLAGS='$(LDFLAGS)' \
		PYTHONDONTWRITEBYTECODE=1 sh $(srcdir)/tests/run \
		$(UNIT_PROGRAM:%=./%) ./tests/unit/truncate ./tests/library/calls ./tests/formats/bmf_mutants $(TAP_TESTS:%=$(srcdir)/%) $(ORACLES:%=$(srcdir)/%)
include tests/bench/local.mk
include tests/fuzz/local.mk
