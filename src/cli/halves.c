/* SPDX-License-Identifier: MIT */
#include "cli/halves.h"

#include <stdio.h>

#include "base/file.h"
#include "localize/split.h"

struct text cli_locale(const struct compilation *compilation, const char *named)
{
	const struct cim_remark *remark = cim_unit_find_remark(&compilation->files[0]->unit, "amendment");

	if (named)
		return text_of(named);
	return remark ? remark->argument : (struct text){0};
}

bool cli_write_unicode(const char *path, const struct buffer *text)
{
	struct buffer bytes = {0};
	const char *error;

	split_encode((struct text){(const char *)text->bytes, text->size}, &bytes);
	error = file_write(path, bytes.bytes, bytes.size);
	if (error)
		fprintf(stderr, "mof: cannot write %s: %s\n", path, error);
	buffer_free(&bytes);
	return error == NULL;
}

bool cli_split(const struct compilation *compilation, struct text locale, const char *neutral, const char *localized)
{
	const struct cim_unit *unit = &compilation->files[0]->unit;
	struct buffer text = {0};
	bool done = true;

	if (neutral) {
		split_neutral(unit, &text);
		done = cli_write_unicode(neutral, &text);
	}
	text.size = 0;
	if (localized && done) {
		split_language(unit, locale, &text);
		done = cli_write_unicode(localized, &text);
	}
	buffer_free(&text);
	return done;
}
