/* SPDX-License-Identifier: MIT */
/* mofcomp: its switches, exit statuses, and what each of its files does. */
#ifndef MOFKIT_CLI_MOFCOMP_H
#define MOFKIT_CLI_MOFCOMP_H

#include "cli/options.h"
#include "compile/compile.h"

/* Exit statuses (mof-language 6.2). A WBEM code, which Windows returns as it is, is printed, and the status is 1. */
enum { MOFCOMP_DONE = 0, MOFCOMP_FAILED = 1, MOFCOMP_BAD_SWITCH = 2, MOFCOMP_SYNTAX = 3 };

/* The command line; texts point into argv. */
struct mofcomp_switches {
	bool check, help, version, wmi, autorecover;
	uint32_t class_flags, instance_flags; /* -CLASS: and -INSTANCE: */
	bool has_instance_flags;
	const char *resource, *locale;   /* -ER: and -L: */
	struct option_list base;         /* -BASE:; free() its items */
	const char *binary;              /* -B: */
	const char *start_namespace;     /* -N: */
	const char *amendment;           /* -AMENDMENT: */
	const char *neutral, *localized; /* -MOF: and -MFL: */
	const char *file;
};

/* The text of -?. */
extern const char mofcomp_usage[];

/* The program under the name mofcomp. Returns an exit status. */
int mofcomp_main(int argc, char **argv);

/* Reads the command line. Returns MOFCOMP_DONE, or MOFCOMP_BAD_SWITCH after a message. */
int mofcomp_read_switches(int argc, char **argv, struct mofcomp_switches *switches);

/* The WBEM code of an error; WBEM_E_FAILED for an error that Windows has no code for. */
uint32_t mofcomp_code(const struct diagnostic *diagnostic);

/*
 * Applies what was compiled to a repository in memory, after the files of -BASE:, and prints what it refuses: number
 * and lines of the item, code and text. Returns an exit status.
 */
int mofcomp_store(struct compilation *compilation);

/*
 * Appends the binary MOF in the resource of a driver that has this name and, unless it is NULL, this locale, a number
 * such as 0x409 (-ER:, -L:). False after a message, when there is none or more than one.
 */
bool mofcomp_extract(const char *path, const char *resource, const char *locale, struct buffer *bytes);

#endif
