/* SPDX-License-Identifier: MIT */
#include "security/words.h"

#include <string.h>

#include "security/sddl.h"

void sd_put_principal(const struct sid *sid, struct buffer *out)
{
	const char *name = sid_name(sid);

	if (name)
		buffer_printf(out, "%s (", name);
	sddl_format_sid(sid, NULL, out);
	if (name)
		buffer_put_byte(out, ')');
}

void sd_put_principal_name(const struct sid *sid, struct buffer *out)
{
	const char *name = sid_name(sid), *separator = name ? strrchr(name, '\\') : NULL;

	if (name)
		buffer_put_text(out, separator ? separator + 1 : name);
	else
		sddl_format_sid(sid, NULL, out);
}

void sd_put_ace_flags(uint8_t flags, struct buffer *out)
{
	const char *letters, *description;
	uint8_t bit;
	bool first = true;

	for (size_t i = 0; sd_ace_flag_at(i, &bit, &letters, &description); i++) {
		if (!(flags & bit))
			continue;
		buffer_printf(out, "%s%s", first ? "" : ", ", description);
		first = false;
	}
}
