/* SPDX-License-Identifier: MIT */
#include "diag/uri.h"

#include <string.h>

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

/* The prefixes of citations (sources.def) and the sites that they refer to. */
static const struct {
	const char *tag, *site;
} sites[] = {
	{"W:", "https://learn.microsoft.com/windows/win32/wmisdk/"},
	{"WD:", "https://learn.microsoft.com/windows-hardware/drivers/"},
	{"SDK:", "https://learn.microsoft.com/windows/win32/api/wbemcli/"},
};

static const char error_codes[] = "https://learn.microsoft.com/windows/win32/wmisdk/wmi-error-constants";

/* Appends the page that a citation refers to, if it has one of these prefixes. */
static bool put_page(struct buffer *out, const char *text)
{
	for (size_t i = 0; i < sizeof sites / sizeof *sites; i++) {
		size_t length = strlen(sites[i].tag);

		if (strncmp(text, sites[i].tag, length) != 0)
			continue;
		buffer_put_text(out, sites[i].site);
		buffer_put(out, text + length, strcspn(text + length, ",; "));
		return true;
	}
	return false;
}

bool uri_put_help(struct buffer *out, enum diag_code code)
{
	const struct diag_info *info = diag_info(code);
	const char *word = info->source;

	while (*word) {
		if (put_page(out, word))
			return true;
		word += strcspn(word, " ");
		word += strspn(word, " ");
	}
	if (info->hresult == 0)
		return false;
	buffer_put_text(out, error_codes);
	return true;
}
