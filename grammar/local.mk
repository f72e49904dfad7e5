# SPDX-License-Identifier: MIT
# Two plain rules: automake's own would run flex and bison through ylwrap, which breaks flex's headers.
dist_noinst_DATA = grammar/mof_lex.l grammar/mof_parse.y
BUILT_SOURCES += grammar/mof_lex.h grammar/mof_parse.h
CLEANFILES += grammar/mof_lex.c grammar/mof_lex.h grammar/mof_parse.c grammar/mof_parse.h
nodist_libmofkit_la_SOURCES += grammar/mof_lex.c grammar/mof_parse.c

grammar/mof_lex.c: grammar/mof_lex.l
	@$(MKDIR_P) grammar
	$(AM_V_GEN)$(FLEX) --outfile=grammar/mof_lex.c --header-file=grammar/mof_lex.h $(srcdir)/grammar/mof_lex.l

grammar/mof_parse.c: grammar/mof_parse.y
	@$(MKDIR_P) grammar
	$(AM_V_GEN)$(BISON) -Wall -Werror --output=grammar/mof_parse.c --header=grammar/mof_parse.h \
		$(srcdir)/grammar/mof_parse.y

grammar/mof_lex.h: grammar/mof_lex.c
grammar/mof_parse.h: grammar/mof_parse.c
