# SPDX-License-Identifier: MIT
dist_man_MANS += \
	man/mof.1 man/mof-access.1 man/mof-check.1 man/mof-compile.1 man/mof-convert.1 man/mof-decompile.1 man/mof-dump.1 \
	man/mof-explain.1 man/mof-lint.1 man/mof-localize.1 man/mof-localize-merge.1 man/mof-localize-split.1 \
	man/mof-sddl.1 man/mof-sddl-diff.1 man/mof-security.1 man/mof-security-generate.1 man/mofcomp.1 \
	man/libmof.3 man/mof-json.5 man/mof-access.7
nodist_man_MANS += man/mof-rules.7
CLEANFILES += man/mof-rules.7

# One page is made: it says what the table of codes says.
noinst_PROGRAMS += man/make_rules
man_make_rules_SOURCES = man/make_rules.c
man_make_rules_LDADD = libmofkit.la

man/mof-rules.7: man/make_rules$(EXEEXT)
	$(AM_V_GEN)man/make_rules$(EXEEXT) >$@.tmp && mv $@.tmp $@
