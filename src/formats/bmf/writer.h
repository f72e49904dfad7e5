/* SPDX-License-Identifier: MIT */
/* The interface between the parts of the binary MOF writer: the output, its alignment and its flavor table. */
#ifndef MOFKIT_FORMATS_BMF_WRITER_H
#define MOFKIT_FORMATS_BMF_WRITER_H

#include "formats/bmf/bmf.h"
#include "formats/bmf/layout.h"

/* Constructs whose encoding is inferred; each is reported once (binary-mof 7). */
enum bmf_inferred {
	BMF_TYPE,
	BMF_DEFAULT_VALUE,
	BMF_EMBEDDED_INSTANCE,
	BMF_VALUE_ARRAY,
	BMF_EMPTY_ARRAY,
	BMF_ALIAS_ARRAY,
	BMF_CHARACTER,
	BMF_LARGE_INTEGER,
	BMF_FALSE_QUALIFIER,
	BMF_NULL_QUALIFIER,
	BMF_QUALIFIER_ARRAY,
	BMF_USER_FLAVOR,
	BMF_DECLARED_FLAVOR,
	BMF_NO_FLAVORS,
	BMF_QUALIFIER_DECLARATION,
	BMF_CLASS_ALIAS,
	BMF_RARE_CLASS_FLAGS,
	BMF_INSTANCE_FLAGS,
	BMF_RELATIVE_NAMESPACE,
	BMF_PROPERTY_WITHOUT_VALUE,
	BMF_ASSIGNMENT_QUALIFIER,
	BMF_OWN_ID,
	BMF_DOUBLE_PARAMETER,
	BMF_IN_FALSE,
	BMF_NON_ASCII,
	BMF_INFERRED_COUNT
};

struct bmf_writer {
	struct buffer *out;
	size_t start;          /* of the plaintext in `out`, the origin of the offsets of flavors */
	bool old_form;         /* no alignment, no flavors (binary-mof 6) */
	bool aligned;          /* binary-mof 3.1; one state for the whole output */
	struct buffer flavors; /* pairs of u32: offset of a qualifier record, its flavor */
	struct diag_sink *sink;
	bool noted[BMF_INFERRED_COUNT];
	struct span first_inferred; /* where the first of them is */
};

/* Records that the encoding of a construct is inferred. */
void bmf_infer(struct bmf_writer *writer, enum bmf_inferred construct, struct span span);

/* Reports what was recorded, if the sink is verbose or strict: all in one message, at the first location. */
void bmf_report_inferred(const struct bmf_writer *writer);

/* Reserves a u32 that is set later; returns its offset in the output. */
size_t bmf_reserve_u32(struct bmf_writer *writer);

/* Sets the u32 at `at` to the number of bytes written since `base`. */
void bmf_set_distance(struct bmf_writer *writer, size_t at, size_t base);

/* Write primitives, padded to a multiple of four of their own size while alignment is on. */
void bmf_put_string(struct bmf_writer *writer, struct text text, struct span span);
void bmf_put_boolean(struct bmf_writer *writer, bool boolean);
void bmf_put_integer(struct bmf_writer *writer, uint64_t bits, size_t size); /* 2, 4 or 8 bytes */
void bmf_put_real(struct bmf_writer *writer, double real, size_t size);      /* 4 or 8 bytes */

/* Writes the header of an array of `count` elements; returns the argument of bmf_end_array. */
size_t bmf_begin_array(struct bmf_writer *writer, size_t count);
void bmf_begin_element(struct bmf_writer *writer, size_t index, size_t count);
void bmf_end_array(struct bmf_writer *writer, size_t start);

/* The type code of a literal, and its bytes (binary-mof 4, qualifier values and instances). */
uint32_t bmf_literal_type(struct bmf_writer *writer, const struct cim_value *value);
void bmf_put_literal(struct bmf_writer *writer, const struct cim_value *value);

/* Formats of an integer: as decimal digits, in two's complement, as a real. */
void bmf_put_digits(struct bmf_writer *writer, const struct cim_value *value);
uint64_t bmf_integer_bits(struct cim_integer integer);
double bmf_integer_as_real(struct cim_integer integer);

/* Writes a default value as its declared type; BMF_ALIAS has to be added to the type of its record for an alias. */
void bmf_put_default(struct bmf_writer *writer, const struct cim_value *value, const struct cim_type *type);
bool bmf_default_is_alias(const struct cim_value *value);

/* Objects; the second writes an instance that is a value. */
void bmf_put_class(struct bmf_writer *writer, const struct cim_operation *operation);
void bmf_put_instance(struct bmf_writer *writer, const struct cim_operation *operation);
void bmf_put_embedded(struct bmf_writer *writer, const struct cim_instance *instance);

/* ---- records of objects and methods ---- */

/* Writes a qualifier that the writer adds: ID, MAX, CIMTYPE. */
void bmf_put_integer_qualifier(struct bmf_writer *writer, const char *name, uint32_t value, uint8_t flavors);
void bmf_put_cimtype(struct bmf_writer *writer, const struct cim_type *type);

/* Begins a list; returns the argument of bmf_end_list. */
size_t bmf_begin_list(struct bmf_writer *writer, size_t count);
void bmf_end_list(struct bmf_writer *writer, size_t start);

/* Writes the qualifiers of a list except those called `dropped`, in lower case; NULL writes all. */
size_t bmf_count_qualifiers(const struct cim_qualifiers *qualifiers, const char *dropped);
void bmf_put_qualifiers(struct bmf_writer *writer, const struct cim_qualifiers *qualifiers, const char *dropped);

/* Writes the header and name of a property record; returns its start. Value and qualifiers may follow. */
size_t bmf_begin_property(struct bmf_writer *writer, uint32_t type, struct text name, struct span span);
void bmf_value_here(struct bmf_writer *writer, size_t property);
void bmf_qualifiers_here(struct bmf_writer *writer, size_t property);
void bmf_end_property(struct bmf_writer *writer, size_t property);

/* Writes a pseudo-property such as __CLASS: a property with a value and no qualifiers. */
void bmf_put_pseudo_string(struct bmf_writer *writer, const char *name, struct text value, struct span span);
void bmf_put_pseudo_integer(struct bmf_writer *writer, const char *name, uint32_t value);

/* Begins an object; returns its start. Offsets are set by bmf_part_here, in the order of the lists. */
size_t bmf_begin_object(struct bmf_writer *writer, uint32_t kind);
enum bmf_part { BMF_QUALIFIERS, BMF_PROPERTIES, BMF_METHODS };
void bmf_part_here(struct bmf_writer *writer, size_t object, enum bmf_part part);
void bmf_end_object(struct bmf_writer *writer, size_t object);

#endif
