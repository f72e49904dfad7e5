/* SPDX-License-Identifier: MIT */
/* Rules on files: their encoding (MOF003). */
#include <string.h>

#include "base/file.h"
#include "lint/lint.h"

/* The offset of the first non-ASCII character; the size of the text if there is none. */
static uint32_t first_non_ascii(const struct source *source)
{
	uint32_t at = 0;

	while (at < source->size && (unsigned char)source->text[at] < 0x80)
		at++;
	return at;
}

/*
 * MOF003: without a BOM of UTF-16, non-ASCII text depends on the code page of the computer. The BOM of UTF-8 is not
 * documented for mofcomp.
 */
void lint_encoding(struct lint *lint, const struct lint_target *target)
{
	static const char *const messages[] = {
		[ENCODING_UTF8] = "non-ASCII text in a UTF-8 file without a byte order mark",
		[ENCODING_UTF8_BOM] = "non-ASCII text in a UTF-8 file, which mofcomp is not documented to read",
		[ENCODING_UTF16LE] = NULL,
		[ENCODING_UTF16BE] = NULL,
		[ENCODING_CODE_PAGE] = "non-ASCII text in a machine-specific code page",
	};
	const struct source *source = target->file->source;
	uint32_t at = first_non_ascii(source);
	struct diagnostic *diagnostic;
	uint32_t character;

	if (at == source->size || messages[source->encoding] == NULL)
		return;
	diagnostic =
		diag_report(lint->sink, MOF003,
			    (struct span){source, at,
					  at + (uint32_t)wtf8_decode(source->text + at, source->size - at, &character)},
			    "%s", messages[source->encoding]);
	diag_set_help(lint->sink, diagnostic, "save the file as UTF-16 with a byte order mark, or use ASCII only");
}
