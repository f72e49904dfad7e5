/* SPDX-License-Identifier: MIT */
/* The interface between the parts of the C header writer. */
#ifndef MOFKIT_FORMATS_CHEADER_WRITER_H
#define MOFKIT_FORMATS_CHEADER_WRITER_H

#include "base/buffer.h"
#include "formats/cheader/cheader.h"
#include "model/block.h"

/* A method with its name in the header: its own, or <Class>_<Method> if that is in use. */
struct cheader_method {
	const struct cim_method *method;
	const char *name;
	struct cim_layout in, out;
	const char *in_name, *out_name; /* of the structures */
};

/* A class with its names; both live in the arena. */
struct cheader_class {
	const struct cim_block *block;
	const char *name;      /* of its structure: HeaderName or the class's */
	const char *guid_name; /* the class's, which the names of its GUID begin with */
	bool has_pointer;      /* P<name> is not in use */
	struct cheader_method *methods;
};

struct cheader_writer {
	struct buffer *out;
	struct arena arena;
	struct cim_blocks blocks;
	struct cheader_class *classes; /* in the order of blocks.order, those that are written */
	size_t count;
	struct map class_of_block;         /* struct cim_block -> struct cheader_class */
	struct names keys;                 /* C names, encoded so that case matters */
	struct map types, fields, globals; /* keys of C names that are in use; types are globals, too */
	size_t changed;                    /* names that had to be made unique */
};

/* ---- names.c ---- */

/* A C identifier for any text: other characters become _uXXXX, and a reserved word gets a '_'. */
const char *cheader_identifier(struct cheader_writer *writer, struct text text);

/* The identifier of a member or parameter: it differs from all types, as C++ requires. */
const char *cheader_field(struct cheader_writer *writer, struct name name);

/* Whether a global name is not in use. */
bool cheader_is_free(struct cheader_writer *writer, const char *name);

/* Reserves a global name, or one derived from it that is not in use. */
const char *cheader_claim(struct cheader_writer *writer, const char *name);

/* Names every class, method and field that is written. */
void cheader_name_all(struct cheader_writer *writer);
void cheader_free_names(struct cheader_writer *writer);

/* ---- structure.c ---- */

/* Writes text as comment lines after `indent`; it cannot end the comment or continue on the next line. */
void cheader_put_comment(struct cheader_writer *writer, const char *indent, struct text text);

/*
 * Writes the text of cpp_quote into the header as it is, on lines of its own, without control characters. Nothing
 * without the qualifier.
 */
void cheader_put_quote(struct cheader_writer *writer, const struct cim_qualifiers *qualifiers);

/*
 * Writes the structure of a layout, its ids and its size; a comment if the layout has no structure in C, nothing if it
 * is empty. A structure in which members follow one that varies has neither ids nor sizes.
 */
void cheader_put_structure(struct cheader_writer *writer, const char *name, bool has_pointer,
			   const struct cim_layout *layout);

/* Writes constants for DefineValues and ValueMap of all members. */
void cheader_put_constants(struct cheader_writer *writer, const char *name, const struct cim_layout *layout);

#endif
