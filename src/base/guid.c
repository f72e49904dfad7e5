/* SPDX-License-Identifier: MIT */
#include "base/guid.h"

#include <string.h>

#include "base/buffer.h"
#include "base/digits.h"

/* The byte that each pair of digits is stored in: the first three groups are little-endian numbers. */
static const uint8_t order[GUID_SIZE] = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

static bool begins_group(int pair)
{
	return pair == 4 || pair == 6 || pair == 8 || pair == 10;
}

bool guid_parse(struct text text, struct guid *guid)
{
	struct guid result;
	size_t at = 0;

	if (text.length == GUID_TEXT + 2 && text.bytes[0] == '{' && text.bytes[GUID_TEXT + 1] == '}')
		text = (struct text){text.bytes + 1, GUID_TEXT};
	if (text.length != GUID_TEXT)
		return false;
	for (int i = 0; i < GUID_SIZE; i++) {
		if (begins_group(i) && text.bytes[at++] != '-')
			return false;
		if (!digits_read_byte(text.bytes + at, &result.bytes[order[i]]))
			return false;
		at += 2;
	}
	*guid = result;
	return true;
}

void guid_format(const struct guid *guid, struct buffer *out)
{
	for (int i = 0; i < GUID_SIZE; i++)
		buffer_printf(out, "%s%02x", begins_group(i) ? "-" : "", guid->bytes[order[i]]);
}

int guid_compare(const struct guid *a, const struct guid *b)
{
	return memcmp(a->bytes, b->bytes, GUID_SIZE);
}
