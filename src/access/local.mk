# SPDX-License-Identifier: MIT
LAYERS += access
libmofkit_la_SOURCES += \
	src/access/report.c src/access/report.h src/access/principals.c \
	src/access/report_text.c src/access/report_json.c src/access/generate.c src/access/generate.h src/access/wish.c \
	src/access/facts.def src/access/steps.def src/access/conflicts.def src/access/sources.h src/access/steps.h \
	src/access/question.c src/access/question.h src/access/question_json.c src/access/case.c \
	src/access/steps_dcom.c src/access/steps_namespace.c src/access/steps_winrm.c src/access/steps_method.c \
	src/access/inquiry.c src/access/inquiry.h src/access/inquiry_text.c src/access/inquiry_json.c \
	src/access/forms.def src/access/form.c src/access/form.h src/access/form_bytes.c src/access/form_mof.c \
	src/access/form_json.c src/access/json_parts.c src/access/json_parts.h src/access/explain.c \
	src/access/report_html.c src/access/html_namespace.c src/access/html_statements.c src/access/page.c src/access/page.h

# The look of the page travels inside the library.
EXTRA_DIST += src/access/page.css
nodist_libmofkit_la_SOURCES += src/access/style.c
CLEANFILES += src/access/style.c

src/access/style.c: $(srcdir)/src/base/embed.awk $(srcdir)/src/access/page.css
	@$(MKDIR_P) src/access
	$(AM_V_GEN)LC_ALL=C $(AWK) -v header=access/page.h -v name=page_style \
		-f $(srcdir)/src/base/embed.awk $(srcdir)/src/access/page.css >$@.tmp && mv $@.tmp $@
