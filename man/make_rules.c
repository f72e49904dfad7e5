/* SPDX-License-Identifier: MIT */
/* Prints the manual page mof-rules(7) from the tables of codes, so that the page and the program never differ. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "diag/cite.h"
#include "diag/diag.h"

/* Characters that roff or its output devices change, and their replacements. */
static const char *escape_of(char byte)
{
	switch (byte) {
	case '\\':
		return "\\e";
	case '\'':
		return "\\(aq";
	case '`':
		return "\\(ga";
	case '^':
		return "\\(ha";
	case '~':
		return "\\(ti";
	case '"':
		return "\\(dq";
	}
	return NULL;
}

/* One text line for each sentence; a dash that joins no words begins an option. */
static void put_text(const char *text)
{
	for (const char *at = text; *at; at++) {
		const char *escape = escape_of(*at);

		if (escape)
			fputs(escape, stdout);
		else if (*at == '.' && (at == text || at[-1] == ' '))
			fputs("\\&.", stdout);
		else if (*at == '-' && (at == text || !isalnum((unsigned char)at[-1])))
			fputs("\\-", stdout);
		else if (*at == ' ' && at > text && at[-1] == '.' && isupper((unsigned char)at[1]))
			putchar('\n');
		else
			putchar(*at);
	}
	putchar('\n');
}

static void put_sources(const char *citations)
{
	const char *label = "Source: ";
	struct citation citation;

	while (cite_next(&citations, &citation)) {
		struct buffer name = {0};

		cite_put_name(&name, &citation);
		fputs(label, stdout);
		put_text(buffer_text(&name));
		buffer_free(&name);
		label = ".br\n";
	}
}

static void put_code(const struct diag_info *info)
{
	printf(".Ss %s %s (%s%s)\n", info->id, info->name, severity_name(info->severity),
	       info->doubtful ? ", an error with \\-\\-strict" : "");
	put_text(info->title);
	printf(".Pp\n");
	put_text(info->explanation);
	printf(".Pp\nHow to fix it:\n");
	put_text(info->fix);
	printf(".Pp\n");
	if (info->hresult)
		printf("Windows: 0x%08X.\n", (unsigned)info->hresult);
	if (info->score > 0)
		printf("Security severity: %.1f of 10.\n", info->score);
	put_sources(info->source);
}

static const char head[] =
	".\\\" SPDX-License-Identifier: MIT\n"
	".\\\" Made from src/diag/codes.def and src/lint/rules.def by man/make_rules.c.\n"
	".Dd November 30, 2026\n"
	".Dt MOF-RULES 7\n"
	".Os mofkit\n"
	".Sh NAME\n"
	".Nm mof-rules\n"
	".Nd diagnostics of mof and mofcomp\n"
	".Sh DESCRIPTION\n"
	"Every diagnostic has a stable code and a name.\n"
	"A message shows both in brackets at its end, and\n"
	".Xr mof-explain 1\n"
	"accepts either.\n"
	".Pp\n"
	"The letters of a code tell its subject:\n"
	".Sy MOF\n"
	"the language and its compilation,\n"
	".Sy NSS\n"
	"the security of namespaces,\n"
	".Sy PRV\n"
	"providers,\n"
	".Sy EVT\n"
	"event subscriptions.\n"
	"MOF501 to MOF599 are the compiler errors of Windows: MOF500 + n is 0x80044000 + n.\n"
	"MOF600 to MOF799 are the repository errors: MOF600 + n is 0x80041000 + n.\n"
	"All other numbers are those of mofkit.\n"
	".Pp\n"
	"Each entry below gives the severity, what happens and why it matters, how to fix it, the code that Windows "
	"returns in the same case if there is one, and the sources.\n"
	".Xr mof-explain 1\n"
	"shows their addresses, and examples.\n"
	".Sh DIAGNOSTICS\n";

static const char tail[] = ".Sh SEE ALSO\n"
			   ".Xr mof 1 ,\n"
			   ".Xr mof-check 1 ,\n"
			   ".Xr mof-explain 1 ,\n"
			   ".Xr mofcomp 1\n";

int main(void)
{
	fputs(head, stdout);
	for (enum diag_code code = 0; code < DIAG_CODE_COUNT; code++)
		put_code(diag_info(code));
	fputs(tail, stdout);
	return ferror(stdout) || fclose(stdout) != 0;
}
