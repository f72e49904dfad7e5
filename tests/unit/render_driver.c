/* SPDX-License-Identifier: MIT */
/*
 * render_driver FORMAT SET: writes one of three fixed sets of diagnostics in a format, for tests/schemas.tap.
 * Sets: findings (all that is awkward), nothing, many (more than a sink keeps, of which few are shown). Exit status
 * 77: no such format in this build.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diag/render.h"

enum { SOURCES = 5, SHOWN_PER_CODE = 20, NO_SUCH_FORMAT = 77 };

/* Bytes as written in files: umlauts, tabs, all kinds of line ends, UTF-16, markers, a percent sign in a path. */
static const struct {
	const char *path, *bytes;
	size_t size;
} files[SOURCES] = {
#define FILE_ROW(path, bytes)                 \
	{                                     \
		path, bytes, sizeof bytes - 1 \
	}
	FILE_ROW("./sub dir/\xC3\xA4\x25.mof",
		 "class \xC3\x84\xC3\xB6_\xF0\x9F\x98\x80 {\r\n\tuint8 x = \"a\";\r\n};\r\n"),
	FILE_ROW("/abs/C:x.mof", "class A {\rstring s;\r};"),
	FILE_ROW("c:utf16.mof", "\xFF\xFE"
				"a\0=\0\x00\xD8;\0\r\0\n\0b\0"),
	FILE_ROW("marked.mof", "# 0 \"other <&>\".mof\nclass A\n{\n# 1 \"third.mof\"\n};\n"),
	FILE_ROW("latin1\xE4.mof", "string \xE4\xF6;"),
#undef FILE_ROW
};

static struct source *sources[SOURCES];

static struct span at(unsigned source, uint32_t begin, uint32_t end)
{
	return (struct span){sources[source], begin, end};
}

static void make_sources(void)
{
	for (unsigned i = 0; i < SOURCES; i++) {
		sources[i] = source_new(files[i].path, (const uint8_t *)files[i].bytes, files[i].size, NULL);
		sources[i]->order = i;
	}
	source_add_marker(sources[3], 20, 0, text_of("other <&>\".mof"));
	source_add_marker(sources[3], 46, 1, text_of("third\x1B[31m.mof"));
}

static void report_findings(struct diag_sink *sink)
{
	struct diagnostic *item;

	item = diag_report(sink, MOF011, at(0, 32, 35), "'x' is <\"a\"> & {0} [b](1) ]]> 100%%");
	diag_set_help(sink, item, "write 1,\nor: 2");
	diag_add_note(sink, item, at(0, 24, 29), "the type");
	diag_add_note(sink, item, at(0, 24, 29), "the type");
	diag_add_note(sink, item, (struct span){0}, "no place");
	diag_add_edit(sink, item, at(0, 32, 35), "1");
	diag_add_edit(sink, item, at(0, 24, 29), "uint16");
	item = diag_report(sink, MOF812, at(0, 6, 15),
			   "letters \x01\x1B\x7F \xED\xA0\x80 \xEF\xBF\xBE \xFF\n::error::x");
	diag_add_edit(sink, item, at(0, 6, 15), "A");
	diag_add_edit(sink, item, at(1, 6, 7), "");
	diag_report(sink, MOF004, at(1, 8, 21), "three lines");
	diag_report(sink, MOF502, at(1, 22, 22), "the end of the file");
	diag_report(sink, MOF502, at(1, 99, 99), "after the end");
	item = diag_report(sink, MOF507, at(2, 2, 5), "a lone surrogate");
	diag_add_edit(sink, item, at(2, 2, 5), "\xED\xA0\x80");
	item = diag_report(sink, MOF541, at(3, 20, 48), "from one file into another");
	diag_add_edit(sink, item, at(3, 26, 27), "B");
	diag_report(sink, NSS206, at(3, 48, 47), "backwards");
	diag_report(sink, NSS209, at(4, 7, 11), "no risk in this");
	diag_report(sink, MOF805, (struct span){0}, "no place at all");
}

static void report_many(struct diag_sink *sink)
{
	for (int i = 0; i < DIAG_LIMIT; i++)
		diag_report(sink, MOF805, at(0, 0, 5), "number %d", i);
	for (int i = 0; i < 50; i++)
		diag_report(sink, MOF001, at(0, 0, 5), "number %d", i);
}

int main(int argc, char **argv)
{
	const struct renderer *renderer = argc == 3 ? render_find(argv[1]) : NULL;
	struct diag_sink sink;
	struct buffer out = {0};

	if (renderer == NULL || renderer->render == NULL)
		return NO_SUCH_FORMAT;
	make_sources();
	diag_sink_init(&sink);
	if (strcmp(argv[2], "findings") == 0)
		report_findings(&sink);
	else if (strcmp(argv[2], "many") == 0)
		report_many(&sink);
	diag_sort(&sink);
	diag_limit(&sink, SHOWN_PER_CODE);
	renderer->render(&sink, &out);
	fwrite(buffer_text(&out), 1, out.size, stdout);
	buffer_free(&out);
	diag_sink_free(&sink);
	for (unsigned i = 0; i < SOURCES; i++)
		source_free(sources[i]);
	return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
