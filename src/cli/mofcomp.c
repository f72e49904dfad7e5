/* SPDX-License-Identifier: MIT */
/* The program under the name mofcomp: the switches, messages and exit codes of mofcomp.exe (mof-language 6). */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/options.h"
#include "compile/compile.h"
#include "diag/render.h"
#include "formats/bmf/bmf.h"
#include "formats/bmf/layout.h"
#include "model/namespace.h"

/* Exit codes of 6.2; a WBEM code, which Windows returns whole, is printed and exits with 1. */
enum { MOFCOMP_DONE = 0, MOFCOMP_FAILED = 1, MOFCOMP_BAD_SWITCH = 2, MOFCOMP_SYNTAX = 3 };

struct switches {
	bool check, help, wmi;
	const char *binary;                     /* -B: */
	const char *start_namespace;            /* -N: */
	const char *amendment;                  /* -AMENDMENT: */
	const char *neutral, *language;         /* -MOF: and -MFL: */
	const char *file;
};

static const char usage[] =
	"usage: mofcomp [-check] [-N:<path>] [-B:<file> [-WMI]] <MOF file>\n"
	"       mofcomp [-AMENDMENT:<locale>] [-MOF:<file>] [-MFL:<file>] <MOF file>\n"
	"\n"
	"  -check               check the file, write nothing\n"
	"  -N:<path>            the namespace in which the file starts; a namespace pragma wins\n"
	"  -B:<file>            write the binary MOF to <file>\n"
	"  -WMI                 check the classes of a driver, too; a fault leaves no <file>\n"
	"  -AMENDMENT:<locale>  split the file by language, MS_409 for example\n"
	"  -MOF:<file>          write the neutral half to <file>\n"
	"  -MFL:<file>          write the language half to <file>\n"
	"  -?                   show this\n"
	"\n"
	"A switch begins with '-' or '/', in any case.\n";

/* What Windows knows, and why it is refused here. */
static const struct {
	const char *name;
	const char *why;
} refused[] = {
	{"class", "class flags need a repository; write #pragma classflags in the file for binary MOF"},
	{"instance", "instance flags need a repository"},
	{"autorecover", "there is no autorecover list on this computer; write #pragma autorecover in the file"},
	{"p", "there is no Windows server to log on to; compile here with -B: and install the file there"},
	{"u", "there is no Windows server to log on to; compile here with -B: and install the file there"},
	{"a", "there is no Windows server to log on to; compile here with -B: and install the file there"},
	{"er", "reading binary MOF from resources is not part of this version"},
	{"l", "reading binary MOF from resources is not part of this version"},
};

/* The part of a switch behind its name and colon; NULL if it has another name. */
static const char *switch_value(const char *text, const char *name)
{
	size_t length = strlen(name);

	for (size_t i = 0; i < length; i++)
		if (text_fold(text[i]) != name[i])
			return NULL;
	if (text[length] == ':')
		return text + length + 1;
	return text[length] == 0 ? text + length : NULL;
}

static int refuse(const char *text)
{
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		if (!switch_value(text + 1, refused[i].name))
			continue;
		/* What stands behind the colon may be a password. */
		fprintf(stderr, "mofcomp: the switch %.*s is refused: %s\n", (int)strcspn(text, ":"), text, refused[i].why);
		return MOFCOMP_BAD_SWITCH;
	}
	fprintf(stderr, "mofcomp: there is no switch %.*s; 'mofcomp -?' lists them\n", (int)strcspn(text, ":"), text);
	return MOFCOMP_BAD_SWITCH;
}

/* '/' begins a switch on Windows and a path everywhere else: what is a file is no switch. */
static bool is_switch(const char *text)
{
	if (text[0] == '/')
		return access(text, F_OK) != 0 && strcspn(text + 1, "/") >= strcspn(text + 1, ":");
	return text[0] == '-' && text[1] != 0;
}

static bool check_namespace(const char *value)
{
	const char *fault = compile_namespace_fault(value);

	if (fault)
		fprintf(stderr, "mofcomp: the namespace path %s\n", fault);
	return fault == NULL;
}

static bool check_locale(const char *value)
{
	bool good = cim_is_locale(text_of(value));

	if (!good)
		fprintf(stderr, "mofcomp: '%s' is no locale; MS_409 is one\n", value);
	return good;
}

/* Switches with a value behind a colon. */
static const struct {
	const char *name;
	size_t offset;                          /* of the field in struct switches */
	bool (*check)(const char *value);       /* NULL: anything is right; else it explains what is not */
} valued[] = {
	{"b", offsetof(struct switches, binary), NULL},
	{"n", offsetof(struct switches, start_namespace), check_namespace},
	{"amendment", offsetof(struct switches, amendment), check_locale},
	{"mof", offsetof(struct switches, neutral), NULL},
	{"mfl", offsetof(struct switches, language), NULL},
};

static int read_value(const char *text, size_t i, struct switches *switches)
{
	const char *value = switch_value(text + 1, valued[i].name);

	if (*value == 0) {
		fprintf(stderr, "mofcomp: the switch %s needs a value behind a colon\n", text);
		return MOFCOMP_BAD_SWITCH;
	}
	*(const char **)(void *)((char *)switches + valued[i].offset) = value;
	return valued[i].check == NULL || valued[i].check(value) ? MOFCOMP_DONE : MOFCOMP_BAD_SWITCH;
}

/* The switches that have no value; NULL if this is none. */
static bool *find_flag(const char *text, struct switches *switches)
{
	const struct {
		const char *name;
		bool *flag;
	} flags[] = {{"?", &switches->help}, {"check", &switches->check}, {"wmi", &switches->wmi}};

	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
		const char *value = switch_value(text, flags[i].name);

		if (value && *value == 0)
			return flags[i].flag;
	}
	return NULL;
}

static int read_switch(const char *text, struct switches *switches)
{
	bool *flag = find_flag(text + 1, switches);

	if (flag) {
		*flag = true;
		return MOFCOMP_DONE;
	}
	for (size_t i = 0; i < sizeof valued / sizeof *valued; i++)
		if (switch_value(text + 1, valued[i].name))
			return read_value(text, i, switches);
	return refuse(text);
}

static int read_switches(int argc, char **argv, struct switches *switches)
{
	for (int i = 1; i < argc; i++) {
		if (is_switch(argv[i])) {
			int status = read_switch(argv[i], switches);

			if (status != MOFCOMP_DONE)
				return status;
		} else if (switches->file) {
			fprintf(stderr, "mofcomp: one MOF file is compiled at a time, not %s and %s\n", switches->file, argv[i]);
			return MOFCOMP_BAD_SWITCH;
		} else {
			switches->file = argv[i];
		}
	}
	if (switches->wmi && switches->binary == NULL) {
		fputs("mofcomp: the switch -WMI needs -B:<file>\n", stderr);
		return MOFCOMP_BAD_SWITCH;
	}
	return MOFCOMP_DONE;
}

/* The code of the first error: what mofcomp, which stops there, returns. */
static uint32_t first_error(const struct diag_sink *sink)
{
	enum { WBEM_E_FAILED = 0x80041001 };

	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->severity == SEVERITY_ERROR && diag_info(sink->items[i]->code)->hresult)
			return diag_info(sink->items[i]->code)->hresult;
	return WBEM_E_FAILED;
}

/* What was found short of an error is no reason to stop, but to be read. */
static void print_warnings(struct compilation *compilation)
{
	struct buffer text = {0};

	diag_sort(&compilation->sink);
	render_mofcomp(&compilation->sink, &text);
	cli_print(&text, STDOUT_FILENO);
	buffer_free(&text);
}

static int fail(struct compilation *compilation)
{
	struct buffer text = {0};
	uint32_t code;

	diag_sort(&compilation->sink);
	render_mofcomp(&compilation->sink, &text);
	code = first_error(&compilation->sink);
	buffer_printf(&text, "Compiler returned error 0x%08x\n", (unsigned)code);
	cli_print(&text, STDOUT_FILENO);
	buffer_free(&text);
	return (code & 0xFFFFF000) == 0x80044000 ? MOFCOMP_SYNTAX : MOFCOMP_FAILED;
}

/* What a driver that is built next would take for the result of this run. */
static void remove_old(const char *path)
{
	struct stat status;

	if (stat(path, &status) == 0 && S_ISREG(status.st_mode) && unlink(path) != 0)
		perror(path);
}

/* What wmimofck does behind the compile; its warnings are shown even if there is no error. */
static int check_driver(const struct switches *switches, struct compilation *compilation)
{
	cli_lint(LINT_DRIVER, NULL, NULL, compilation);
	if (compilation->sink.by_severity[SEVERITY_ERROR] > 0) {
		if (!switches->check)
			remove_old(switches->binary);
		return fail(compilation);
	}
	print_warnings(compilation);
	return MOFCOMP_DONE;
}

static int store(struct compilation *compilation, const char *path, bool tell_size)
{
	const struct cim_unit **units = compilation_units(compilation);
	struct buffer bytes = {0};
	const char *error = NULL;
	bool written = bmf_write(units, compilation->count, &compilation->sink, &bytes);
	int status = MOFCOMP_DONE;

	free(units);
	if (written) {
		printf("Storing Binary MOF data in %s\n", path);
		error = file_write(path, bytes.bytes, bytes.size);
	}
	if (written && error == NULL && tell_size)
		printf("Binary mof file %s expanded to %u bytes\n", path, (unsigned)get_u32le(bytes.bytes + BMF_EXPANDED_SIZE));
	if (error)
		fprintf(stderr, "mofcomp: cannot write %s: %s\n", path, error);
	if (!written)
		status = fail(compilation);
	else if (error)
		status = MOFCOMP_FAILED;
	buffer_free(&bytes);
	return status;
}

static void warn_of_autorecover(const struct compilation *compilation, const char *file)
{
	if (cim_unit_find_remark(&compilation->files[0]->unit, "autorecover"))
		return;
	printf("WARNING: File %s does not contain #PRAGMA AUTORECOVER.\n"
	       "A repository that has to rebuild itself compiles only files with that pragma again.\n", file);
}

/* Asks for halves, or says by a pragma that it wants to be split; then nothing is stored. */
static bool is_split(const struct switches *switches, struct text locale)
{
	return locale.length > 0 || switches->neutral || switches->language;
}

static int split(const struct switches *switches, const struct compilation *compilation, struct text locale)
{
	if (locale.length == 0) {
		fputs("mofcomp: the switches -MOF: and -MFL: need -AMENDMENT: or, in the file, #pragma amendment\n", stderr);
		return MOFCOMP_BAD_SWITCH;
	}
	if (!switches->neutral && !switches->language && !switches->binary)
		puts("WARNING: an amended file is not stored, and without -MOF: or -MFL: nothing is written.");
	return cli_split(compilation, locale, switches->neutral, switches->language) ? MOFCOMP_DONE : MOFCOMP_FAILED;
}

/* What is done with a file that compiles. */
static int use(const struct switches *switches, struct compilation *compilation)
{
	int status = switches->wmi ? check_driver(switches, compilation) : MOFCOMP_DONE;
	struct text locale;

	if (status != MOFCOMP_DONE || switches->check)
		return status;
	locale = cli_amendment(compilation, switches->amendment);
	if (is_split(switches, locale))
		status = split(switches, compilation, locale);
	if (status == MOFCOMP_DONE && switches->binary) {
		status = store(compilation, switches->binary, switches->wmi);
	} else if (!is_split(switches, locale)) {
		warn_of_autorecover(compilation, switches->file);
		puts("The file was checked and nothing stored: this computer has no WMI repository. Use -B:<file>.");
	}
	if (status == MOFCOMP_DONE)
		puts("Done!");
	return status;
}

static int compile(const struct switches *switches, struct compilation *compilation)
{
	printf("Parsing MOF file: %s\n", switches->file);
	compilation_add_file(compilation, switches->file);
	if (compilation->sink.by_severity[SEVERITY_ERROR] > 0)
		return fail(compilation);
	if (!switches->wmi)                     /* else they are shown with those of the driver check */
		print_warnings(compilation);
	puts("MOF file has been successfully parsed");
	return use(switches, compilation);
}

int mofcomp_main(int argc, char **argv)
{
	struct switches switches = {0};
	struct compile_options options = {0};
	struct compilation compilation;
	int status = read_switches(argc, argv, &switches);

	if (status != MOFCOMP_DONE)
		return status;
	puts("mofkit MOF Compiler Version " PACKAGE_VERSION);
	puts("Copyright (c) 2026 The mofkit authors.");
	if (switches.help || switches.file == NULL) {
		fputs(usage, stdout);
		return switches.help || argc == 1 ? MOFCOMP_DONE : MOFCOMP_BAD_SWITCH;
	}
	options.start_namespace = switches.start_namespace;
	options.keep_includes = switches.neutral || switches.language;
	compilation_init(&compilation, &options);
	status = compile(&switches, &compilation);
	compilation_free(&compilation);
	return status;
}
