# SPDX-License-Identifier: MIT
LAYERS += diag
libmofkit_la_SOURCES += \
	src/diag/sources.def src/diag/renderers.def src/diag/codes.c \
	src/diag/diag.c src/diag/limit.c src/diag/diag.h \
	src/diag/locations.c src/diag/locations.h \
	src/diag/error_index.c src/diag/error_index.h \
	src/diag/clean.c src/diag/clean.h \
	src/diag/describe.c src/diag/describe.h \
	src/diag/uri.c src/diag/uri.h src/diag/cite.c src/diag/cite.h \
	src/diag/fix.c src/diag/fix.h \
	src/diag/fingerprint.c src/diag/fingerprint.h \
	src/diag/text.c src/diag/lines.c src/diag/statistics.c src/diag/renderers.c src/diag/render.h
if HAVE_JANSSON
libmofkit_la_SOURCES += \
	src/diag/js.c src/diag/js.h \
	src/diag/sarif_rules.c src/diag/sarif.h \
	src/diag/json.c src/diag/sarif.c src/diag/rdjson.c
endif
if HAVE_LIBXML2
libmofkit_la_SOURCES += src/diag/xml.c src/diag/xml.h src/diag/junit.c
endif

# One list of codes from the tables of all layers. A header that did not change keeps its time stamp, so that a change
# of prose recompiles codes.c only.
CODE_TABLES = $(srcdir)/src/diag/codes.def $(srcdir)/src/lint/rules.def
CODE_LISTS = src/diag/code_ids.h src/diag/code_texts.h src/lint/rule_list.h
EXTRA_DIST += src/diag/make_codes.awk src/diag/codes.def src/lint/rules.def
BUILT_SOURCES += $(CODE_LISTS)
CLEANFILES += $(CODE_LISTS) src/diag/codes.stamp

src/diag/codes.stamp: $(srcdir)/src/diag/make_codes.awk $(CODE_TABLES)
	@$(MKDIR_P) src/diag src/lint
	$(AM_V_GEN)for list in ids:src/diag/code_ids.h texts:src/diag/code_texts.h rules:src/lint/rule_list.h; do \
		header=$${list#*:}; \
		LC_ALL=C $(AWK) -v part=$${list%%:*} -f $(srcdir)/src/diag/make_codes.awk $(CODE_TABLES) >$$header.tmp || exit 1; \
		if cmp -s $$header.tmp $$header; then rm -f $$header.tmp; else mv $$header.tmp $$header; fi; \
	done; touch $@

$(CODE_LISTS): src/diag/codes.stamp
	@test -f $@ || { rm -f src/diag/codes.stamp; $(MAKE) $(AM_MAKEFLAGS) src/diag/codes.stamp; }

# The examples of mof explain are the tests of the rules.
RULE_EXAMPLES = $(srcdir)/tests/rules/*.mof $(srcdir)/tests/rules/fixed/*.mof
EXTRA_DIST += tests/rules src/diag/make_examples.awk
libmofkit_la_SOURCES += src/diag/example.h
nodist_libmofkit_la_SOURCES += src/diag/examples.c
CLEANFILES += src/diag/examples.c

src/diag/examples.c: $(srcdir)/src/diag/make_examples.awk $(srcdir)/tests/rules $(srcdir)/tests/rules/fixed
	@$(MKDIR_P) src/diag
	$(AM_V_GEN)LC_ALL=C $(AWK) -f $(srcdir)/src/diag/make_examples.awk $(RULE_EXAMPLES) >$@.tmp && mv $@.tmp $@
