/* SPDX-License-Identifier: MIT */
/* Parses and formats object paths: [namespace:]Class.Key="a",Key=5 (mof-language 8.2). */
#ifndef MOFKIT_MODEL_PATH_H
#define MOFKIT_MODEL_PATH_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"

enum { CIM_MAX_PATH = 4096 }; /* bytes of a path that is made from an alias or from elements */

struct cim_path_key {
	struct text name;  /* empty in Class="x" */
	struct text value; /* a string without its quotes and escapes; else as written */
	bool is_string;
};

struct cim_path {
	struct text name_space; /* "\\.\root\x"; empty if there is none */
	struct text class_name;
	struct cim_path_key *keys; /* empty for the path of a class or of a singleton */
	size_t count;
	bool is_singleton; /* Class=@ */
};

/* Returns why a text is not an object path, as text that follows "the object path "; NULL if it is one. Static. */
const char *cim_path_error(struct text path);

/*
 * Parses a path; returns as cim_path_error. Keys and decoded strings live in the arena, all other texts point into
 * `path`.
 */
const char *cim_path_parse(struct arena *arena, struct text path, struct cim_path *parsed);

/* Appends a string as a path quotes it: in '"', with a backslash before each '"' and '\'. */
void cim_path_append_string(struct buffer *out, struct text string);

#endif
