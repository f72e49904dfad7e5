/* SPDX-License-Identifier: MIT */
#include "diag/cite.h"

#include <string.h>

static const struct {
	const char *tag, *title, *address;
} sources[] = {
#define SOURCE(tag, title, address) {tag, title, address},
#include "diag/sources.def"
#undef SOURCE
};

/* The length of the tag if the citation begins with it, else 0. */
static size_t tag_length(const char *tag, struct text cited)
{
	size_t length = strcspn(tag, "*");
	bool is_family = tag[length] == '*';

	if (cited.length < length || memcmp(cited.bytes, tag, length) != 0)
		return 0;
	return is_family || cited.length == length || cited.bytes[length] == ' ' ? length : 0;
}

static void resolve(struct text cited, struct citation *citation)
{
	size_t longest = 0;

	*citation = (struct citation){.section = cited};
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
		size_t length = tag_length(sources[i].tag, cited);

		if (length <= longest)
			continue;
		longest = length;
		citation->title = sources[i].title;
		citation->address = sources[i].address;
		if (sources[i].tag[length] != '*') /* of a family the name itself is the section */
			citation->section = (struct text){cited.bytes + length, cited.length - length};
	}
	while (citation->section.length > 0 && *citation->section.bytes == ' ')
		citation->section = (struct text){citation->section.bytes + 1, citation->section.length - 1};
}

bool cite_next(const char **list, struct citation *citation)
{
	struct text cited = {*list, strcspn(*list, ";")};

	if (cited.length == 0)
		return false;
	*list += cited.length;
	*list += strspn(*list, "; ");
	resolve(cited, citation);
	return true;
}

void cite_put_name(struct buffer *out, const struct citation *citation)
{
	if (citation->title)
		buffer_printf(out, "%s%s", citation->title, citation->section.length ? ", " : "");
	buffer_put(out, citation->section.bytes, citation->section.length);
}
