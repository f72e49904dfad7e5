/* SPDX-License-Identifier: MIT */
/* MOF that makes a namespace demand encrypted connections (mof-language 5.5.2). */
#include "access/report.h"
#include "model/namespace.h"

/* The path with its backslashes doubled, as a MOF literal wants them. */
static void put_escaped(const char *path, struct buffer *out)
{
	for (; *path; path++) {
		if (*path == '\\')
			buffer_put_byte(out, '\\');
		buffer_put_byte(out, (uint8_t)*path);
	}
}

void access_generate(const char *path, struct buffer *out)
{
	struct arena arena = {0};
	struct cim_namespace_path parsed;
	const char *full;

	cim_namespace_parse(&arena, text_of(path), &parsed);
	full = cim_namespace_join(&arena, "root", &parsed);
	buffer_printf(out, "// Remote clients of %s must encrypt: they connect with the authentication level PktPrivacy.\n", full);
	buffer_put_text(out, "// The namespace must exist; compile with mofcomp on the computer that is to be secured.\n"
			     "#pragma namespace(\"\\\\\\\\.\\\\");
	put_escaped(full, out);
	buffer_put_text(out, "\")\n\n[RequiresEncryption(TRUE)]\ninstance of __SystemSecurity\n{\n};\n");
	arena_free(&arena);
}
