/* SPDX-License-Identifier: MIT */
/* Prints the manual page mof-rules(7) from codes.def, so that the page and the program never differ. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "diag/diag.h"

/* Characters that roff or its output devices change, and what stands for them. */
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

static void put_code(const struct diag_info *info)
{
	printf(".Ss %s %s (%s%s)\n", info->id, info->name, severity_name(info->severity),
	       info->doubtful ? ", an error with \\-\\-strict" : "");
	put_text(info->title);
	printf(".Pp\n");
	put_text(info->explanation);
	printf(".Pp\n");
	if (info->hresult)
		printf("Windows: 0x%08X.\n", (unsigned)info->hresult);
	if (info->score > 0)
		printf("Security severity: %.1f of 10.\n", info->score);
	printf("Source: ");
	put_text(info->source);
}

static const char head[] =
	".\\\" SPDX-License-Identifier: MIT\n"
	".\\\" Made from src/diag/codes.def by man/make_rules.c.\n"
	".Dd November 21, 2026\n"
	".Dt MOF-RULES 7\n"
	".Os mofkit\n"
	".Sh NAME\n"
	".Nm mof-rules\n"
	".Nd diagnostics of mof and mofcomp\n"
	".Sh DESCRIPTION\n"
	"Every diagnostic has a code that never changes and a name.\n"
	"Both stand in brackets behind the message, and\n"
	".Xr mof-explain 1\n"
	"takes either.\n"
	".Pp\n"
	"The letters tell the family:\n"
	".Sy MOF\n"
	"the language and its compile,\n"
	".Sy NSS\n"
	"the security of namespaces.\n"
	"The numbers from MOF501 to MOF599 are those of the compiler errors of Windows:\n"
	"MOF500 and n is 0x80044000 and n.\n"
	"In the same way MOF600 and n is the repository error 0x80041000 and n.\n"
	"Numbers below 500 are those of a catalogue of rules, numbers from 800 on belong to mofkit alone.\n"
	".Pp\n"
	"Each entry below gives the severity, the code that Windows answers in the same case if it has one, and a "
	"source.\n"
	"Behind W: stands the name of a page of the WMI documentation of Microsoft, behind SDK: one of its API "
	"reference.\n"
	"mof-language, binary-mof, security-descriptors and the rule catalogue are the references that mofkit was "
	"written from.\n"
	"One without a code of Windows is about mofkit alone, about what Windows accepts, or about what it is not "
	"known to do.\n"
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
