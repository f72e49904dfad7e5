/* SPDX-License-Identifier: MIT */
/*
 * The interface between the parts of the MOF writer, which keeps track of its column. A writer without a buffer only
 * measures: it stops when the line is full, and a line break counts as not fitting. So what fits on a line is written
 * flat, the rest is broken.
 */
#ifndef MOFKIT_FORMATS_MOF_WRITER_H
#define MOFKIT_FORMATS_MOF_WRITER_H

#include "base/buffer.h"
#include "model/unit.h"

enum { PEN_WIDTH = 100, PEN_TAB = 8 };

struct mof_writer {
	struct buffer *out; /* NULL: measures */
	size_t column;
	unsigned indent; /* tabs at the start of a line */
	bool is_flat;    /* a line break is a blank: all is one line */
};

void writer_put(struct mof_writer *writer, struct text text);
void writer_word(struct mof_writer *writer, const char *word);
void writer_printf(struct mof_writer *writer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Ends the line and begins the next at the indent; the second leaves an empty line between. */
void writer_break(struct mof_writer *writer);
void writer_blank_line(struct mof_writer *writer);

/* Whether what `put` draws of the item, and `after` more columns, fit on the line. */
bool writer_fits(const struct mof_writer *writer, void (*put)(struct mof_writer *writer, const void *item),
		 const void *item, size_t after);

/* ---- value.c ---- */

void print_string(struct mof_writer *writer, struct text text);
void print_type(struct mof_writer *writer, const struct cim_type *type);

/* A value after '=': arrays with blanks inside their braces, or broken over lines. */
void print_value(struct mof_writer *writer, const struct cim_value *value);

/* A value after the name of a qualifier, parentheses or braces included. */
void print_qualifier_value(struct mof_writer *writer, const struct cim_value *value);

/* ---- object.c ---- */

void print_class(struct mof_writer *writer, const struct cim_class *class);

/* Without the ';' after it. */
void print_instance(struct mof_writer *writer, const struct cim_instance *instance);

/* ---- qualifier.c ---- */

/* The brackets and what is in them; nothing when the list is empty. */
void print_qualifiers(struct mof_writer *writer, const struct cim_qualifiers *qualifiers);

void print_declaration(struct mof_writer *writer, const struct cim_qualifier_declaration *declaration);

#endif
