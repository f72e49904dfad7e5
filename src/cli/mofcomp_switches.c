/* SPDX-License-Identifier: MIT */
/* The switches of mofcomp.exe: a table of each kind, and what is wrong with the others (mof-language 6.1). */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/mofcomp.h"
#include "model/namespace.h"

const char mofcomp_usage[] =
	"usage: mofcomp [-check] [-N:<path>] [-CLASS:<mode>] [-INSTANCE:<mode>] [-AUTORECOVER]\n"
	"               [-BASE:<file>] [-B:<file> [-WMI]] <MOF file>\n"
	"       mofcomp [-AMENDMENT:<locale>] [-MOF:<file>] [-MFL:<file>] <MOF file>\n"
	"       mofcomp -ER:<resource> [-L:<locale>] [-B:<file>] <driver>\n"
	"\n"
	"  -AMENDMENT:<locale>  split the file by language, for example MS_409\n"
	"  -AUTORECOVER         same as #pragma autorecover in the file\n"
	"  -B:<file>            write binary MOF to <file>\n"
	"  -BASE:<file>         MOF or binary MOF that the repository already holds; repeatable\n"
	"  -check               check the file; write nothing\n"
	"  -CLASS:<mode>        updateonly, createonly, safeupdate or forceupdate, for all classes\n"
	"  -ER:<resource>       compile the binary MOF in this resource of a driver\n"
	"  -INSTANCE:<mode>     updateonly or createonly, for all instances\n"
	"  -L:<locale>          language of that resource, for example 0x409\n"
	"  -MFL:<file>          write the localized part to <file>\n"
	"  -MOF:<file>          write the language-neutral part to <file>\n"
	"  -N:<path>            namespace in which the file starts; #pragma namespace overrides it\n"
	"  -WMI                 also check the classes of a driver; on errors <file> is removed\n"
	"  -?                   print this help\n"
	"  --help               the same\n"
	"  --version            print the version\n"
	"\n"
	"A switch begins with '-' or '/'; case does not matter.\n";

/* Switches of mofcomp.exe that are not supported here, and why. */
static const struct {
	const char *name;
	const char *why;
} refused[] = {
	{"p", "mofkit cannot log on to a Windows server; write binary MOF with -B: and install it there"},
	{"u", "mofkit cannot log on to a Windows server; write binary MOF with -B: and install it there"},
	{"a", "mofkit cannot log on to a Windows server; write binary MOF with -B: and install it there"},
};

/* The part of a switch after its name and colon; NULL if it has another name. */
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
		/* After the colon there may be a password. */
		fprintf(stderr, "mofcomp: switch %.*s is not supported: %s\n", (int)strcspn(text, ":"), text,
			refused[i].why);
		return MOFCOMP_BAD_SWITCH;
	}
	fprintf(stderr, "mofcomp: unknown switch %.*s; 'mofcomp -?' lists them\n", (int)strcspn(text, ":"), text);
	return MOFCOMP_BAD_SWITCH;
}

/* '/' begins a switch on Windows and a path elsewhere: an existing file is not a switch. */
static bool is_switch(const char *text)
{
	if (text[0] == '/')
		return access(text, F_OK) != 0 && strcspn(text + 1, "/") >= strcspn(text + 1, ":");
	return text[0] == '-' && text[1] != 0;
}

static bool check_namespace(const char *value)
{
	const char *error = compile_namespace_error(value);

	if (error)
		fprintf(stderr, "mofcomp: the namespace path %s\n", error);
	return error == NULL;
}

/* The modes of -CLASS:, of which -INSTANCE: has the first two. */
static const struct {
	const char *name;
	uint32_t flag;
} modes[] = {
	{"updateonly", CIM_UPDATE_ONLY},
	{"createonly", CIM_CREATE_ONLY},
	{"safeupdate", CIM_SAFE_UPDATE},
	{"forceupdate", CIM_FORCE_UPDATE},
};

/* The flag of a mode among the first `count`; 0 after a message. */
static uint32_t find_mode(const char *text, const char *value, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_compare_folded(value, modes[i].name) == 0)
			return modes[i].flag;
	fprintf(stderr, "mofcomp: unknown mode in %s; 'mofcomp -?' lists them\n", text + 1);
	return 0;
}

static bool check_locale(const char *value)
{
	bool good = cim_is_locale(text_of(value));

	if (!good)
		fprintf(stderr, "mofcomp: invalid locale '%s': expected, for example, MS_409\n", value);
	return good;
}

/* Switches with a value after a colon. */
static const struct {
	const char *name;
	size_t offset;                    /* of the field in struct mofcomp_switches */
	bool (*check)(const char *value); /* NULL: any value is valid; false after a message */
} valued[] = {
	{"b", offsetof(struct mofcomp_switches, binary), NULL},
	{"n", offsetof(struct mofcomp_switches, start_namespace), check_namespace},
	{"amendment", offsetof(struct mofcomp_switches, amendment), check_locale},
	{"mof", offsetof(struct mofcomp_switches, neutral), NULL},
	{"mfl", offsetof(struct mofcomp_switches, localized), NULL},
	{"er", offsetof(struct mofcomp_switches, resource), NULL},
	{"l", offsetof(struct mofcomp_switches, locale), NULL},
};

static int read_value(const char *text, size_t i, struct mofcomp_switches *switches)
{
	const char *value = switch_value(text + 1, valued[i].name);

	if (*value == 0) {
		fprintf(stderr, "mofcomp: switch %s needs a value after a colon\n", text);
		return MOFCOMP_BAD_SWITCH;
	}
	*(const char **)(void *)((char *)switches + valued[i].offset) = value;
	return valued[i].check == NULL || valued[i].check(value) ? MOFCOMP_DONE : MOFCOMP_BAD_SWITCH;
}

/* A switch without a value; NULL if it is not one of them. */
static bool *find_flag(const char *text, struct mofcomp_switches *switches)
{
	const struct {
		const char *name;
		bool *flag;
	} flags[] = {
		{"?", &switches->help},      {"-help", &switches->help}, {"-version", &switches->version},
		{"check", &switches->check}, {"wmi", &switches->wmi},    {"autorecover", &switches->autorecover},
	};

	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
		const char *value = switch_value(text, flags[i].name);

		if (value && *value == 0)
			return flags[i].flag;
	}
	return NULL;
}

/* Whether this is -CLASS:, -INSTANCE: or -BASE:, which may be repeated. */
static bool read_repeatable(const char *text, struct mofcomp_switches *switches, int *status)
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

static int read_switch(const char *text, struct mofcomp_switches *switches)
{
	bool *flag = find_flag(text + 1, switches);
	int status;

	if (flag) {
		*flag = true;
		return MOFCOMP_DONE;
	}
	if (read_repeatable(text, switches, &status))
		return status;
	for (size_t i = 0; i < sizeof valued / sizeof *valued; i++)
		if (switch_value(text + 1, valued[i].name))
			return read_value(text, i, switches);
	return refuse(text);
}

int mofcomp_read_switches(int argc, char **argv, struct mofcomp_switches *switches)
{
	for (int i = 1; i < argc; i++) {
		if (is_switch(argv[i])) {
			int status = read_switch(argv[i], switches);

			if (status != MOFCOMP_DONE)
				return status;
		} else if (switches->file) {
			fprintf(stderr, "mofcomp: expected one MOF file, not both %s and %s\n", switches->file,
				argv[i]);
			return MOFCOMP_BAD_SWITCH;
		} else {
			switches->file = argv[i];
		}
	}
	if (switches->wmi && switches->binary == NULL) {
		fputs("mofcomp: switch -WMI needs -B:<file>\n", stderr);
		return MOFCOMP_BAD_SWITCH;
	}
	if (switches->locale && switches->resource == NULL) {
		fputs("mofcomp: switch -L: needs -ER:<resource>\n", stderr);
		return MOFCOMP_BAD_SWITCH;
	}
	return MOFCOMP_DONE;
}
