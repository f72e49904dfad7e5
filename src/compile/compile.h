/* SPDX-License-Identifier: MIT */
/* A compilation: files in, units and diagnostics out. It owns everything that it made, and is freed as a whole. */
#ifndef MOFKIT_COMPILE_COMPILE_H
#define MOFKIT_COMPILE_COMPILE_H

#include "diag/diag.h"
#include "formats/formats.h"
#include "model/declared.h"
#include "model/unit.h"
#include "repository/repository.h"
#include "syntax/tree.h"

struct compile_options {
	const char *code_page;              /* of files that are neither UTF-16 nor UTF-8; NULL: CP1252 */
	const char *start_namespace;        /* NULL: root\default */
	const char *stdin_name;             /* the name of standard input in messages; NULL: "<stdin>" */
	const char *const *include_folders; /* searched for included files after the folder of the including file */
	size_t include_folder_count;
	const char *const *environment; /* NAME=VALUE for %NAME% in includes; no other variables are expanded */
	size_t environment_count;
	enum cim_dialect dialect;
	bool finds_dialect;                   /* the dialect of each file is detected */
	uint32_t class_flags, instance_flags; /* in force where files begin (enum cim_flags) */
	bool has_instance_flags;
	bool keep_includes;        /* do not follow includes; they stay remarks of the unit */
	const struct format *from; /* the format of the files; NULL: detected for each by first bytes and suffix */
	size_t max_plain;          /* limit for the decompressed size of a binary MOF; 0: BMF_MAX_PLAIN */
	/* Reads files instead of the file system, as mof.h describes; files are then parsed one by one. May be NULL. */
	const char *(*read)(void *context, const char *path, void **bytes, size_t *size);
	void *read_context;
	/* Replaces the text of a file, UTF-8 as it was read. Returns NULL or the reason why it cannot. May be NULL. */
	const char *(*preprocess)(void *context, const char *path, struct buffer *text);
	void *preprocess_context;
	bool verbose;   /* report what decides on a dialect, and notes on outputs */
	bool unchecked; /* do not check what a file that is not text contains: it is only translated */
	size_t jobs;    /* number of files that are parsed in parallel; 0 and 1: one */
	/* called now and then with the number of files; may be NULL */
	void (*progress)(void *context, size_t done, size_t count);
	void *progress_context;
	bool syntax_only;              /* only parse: the units stay empty */
	bool closed;                   /* the repository has only what is in the files */
	const char *const *namespaces; /* that exist before the files, "root\\cimv2"; their contents are unknown */
	size_t namespace_count;
	bool keep_trees; /* for dumps; otherwise a tree is freed when its unit is made */
};

struct compiled_file {
	struct source *source;
	struct tree tree;     /* empty unless keep_trees */
	struct cim_unit unit; /* points into the source and the names */
	bool is_unparsed;     /* has syntax errors */
	bool is_broken;       /* has syntax errors or others before the checks: the unit is incomplete */
};

struct compilation {
	struct compile_options options;
	struct names names;
	struct diag_sink sink;
	struct compiled_file **files;
	size_t count, capacity;
	struct source **included; /* files that other files include */
	size_t included_count, included_capacity, included_size;
	unsigned source_count;
	struct compiled_file **base; /* applied first, and not written to the output */
	size_t base_count;
	struct cim_declared declared;  /* qualifier declarations of all files and of the base */
	bool unreadable;               /* some file could not be read */
	struct repository *repository; /* NULL before compilation_apply */
	struct source *system_source;  /* of the system classes of the repository */
	struct cim_unit system_unit;
};

/* `options` may be NULL; its strings must outlive the compilation. */
void compilation_init(struct compilation *compilation, const struct compile_options *options);
void compilation_free(struct compilation *compilation);

/*
 * Reads a file, "-" for standard input, and compiles it: parse, lower, check. Errors are in the sink afterwards; a file
 * that cannot be read is reported as MOF800 and sets `unreadable`.
 */
void compilation_add_file(struct compilation *compilation, const char *path);

/* Compiles several files, in their order; the result does not depend on the number of jobs. */
void compilation_add_files(struct compilation *compilation, const char *const *paths, size_t count);

/*
 * Reads the base: files that the repository contains before the others are applied. Their errors are not reported
 * individually; what of them cannot be used is a warning (MOF871). Call it before the others.
 */
void compilation_add_base(struct compilation *compilation, const char *const *paths, size_t count);

/* Compiles bytes in memory and takes the buffer over, which is empty afterwards. */
void compilation_add_buffer(struct compilation *compilation, const char *path, struct buffer *bytes);

/* Compiles bytes that the caller keeps. */
void compilation_add_bytes(struct compilation *compilation, const char *path, const uint8_t *bytes, size_t size);

/*
 * Applies all units, in the order of the files, to one repository, and reports the operations that it would refuse.
 * Files with syntax errors, or parsed only for their syntax, are left out. Call it once, after all files are added.
 */
void compilation_apply(struct compilation *compilation);

/* The units in the order of the files; free() the array, the units belong to the compilation. */
const struct cim_unit **compilation_units(const struct compilation *compilation);

/* Checks a path of a local namespace: returns NULL, or the error, worded to follow "the namespace path ". */
const char *compile_namespace_error(const char *path);

#endif
