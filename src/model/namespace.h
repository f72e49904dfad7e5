/* SPDX-License-Identifier: MIT */
/* Parses namespace paths in their forms, and resolves them for comparison (mof-language 8.1). */
#ifndef MOFKIT_MODEL_NAMESPACE_H
#define MOFKIT_MODEL_NAMESPACE_H

#include "base/arena.h"
#include "base/text.h"

enum { MAX_NAMESPACE_DEPTH = 64 }; /* parts of a path; a deeper one has no parent */

struct cim_namespace_path {
	struct text server;        /* "." or a name; empty if the path names none */
	bool is_relative;          /* a child of the current namespace */
	struct text path;          /* "root\Cimv2", with backslashes, as spelled, without the server */
	bool has_single_separator; /* \root\x, which samples of Microsoft have */
	bool has_slashes;          /* forward slashes were used */
};

/*
 * Reads a path in any of the documented forms: \\.\root\x, //./root/x, root\x, x. Returns NULL, or what is
 * wrong with it as text that follows "the namespace path ". Texts live in the arena.
 */
const char *cim_namespace_parse(struct arena *arena, struct text written, struct cim_namespace_path *path);

/* Resolves a path to the namespace that it names: the path itself, or current\path for a relative one. */
const char *cim_namespace_join(struct arena *arena, const char *current, const struct cim_namespace_path *path);

/* Whether a text is the name of a locale's namespace: MS_ and hexadecimal digits, "MS_409". */
bool cim_is_locale(struct text text);

/* Whether two namespaces, without servers, are the same; the case of ASCII letters is ignored. */
bool cim_namespace_equal(const char *a, const char *b);

#endif
