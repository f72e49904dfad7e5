/* SPDX-License-Identifier: MIT */
/* Rules on files: their encoding, what they include (MOF003, MOF009). */
#include <string.h>

#include "base/file.h"
#include "lint/lint.h"

/* The first character of a text that is not ASCII; the size of the text if there is none. */
static uint32_t first_non_ascii(const struct source *source)
{
	uint32_t at = 0;

	while (at < source->size && (unsigned char)source->text[at] < 0x80)
		at++;
	return at;
}

/* MOF003: without a mark, text outside ASCII means another thing on a machine with another code page. */
void lint_encoding(struct lint *lint, const struct lint_target *target)
{
	const struct source *source = target->file->source;
	uint32_t at = first_non_ascii(source);
	struct diagnostic *diagnostic;
	uint32_t character;

	if (at == source->size || (source->encoding != ENCODING_CODE_PAGE && source->encoding != ENCODING_UTF8))
		return;
	diagnostic = diag_report(lint->sink, MOF003,
				 (struct span){source, at, at + (uint32_t)wtf8_decode(source->text + at, source->size - at,
										       &character)},
				 source->encoding == ENCODING_UTF8 ? "text outside ASCII in a UTF-8 file without a byte order mark"
								   : "text outside ASCII in the code page of one machine");
	diag_set_help(lint->sink, diagnostic, "save the file as UTF-16 with a byte order mark, or write ASCII alone");
}

/* ---- includes ---- */

static bool is_absolute(struct text path)
{
	return (path.length > 0 && (path.bytes[0] == '/' || path.bytes[0] == '\\')) ||
	       (path.length > 1 && path.bytes[1] == ':');
}

/* The path of an include beside the file that includes it, with '/' as separator. */
static const char *path_beside(struct lint *lint, const struct source *source, struct text path)
{
	const char *slash = strrchr(source->path, '/');
	char *joined = arena_printf(&lint->sink->arena, "%.*s%.*s", slash ? (int)(slash - source->path + 1) : 0, source->path,
				    (int)path.length, path.bytes);

	for (char *at = joined; *at; at++)
		if (*at == '\\')
			*at = '/';
	return joined;
}

static void check_include(struct lint *lint, const struct source *source, const struct cim_remark *include)
{
	const char *path, *actual;
	struct diagnostic *diagnostic;

	if (is_absolute(include->argument)) {
		diag_report(lint->sink, MOF009, include->span, "the included file is named by an absolute path");
		return;
	}
	if (memchr(include->argument.bytes, '%', include->argument.length))
		return;                         /* an environment variable: only the machine that compiles knows it */
	path = path_beside(lint, source, include->argument);
	actual = file_in_any_case(path, &lint->sink->arena);
	if (actual == NULL) {
		diag_report(lint->sink, MOF009, include->span, "there is no file '%s'", path);
	} else if (strcmp(actual, path) != 0) {
		diagnostic = diag_report(lint->sink, MOF009, include->span, "the included file is called '%s'", actual);
		diag_set_help(lint->sink, diagnostic, "write its name as it is: other systems than Windows tell the cases apart");
	} else if (strcmp(path, source->path) == 0) {
		diag_report(lint->sink, MOF009, include->span, "the file includes itself");
	}
}

/* MOF009: an include must name a file that is there, by a path that holds elsewhere. */
void lint_includes(struct lint *lint, const struct lint_target *target)
{
	const struct cim_unit *unit = target->file->unit;

	for (size_t i = 0; i < unit->remark_count; i++)
		if (name_is(unit->remarks[i].name, "include") && unit->remarks[i].argument.length > 0)
			check_include(lint, target->file->source, &unit->remarks[i]);
}
