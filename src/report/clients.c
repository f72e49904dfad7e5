/* SPDX-License-Identifier: MIT */
/* Code samples of clients that connect with encryption. */
#include "report/report.h"

static void put_doubled(const char *path, struct buffer *out)
{
	for (; *path; path++) {
		if (*path == '\\')
			buffer_put_byte(out, '\\');
		buffer_put_byte(out, (uint8_t)*path);
	}
}

static void put_cplusplus(const char *path, struct buffer *out)
{
	buffer_put_text(out, "locator->ConnectServer(_bstr_t(L\"\\\\\\\\host\\\\");
	put_doubled(path, out);
	buffer_put_text(
		out, "\"), NULL, NULL, NULL, 0, NULL, NULL, &services);\n"
		     "CoSetProxyBlanket(services, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, COLE_DEFAULT_PRINCIPAL,\n"
		     "                  RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);");
}

static void put_moniker(const char *path, struct buffer *out)
{
	buffer_printf(
		out,
		"GetObject(\"winmgmts:{impersonationLevel=impersonate,authenticationLevel=pktPrivacy}!\\\\host\\%s\")",
		path);
}

static void put_powershell(const char *path, struct buffer *out)
{
	buffer_printf(out, "Get-WmiObject -ComputerName host -Namespace '%s' -Authentication PacketPrivacy -Class ...",
		      path);
}

bool report_client_at(size_t i, const char *path, const char **name, struct buffer *code)
{
	static const struct {
		const char *name;
		void (*put)(const char *path, struct buffer *out);
	} rows[] = {{"C++", put_cplusplus}, {"VBScript", put_moniker}, {"PowerShell", put_powershell}};

	if (i >= sizeof rows / sizeof *rows)
		return false;
	*name = rows[i].name;
	rows[i].put(path, code);
	return true;
}
