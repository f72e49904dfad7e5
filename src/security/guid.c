/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"
#include "base/text.h"
#include "security/descriptor.h"

/* The file has the first three groups of a GUID little-endian: where each text digit pair belongs. */
static const uint8_t order[16] = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

static bool is_behind_hyphen(int pair)
{
	return pair == 4 || pair == 6 || pair == 8 || pair == 10;
}

bool sd_guid_parse(const char *text, size_t length, struct sd_guid *guid)
{
	size_t at = 0;

	if (length != SD_GUID_TEXT)
		return false;
	for (int i = 0; i < 16; i++) {
		unsigned value = 0;

		if (is_behind_hyphen(i) && text[at++] != '-')
			return false;
		for (int k = 0; k < 2; k++) {
			char c = text_fold(text[at++]);

			if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f'))
				return false;
			value = value << 4 | (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
		}
		guid->bytes[order[i]] = (uint8_t)value;
	}
	return true;
}

void sd_guid_format(const struct sd_guid *guid, struct buffer *out)
{
	for (int i = 0; i < 16; i++)
		buffer_printf(out, "%s%02x", is_behind_hyphen(i) ? "-" : "", guid->bytes[order[i]]);
}
