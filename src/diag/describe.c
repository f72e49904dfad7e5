/* SPDX-License-Identifier: MIT */
#include "diag/describe.h"

void describe(struct buffer *out, const struct diagnostic *diagnostic)
{
	buffer_put_text(out, diagnostic->message);
	if (diagnostic->help) {
		buffer_put_text(out, "\nhelp: ");
		buffer_put_text(out, diagnostic->help);
	}
}

void describe_score(struct buffer *out, double score)
{
	unsigned tenths = (unsigned)(score * 10 + 0.5);

	buffer_printf(out, "%u.%u", tenths / 10, tenths % 10);
}
