/* SPDX-License-Identifier: MIT */
#include "diag/uri.h"

#include <string.h>

#include "diag/cite.h"

const char *uri_plain_path(const char *path)
{
	while (path[0] == '.' && path[1] == '/' && path[2] != '/' && path[2] != 0)
		path += 2;
	return path;
}

static bool is_plain(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
	       (byte && strchr("-._~/", byte));
}

void uri_put_path(struct buffer *out, const char *path)
{
	path = uri_plain_path(path);
	if (path[0] == '/') {
		buffer_put_text(out, "file:///");
		path += strspn(path, "/");
	}
	for (; *path; path++) {
		if (is_plain(*path))
			buffer_put_byte(out, (uint8_t)*path);
		else
			buffer_printf(out, "%%%02X", (unsigned)(unsigned char)*path);
	}
}

static bool put_first_page(struct buffer *out, const char *citations)
{
	struct citation citation;

	while (cite_next(&citations, &citation)) {
		if (citation.address == NULL || strncmp(citation.address, "https:", 6) != 0)
			continue;
		buffer_put_text(out, citation.address);
		return true;
	}
	return false;
}

bool uri_put_help(struct buffer *out, enum diag_code code)
{
	const struct diag_info *info = diag_info(code);

	return put_first_page(out, info->source) || (info->hresult && put_first_page(out, "WBEM_E_*"));
}
