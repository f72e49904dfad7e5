/* SPDX-License-Identifier: MIT */
/* The program under the name mofcomp: the switches, messages and exit codes of mofcomp.exe (mof-language 6). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/halves.h"
#include "cli/inputs.h"
#include "cli/mofcomp.h"
#include "cli/terminal.h"
#include "diag/render.h"
#include "formats/bmf/bmf.h"
#include "formats/bmf/layout.h"

enum { WBEM_E_FAILED = 0x80041001 };

uint32_t mofcomp_code(const struct diagnostic *diagnostic)
{
	uint32_t code = diag_info(diagnostic->code)->hresult;

	return code ? code : WBEM_E_FAILED;
}

/* The code of the first error that has one: mofcomp.exe stops there and returns it. */
static uint32_t first_error(const struct diag_sink *sink)
{
	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->severity == SEVERITY_ERROR && diag_info(sink->items[i]->code)->hresult)
			return diag_info(sink->items[i]->code)->hresult;
	return WBEM_E_FAILED;
}

/* Warnings are printed and do not end the run. */
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

/* Otherwise the next build of the driver would use the output of an earlier run. */
static void remove_old(const char *path)
{
	struct stat status;

	if (stat(path, &status) == 0 && S_ISREG(status.st_mode) && unlink(path) != 0)
		perror(path);
}

/* What wmimofck does after the compile; its warnings are shown even if there is no error. */
static int check_driver(const struct mofcomp_switches *switches, struct compilation *compilation)
{
	cli_lint(compilation, NULL, &(struct lint){.profile = LINT_DRIVER});
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

static void warn_of_autorecover(const struct compilation *compilation, const struct mofcomp_switches *switches)
{
	if (switches->autorecover || cim_unit_find_remark(&compilation->files[0]->unit, "autorecover"))
		return;
	printf("WARNING: File %s does not contain #PRAGMA AUTORECOVER.\n"
	       "Only files with that pragma are compiled again when the repository is rebuilt.\n",
	       switches->file);
}

/* Whether a switch or #pragma amendment asks for a split; then nothing is stored. */
static bool is_split(const struct mofcomp_switches *switches, struct text locale)
{
	return locale.length > 0 || switches->neutral || switches->localized;
}

static int split(const struct mofcomp_switches *switches, const struct compilation *compilation, struct text locale)
{
	if (locale.length == 0) {
		fputs("mofcomp: -MOF: and -MFL: need -AMENDMENT:, or #pragma amendment in the file\n", stderr);
		return MOFCOMP_BAD_SWITCH;
	}
	if (!switches->neutral && !switches->localized && !switches->binary)
		puts("WARNING: a localized file is not stored, and without -MOF: or -MFL: nothing is written.");
	return cli_split(compilation, locale, switches->neutral, switches->localized) ? MOFCOMP_DONE : MOFCOMP_FAILED;
}

/* Without an output the file is applied to a repository in memory. */
static int try(const struct mofcomp_switches *switches, struct compilation *compilation)
{
	int status;

	warn_of_autorecover(compilation, switches);
	fflush(stdout);
	status = mofcomp_store(compilation);
	if (status == MOFCOMP_DONE)
		puts("Done!");
	puts("Nothing was stored: there is no WMI repository here. Use -B:<file> to write binary MOF.");
	return status;
}

/* What follows a successful compile. */
static int use(const struct mofcomp_switches *switches, struct compilation *compilation)
{
	int status = switches->wmi ? check_driver(switches, compilation) : MOFCOMP_DONE;
	struct text locale;

	if (status != MOFCOMP_DONE || switches->check)
		return status;
	locale = cli_locale(compilation, switches->amendment);
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

static int compile(const struct mofcomp_switches *switches, struct compilation *compilation)
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

static int run(int argc, const struct mofcomp_switches *switches)
{
	struct compile_options options = {
		.start_namespace = switches->start_namespace,
		.keep_includes = switches->neutral || switches->localized,
		.class_flags = switches->class_flags,
		.instance_flags = switches->instance_flags,
		.has_instance_flags = switches->has_instance_flags,
	};
	struct compilation compilation;
	int status;

	puts("mofkit MOF Compiler Version " PACKAGE_VERSION);
	puts("Copyright (c) 2026 The mofkit authors.");
	if (switches->version)
		return MOFCOMP_DONE;
	if (switches->help || switches->file == NULL) {
		fputs(mofcomp_usage, stdout);
		return switches->help || argc == 1 ? MOFCOMP_DONE : MOFCOMP_BAD_SWITCH;
	}
	compilation_init(&compilation, &options);
	status = compile(switches, &compilation);
	compilation_free(&compilation);
	return status;
}

int mofcomp_main(int argc, char **argv)
{
	struct mofcomp_switches switches = {0};
	int status = mofcomp_read_switches(argc, argv, &switches);

	if (status == MOFCOMP_DONE)
		status = run(argc, &switches);
	free(switches.base.items);
	return status;
}
