/* SPDX-License-Identifier: MIT */
/*
 * The interface between the parts of the MOF writer, which tracks its column. A writer without a buffer only
 * measures: it stops when the line is full, and a line break counts as not fitting. Items that fit are written on one
 * line, others are broken.
 */
#ifndef MOFKIT_FORMATS_MOF_WRITER_H
#define MOFKIT_FORMATS_MOF_WRITER_H

#include "base/buffer.h"
#include "model/unit.h"

enum { PEN_WIDTH = 100, PEN_TAB = 8 };

struct mof_writer {
	struct buffer *out; /* NULL: only measure */
	size_t column;
	unsigned indent; /* tabs at the start of a line */
	bool is_flat;    /* a line break is a blank: all is one line */
};

/* Append text on the current line. */
void writer_put(struct mof_writer *writer, struct text text);
void writer_word(struct mof_writer *writer, const char *word);
void writer_printf(struct mof_writer *writer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* End the line and start the next one at the indent; the second leaves an empty line between them. */
void writer_break(struct mof_writer *writer);
void writer_blank_line(struct mof_writer *writer);

/* Returns whether the item as `put` writes it, and `after` more columns, fit on the line. */
bool writer_fits(const struct mof_writer *writer, void (*put)(struct mof_writer *writer, const void *item),
		 const void *item, size_t after);

/* ---- value.c ---- */

/* Write a string literal, and the name of a type. */
void print_string(struct mof_writer *writer, struct text text);
void print_type(struct mof_writer *writer, const struct cim_type *type);

/* Writes a value after '=': an array with blanks inside its braces, or broken over lines. */
void print_value(struct mof_writer *writer, const struct cim_value *value);

/* Writes a value after the name of a qualifier, with parentheses or braces. */
void print_qualifier_value(struct mof_writer *writer, const struct cim_value *value);

/* ---- object.c ---- */

void print_class(struct mof_writer *writer, const struct cim_class *class);

/* Writes an instance without the ';' after it. */
void print_instance(struct mof_writer *writer, const struct cim_instance *instance);

/* ---- qualifier.c ---- */

/* Writes a list of qualifiers with its brackets; nothing if it is empty. */
void print_qualifiers(struct mof_writer *writer, const struct cim_qualifiers *qualifiers);

void print_declaration(struct mof_writer *writer, const struct cim_qualifier_declaration *declaration);

#endif
