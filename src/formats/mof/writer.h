/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the printer share: a pen that knows its column. A pen without a buffer only measures: it stops
 * when the line is full, and a line break counts as not fitting. So what fits is laid out flat, the rest is broken.
 */
#ifndef MOFKIT_FORMATS_MOF_WRITER_H
#define MOFKIT_FORMATS_MOF_WRITER_H

#include "base/buffer.h"
#include "model/unit.h"

enum { PEN_WIDTH = 100, PEN_TAB = 8 };

struct pen {
	struct buffer *out; /* NULL: measures */
	size_t column;
	unsigned indent; /* tabs at the start of a line */
};

void pen_put(struct pen *pen, struct text text);
void pen_word(struct pen *pen, const char *word);
void pen_printf(struct pen *pen, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Ends the line and begins the next at the indent; the second leaves an empty line between. */
void pen_break(struct pen *pen);
void pen_blank_line(struct pen *pen);

/* Whether what `put` draws of the item, and `after` more columns, fit on the line. */
bool pen_fits(const struct pen *pen, void (*put)(struct pen *pen, const void *item), const void *item, size_t behind);

/* ---- value.c ---- */

void print_string(struct pen *pen, struct text text);
void print_type(struct pen *pen, const struct cim_type *type);

/* A value after '=': arrays with blanks inside their braces, or broken over lines. */
void print_value(struct pen *pen, const struct cim_value *value);

/* A value after the name of a qualifier, parentheses or braces included. */
void print_qualifier_value(struct pen *pen, const struct cim_value *value);

/* ---- object.c ---- */

void print_class(struct pen *pen, const struct cim_class *class);

/* Without the ';' after it. */
void print_instance(struct pen *pen, const struct cim_instance *instance);

/* ---- qualifier.c ---- */

/* The brackets and what is in them; nothing when the list is empty. */
void print_qualifiers(struct pen *pen, const struct cim_qualifiers *qualifiers);

void print_declaration(struct pen *pen, const struct cim_qualifier_declaration *declaration);

#endif
