/* SPDX-License-Identifier: MIT */
/* Formats of one line per diagnostic, for programs that read the output of compilers. */
#include "diag/render.h"

static struct place place_of(const struct diagnostic *diagnostic)
{
	if (diagnostic->span.source)
		return source_place((struct source *)diagnostic->span.source, diagnostic->span.begin);
	return (struct place){.file = "mof", .line = 0, .column = 0};
}

void render_gcc(struct diag_sink *sink, struct buffer *out)
{
	for (size_t i = 0; i < sink->count; i++) {
		const struct diagnostic *diagnostic = sink->items[i];
		const struct diag_info *info = diag_info(diagnostic->code);
		struct place place = place_of(diagnostic);

		buffer_printf(out, "%s:%u:%u: %s: %s [%s]\n", place.file, (unsigned)place.line, (unsigned)place.column,
			      severity_name(diagnostic->severity), diagnostic->message, info->id);
	}
}

enum { WBEM_E_FAILED = 0x80041001 };

void render_mofcomp(struct diag_sink *sink, struct buffer *out)
{
	for (size_t i = 0; i < sink->count; i++) {
		const struct diagnostic *diagnostic = sink->items[i];
		const struct diag_info *info = diag_info(diagnostic->code);
		uint32_t hresult = info->hresult ? info->hresult : WBEM_E_FAILED;
		struct place place = place_of(diagnostic);

		if (diagnostic->severity == SEVERITY_ERROR)
			buffer_printf(out, "%s (%u): error SYNTAX 0X%08x: %s\n", place.file, (unsigned)place.line,
				      (unsigned)hresult, diagnostic->message);
		else if (diagnostic->severity == SEVERITY_WARNING)
			buffer_printf(out, "%s (%u): warning %s: %s\n", place.file, (unsigned)place.line, info->id,
				      diagnostic->message);
	}
}
