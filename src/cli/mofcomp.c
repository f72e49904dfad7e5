/* SPDX-License-Identifier: MIT */
/* The program under the name mofcomp: the switches, messages and exit codes of mofcomp.exe (mof-language 6). */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/mofcomp.h"
#include "diag/render.h"
#include "formats/bmf/bmf.h"
#include "formats/bmf/layout.h"
#include "model/namespace.h"

struct switches {
	bool check, help, wmi, autorecover;
	uint32_t class_flags, instance_flags; /* -CLASS: and -INSTANCE: */
	bool has_instance_flags;
	const char *resource, *locale;  /* -ER: and -L: */
	struct option_list base;        /* -BASE: */
	const char *binary;             /* -B: */
	const char *start_namespace;    /* -N: */
	const char *amendment;          /* -AMENDMENT: */
	const char *neutral, *language; /* -MOF: and -MFL: */
	const char *file;
};

enum { WBEM_E_FAILED = 0x80041001 };

static const char usage[] =
	"usage: mofcomp [-check] [-N:<path>] [-CLASS:<mode>] [-INSTANCE:<mode>] [-AUTORECOVER]\n"
	"               [-BASE:<file>] [-B:<file> [-WMI]] <MOF file>\n"
	"       mofcomp [-AMENDMENT:<locale>] [-MOF:<file>] [-MFL:<file>] <MOF file>\n"
	"\n"
	"  -check               check the file, write nothing\n"
	"  -N:<path>            the namespace in which the file starts; a namespace pragma wins\n"
	"  -B:<file>            write the binary MOF to <file>\n"
	"  -WMI                 check the classes of a driver, too; a fault leaves no <file>\n"
	"  -AMENDMENT:<locale>  split the file by language, MS_409 for example\n"
	"  -MOF:<file>          write the neutral half to <file>\n"
	"  -MFL:<file>          write the language half to <file>\n"
	"       mofcomp -ER:<resource> [-L:<locale>] [-B:<file>] <driver>\n"
	"  -CLASS:<mode>        updateonly, createonly, safeupdate or forceupdate, for all classes\n"
	"  -INSTANCE:<mode>     updateonly or createonly, for all instances\n"
	"  -AUTORECOVER         as #pragma autorecover in the file\n"
	"  -BASE:<file>         what is in the repository before, MOF or binary MOF; may be repeated\n"
	"  -ER:<resource>       take the binary MOF that a driver has as this resource\n"
	"  -L:<locale>          and in this language, 0x409 for example\n"
	"  -?                   show this\n"
	"\n"
	"A switch begins with '-' or '/', in any case.\n";

/* What Windows knows, and why it is refused here. */
static const struct {
	const char *name;
	const char *why;
} refused[] = {
	{"p", "there is no Windows server to log on to; compile here with -B: and install the file there"},
	{"u", "there is no Windows server to log on to; compile here with -B: and install the file there"},
	{"a", "there is no Windows server to log on to; compile here with -B: and install the file there"},
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
		fprintf(stderr, "mofcomp: the switch %.*s is refused: %s\n", (int)strcspn(text, ":"), text,
			refused[i].why);
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

/* The modes of -CLASS: and -INSTANCE:; the latter knows the first two. */
static const struct {
	const char *name;
	uint32_t flag;
} modes[] = {
	{"updateonly", CIM_UPDATE_ONLY},
	{"createonly", CIM_CREATE_ONLY},
	{"safeupdate", CIM_SAFE_UPDATE},
	{"forceupdate", CIM_FORCE_UPDATE},
};

/* The flag of a mode among the first `count`; 0, explained, if there is none of that name. */
static uint32_t find_mode(const char *text, const char *value, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_compare_folded(value, modes[i].name) == 0)
			return modes[i].flag;
	fprintf(stderr, "mofcomp: there is no mode %s; 'mofcomp -?' lists them\n", text + 1);
	return 0;
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
	size_t offset;                    /* of the field in struct switches */
	bool (*check)(const char *value); /* NULL: anything is right; else it explains what is not */
} valued[] = {
	{"b", offsetof(struct switches, binary), NULL},
	{"n", offsetof(struct switches, start_namespace), check_namespace},
	{"amendment", offsetof(struct switches, amendment), check_locale},
	{"mof", offsetof(struct switches, neutral), NULL},
	{"mfl", offsetof(struct switches, language), NULL},
	{"er", offsetof(struct switches, resource), NULL},
	{"l", offsetof(struct switches, locale), NULL},
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
	} flags[] = {
		{"?", &switches->help},
		{"check", &switches->check},
		{"wmi", &switches->wmi},
		{"autorecover", &switches->autorecover},
	};

	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
		const char *value = switch_value(text, flags[i].name);

		if (value && *value == 0)
			return flags[i].flag;
	}
	return NULL;
}

/* Whether this is -CLASS:, -INSTANCE: or -BASE:, which may be repeated; they add up. */
static bool take_mode(const char *text, struct switches *switches, int *status)
{
	const char *class_mode = switch_value(text + 1, "class"), *instance_mode = switch_value(text + 1, "instance");
	const char *base = switch_value(text + 1, "base");
	uint32_t flag = 0;

	if (class_mode) {
		flag = find_mode(text, class_mode, sizeof modes / sizeof *modes);
		switches->class_flags |= flag;
	} else if (instance_mode) {
		flag = find_mode(text, instance_mode, 2);
		switches->instance_flags |= flag;
		switches->has_instance_flags = true;
	} else if (base && *base) {
		options_add(&switches->base, base);
		flag = 1;
	} else {
		return false;
	}
	*status = flag ? MOFCOMP_DONE : MOFCOMP_BAD_SWITCH;
	return true;
}

static int read_switch(const char *text, struct switches *switches)
{
	bool *flag = find_flag(text + 1, switches);
	int status;

	if (flag) {
		*flag = true;
		return MOFCOMP_DONE;
	}
	if (take_mode(text, switches, &status))
		return status;
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
			fprintf(stderr, "mofcomp: one MOF file is compiled at a time, not %s and %s\n", switches->file,
				argv[i]);
			return MOFCOMP_BAD_SWITCH;
		} else {
			switches->file = argv[i];
		}
	}
	if (switches->wmi && switches->binary == NULL) {
		fputs("mofcomp: the switch -WMI needs -B:<file>\n", stderr);
		return MOFCOMP_BAD_SWITCH;
	}
	if (switches->locale && switches->resource == NULL) {
		fputs("mofcomp: the switch -L: needs -ER:<resource>\n", stderr);
		return MOFCOMP_BAD_SWITCH;
	}
	return MOFCOMP_DONE;
}

uint32_t mofcomp_code(const struct diagnostic *diagnostic)
{
	uint32_t code = diag_info(diagnostic->code)->hresult;

	return code ? code : WBEM_E_FAILED;
}

/* The code of the first error that has one: what mofcomp, which stops there, returns. */
static uint32_t first_error(const struct diag_sink *sink)
{
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
		printf("Binary mof file %s expanded to %u bytes\n", path,
		       (unsigned)get_u32le(bytes.bytes + BMF_EXPANDED_SIZE));
	if (error)
		fprintf(stderr, "mofcomp: cannot write %s: %s\n", path, error);
	if (!written)
		status = fail(compilation);
	else if (error)
		status = MOFCOMP_FAILED;
	buffer_free(&bytes);
	return status;
}

static void warn_of_autorecover(const struct compilation *compilation, const struct switches *switches)
{
	if (switches->autorecover || cim_unit_find_remark(&compilation->files[0]->unit, "autorecover"))
		return;
	printf("WARNING: File %s does not contain #PRAGMA AUTORECOVER.\n"
	       "A repository that has to rebuild itself compiles only files with that pragma again.\n",
	       switches->file);
}

/* Asks for halves, or says by a pragma that it wants to be split; then nothing is stored. */
static bool is_split(const struct switches *switches, struct text locale)
{
	return locale.length > 0 || switches->neutral || switches->language;
}

static int split(const struct switches *switches, const struct compilation *compilation, struct text locale)
{
	if (locale.length == 0) {
		fputs("mofcomp: the switches -MOF: and -MFL: need -AMENDMENT: or, in the file, #pragma amendment\n",
		      stderr);
		return MOFCOMP_BAD_SWITCH;
	}
	if (!switches->neutral && !switches->language && !switches->binary)
		puts("WARNING: an amended file is not stored, and without -MOF: or -MFL: nothing is written.");
	return cli_split(compilation, locale, switches->neutral, switches->language) ? MOFCOMP_DONE : MOFCOMP_FAILED;
}

/* Without an output the file is tried on a repository in memory, for there is no other. */
static int try(const struct switches *switches, struct compilation *compilation)
{
	int status;

	warn_of_autorecover(compilation, switches);
	fflush(stdout);
	status = mofcomp_store(compilation);
	if (status == MOFCOMP_DONE)
		puts("Done!");
	puts("Nothing is stored: this computer has no WMI repository. -B:<file> writes binary MOF.");
	return status;
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
	} else if (status == MOFCOMP_DONE && !is_split(switches, locale)) {
		return try(switches, compilation);
	}
	if (status == MOFCOMP_DONE)
		puts("Done!");
	return status;
}

static int compile(const struct switches *switches, struct compilation *compilation)
{
	printf("Parsing MOF file: %s\n", switches->file);
	compilation_add_base(compilation, switches->base.items, switches->base.count);
	if (switches->resource) {
		struct buffer bytes = {0};

		if (!mofcomp_extract(switches->file, switches->resource, switches->locale, &bytes))
			return MOFCOMP_FAILED;
		compilation_add_buffer(compilation, switches->file, &bytes);
	} else {
		compilation_add_file(compilation, switches->file);
	}
	if (compilation->sink.by_severity[SEVERITY_ERROR] > 0)
		return fail(compilation);
	if (!switches->wmi) /* else they are shown with those of the driver check */
		print_warnings(compilation);
	puts("MOF file has been successfully parsed");
	return use(switches, compilation);
}

static int run(int argc, const struct switches *switches)
{
	struct compile_options options = {
		.start_namespace = switches->start_namespace,
		.keep_includes = switches->neutral || switches->language,
		.class_flags = switches->class_flags,
		.instance_flags = switches->instance_flags,
		.has_instance_flags = switches->has_instance_flags,
	};
	struct compilation compilation;
	int status;

	puts("mofkit MOF Compiler Version " PACKAGE_VERSION);
	puts("Copyright (c) 2026 The mofkit authors.");
	if (switches->help || switches->file == NULL) {
		fputs(usage, stdout);
		return switches->help || argc == 1 ? MOFCOMP_DONE : MOFCOMP_BAD_SWITCH;
	}
	compilation_init(&compilation, &options);
	status = compile(switches, &compilation);
	compilation_free(&compilation);
	return status;
}

int mofcomp_main(int argc, char **argv)
{
	struct switches switches = {0};
	int status = read_switches(argc, argv, &switches);

	if (status == MOFCOMP_DONE)
		status = run(argc, &switches);
	free(switches.base.items);
	return status;
}
