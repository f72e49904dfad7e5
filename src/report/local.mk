# SPDX-License-Identifier: MIT
LAYERS += report
libmofkit_la_SOURCES += \
	src/report/report.c src/report/report.h src/report/clients.c \
	src/report/text.c src/report/json.c \
	src/report/html.c src/report/html_namespace.c src/report/html_statements.c src/report/page.c src/report/page.h

# The look of the page travels inside the library.
EXTRA_DIST += src/report/page.css
nodist_libmofkit_la_SOURCES += src/report/style.c
CLEANFILES += src/report/style.c

src/report/style.c: $(srcdir)/src/base/embed.awk $(srcdir)/src/report/page.css
	@$(MKDIR_P) src/report
	$(AM_V_GEN)LC_ALL=C $(AWK) -v header=report/page.h -v name=page_style \
		-f $(srcdir)/src/base/embed.awk $(srcdir)/src/report/page.css >$@.tmp && mv $@.tmp $@
