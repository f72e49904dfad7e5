/* SPDX-License-Identifier: MIT */
/* A compile: files in, units and diagnostics out. What one compilation owns is freed with it. */
#ifndef MOFKIT_COMPILE_COMPILE_H
#define MOFKIT_COMPILE_COMPILE_H

#include "diag/diag.h"
#include "formats/formats.h"
#include "model/unit.h"
#include "repository/repository.h"
#include "syntax/tree.h"

struct compile_options {
	const char *code_page;              /* of files that are neither UTF-16 nor UTF-8; NULL: CP1252 */
	const char *start_namespace;        /* NULL: root\default */
	const char *stdin_name;             /* what messages call standard input; NULL: "<stdin>" */
	const char *const *include_folders; /* where included files are looked for, behind the folder of the includer */
	size_t include_folder_count;
	const char *const *environment; /* NAME=VALUE for %NAME% in includes; nothing else is expanded */
	size_t environment_count;
	enum cim_dialect dialect;
	bool finds_dialect;                   /* each file says by what it has in which dialect it is */
	uint32_t class_flags, instance_flags; /* in force where files begin (enum cim_flags) */
	bool has_instance_flags;
	bool keep_includes;        /* do not follow them; they stay remarks of the unit */
	const struct format *from; /* the form of the files; NULL: of each what it is, by its first bytes and suffix */
	size_t largest_plain;      /* bytes to which a binary MOF may expand; 0: BMF_LARGEST_PLAIN */
	/* Reads files instead of the file system, as mof.h says; then nothing is parsed side by side. NULL: files are files. */
	const char *(*read)(void *context, const char *path, void **bytes, size_t *size);
	void *read_context;
	/* Puts something else in the place of the text of a file, UTF-8 as it was read. NULL, or why it can't. May be NULL. */
	const char *(*preprocess)(void *context, const char *path, struct buffer *text);
	void *preprocess_context;
	bool verbose; /* note what decides on a dialect */
	size_t jobs; /* how many files are parsed at the same time; 0 and 1: one */
	void (*progress)(void *context, size_t done, size_t count); /* told now and then of files; may be NULL */
	void *progress_context;
	bool syntax_only;              /* parse and no more: the units stay empty */
	bool closed;                   /* what is not in the files is not in the repository either */
	const char *const *namespaces; /* that exist before the files, "root\\cimv2"; what they hold is unknown */
	size_t namespace_count;
	bool keep_trees; /* for dumps; else a tree is freed when its unit is made */
};

struct compiled_file {
	struct source *source;
	struct tree tree;     /* empty unless keep_trees */
	struct cim_unit unit; /* points into the source and the names */
	bool is_broken;       /* errors of syntax: the unit lacks what stood there */
};

struct compilation {
	struct compile_options options;
	struct names names;
	struct diag_sink sink;
	struct compiled_file **files;
	size_t count, capacity;
	struct source **included; /* sources that others include */
	size_t included_count, included_capacity, included_size;
	unsigned source_count;
	struct compiled_file **base; /* the world before: applied first, and not written */
	size_t base_count;
	struct map declared;           /* folded names of qualifiers that DMTF's files declare, or that were reported */
	struct map declared_flavors;   /* of qualifiers that they declare, for all files */
	bool unreadable;               /* some file could not be read at all */
	struct repository *repository; /* made by compilation_apply, NULL before */
	struct source *system_source;  /* of the classes that the repository has by itself */
	struct cim_unit system_unit;
};

/* `options` may be NULL; its strings must live as long as the compilation. */
void compilation_init(struct compilation *compilation, const struct compile_options *options);
void compilation_free(struct compilation *compilation);

/*
 * Reads a file, "-" for standard input, and compiles it: parse, lower, check. What is wrong with it is in the sink
 * afterwards; a file that can't be read is reported as MOF800 and sets `unreadable`.
 */
void compilation_add_file(struct compilation *compilation, const char *path);

/* The same for several files, in their order; what comes of it does not depend on the number of jobs. */
void compilation_add_files(struct compilation *compilation, const char *const *paths, size_t count);

/*
 * Reads files that were compiled before: the repository has what they declare when the others are applied. Their
 * faults are not reported one by one; what of them can't be used is a warning (MOF871). Call it before the others.
 */
void compilation_add_base(struct compilation *compilation, const char *const *paths, size_t count);

/* The same for bytes in memory, which are taken over: the buffer is empty afterwards. */
void compilation_add_buffer(struct compilation *compilation, const char *path, struct buffer *bytes);

/* The same for bytes that stay the caller's. */
void compilation_add_bytes(struct compilation *compilation, const char *path, const uint8_t *bytes, size_t size);

/*
 * Applies all units, in the order of the files, to one repository, and reports what it would refuse. A file with errors
 * of syntax is left out, as are files of which only the syntax was asked for. Called once, when all files are added.
 */
void compilation_apply(struct compilation *compilation);

/* The units in the order of the files; free() the array, the units stay the compilation's. */
const struct cim_unit **compilation_units(const struct compilation *compilation);

/* Why a text is not the path of a local namespace, in words that follow "the namespace path "; NULL if it is one. */
const char *compile_namespace_fault(const char *path);

#endif
