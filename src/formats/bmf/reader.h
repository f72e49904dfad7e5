/* SPDX-License-Identifier: MIT */
/*
 * The interface between the parts of the binary MOF reader. Everything is read in order from a cursor that never leaves
 * the innermost structure. The first error is reported and sets `failed`; from then on nothing is read, numbers are 0
 * and texts empty, so that only loops need to check it.
 */
#ifndef MOFKIT_FORMATS_BMF_READER_H
#define MOFKIT_FORMATS_BMF_READER_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "formats/bmf/layout.h"
#include "model/unit.h"

/* The minimum sizes of structures: a header, and an empty name. */
enum {
	BMF_LIST_HEADER = 8,
	BMF_ARRAY_HEADER = 16,
	BMF_LEAST_OBJECT = BMF_OBJECT_HEADER + 2 * BMF_LIST_HEADER,
	BMF_LEAST_QUALIFIER = BMF_QUALIFIER_HEADER + 2,
	BMF_LEAST_PROPERTY = BMF_PROPERTY_HEADER + 2,
	BMF_MAX_DEPTH = 64, /* of embedded objects; the parser accepts the same depth in text */
};

struct bmf_trace;

struct bmf_reader {
	const char *path;
	const uint8_t *bytes;  /* the plaintext */
	size_t at;             /* where the next field is taken */
	size_t end;            /* of the innermost structure */
	const char *structure; /* its name, for messages */
	size_t fill;           /* zero bytes that may follow the last value: 0 or 2 */
	bool failed;
	bool old_form;
	size_t unfaithful;      /* reports of MOF837 */
	unsigned depth;         /* of embedded objects */
	const uint8_t *flavors; /* the entries of the flavor table; NULL in the old encoding */
	size_t flavor_count, next_flavor;
	struct names *names;
	struct diag_sink *sink;
	struct cim_unit *unit;
	const struct cim_namespace *where; /* of the last object */
	struct buffer scratch;
	struct bmf_trace *trace; /* NULL, or receives a description of every field */
};

/* Reports damage at a byte of the plaintext, with what was expected there. Only the first is reported. */
void bmf_damaged(struct bmf_reader *reader, enum diag_code code, size_t offset, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* Reports content that MOF cannot express in the same way (MOF837). */
void bmf_unfaithful(struct bmf_reader *reader, size_t offset, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* ---- structures: they begin with their length, which counts its own four bytes ---- */

struct bmf_frame {
	size_t start, outer_end;
	const char *outer;
};

/* Enters a structure of at least `least` bytes at the cursor. */
struct bmf_frame bmf_enter(struct bmf_reader *reader, const char *structure, size_t least);

/* Leaves a structure: only padding may be left in it. */
void bmf_leave(struct bmf_reader *reader, struct bmf_frame frame);

/* Enters a list: *count items, each of at least `least` bytes, follow. */
struct bmf_frame bmf_enter_list(struct bmf_reader *reader, const char *structure, size_t least, size_t *count);

/* Enters an array value. */
struct bmf_frame bmf_enter_array(struct bmf_reader *reader, size_t least, size_t *count);

/* ---- fields ---- */

uint32_t bmf_take_u32(struct bmf_reader *reader, const char *what);

/* Reads a type code, which the caller has to check. */
uint32_t bmf_take_type(struct bmf_reader *reader);

struct bmf_offset {
	size_t field;   /* the offset of the field */
	size_t base;    /* the origin of the offset: the end of the record's header */
	uint32_t value; /* BMF_ABSENT: the record has no such part */
};

struct bmf_offset bmf_take_offset(struct bmf_reader *reader, const char *what, size_t base);

/* Checks that the part begins at the cursor, apart from padding. */
void bmf_begin_part(struct bmf_reader *reader, struct bmf_offset offset, const char *what);

/* Read values, which may be followed by padding. Texts live in the unit's arena and contain no NUL. */
uint64_t bmf_take_bits(struct bmf_reader *reader, size_t size, const char *what);
bool bmf_take_boolean(struct bmf_reader *reader);
double bmf_take_real(struct bmf_reader *reader, size_t size);
struct text bmf_take_string(struct bmf_reader *reader, const char *what);

/* Reads a string that becomes a name; reports one that MOF cannot write as a name. */
struct name bmf_take_name(struct bmf_reader *reader, const char *what);
struct name bmf_take_alias(struct bmf_reader *reader);

/* The beginning of a text for a message, with '?' for bytes that are not printable ASCII. Lives in the sink. */
const char *bmf_quotable(struct bmf_reader *reader, struct text text);

/* ---- values ---- */

/* Reads a value that has the type of its literal, of a qualifier or an instance (binary-mof 4). */
void bmf_read_literal(struct bmf_reader *reader, uint32_t type, struct cim_value *value);

/* Reads a default value of the declared type, BMF_ALIAS added for aliases. */
void bmf_read_default(struct bmf_reader *reader, uint32_t type, struct cim_value *value);

/* Whether two values are the same in the same notation. */
bool bmf_same_value(const struct cim_value *a, const struct cim_value *b);
bool bmf_same_qualifier(const struct cim_qualifier *a, const struct cim_qualifier *b);

/* ---- records ---- */

void bmf_read_qualifiers(struct bmf_reader *reader, struct cim_qualifiers *qualifiers);

/* Reads the header and name of a property, parameter or method. */
struct bmf_property {
	struct bmf_frame frame;
	size_t start, base; /* of the record; where its offsets count from */
	uint32_t type;
	struct bmf_offset value, qualifiers;
	struct text name;
};

void bmf_enter_property(struct bmf_reader *reader, const char *structure, struct bmf_property *record);

/* __CLASS and other pseudo-properties have no qualifier list. */
bool bmf_is_pseudo(const struct bmf_property *record);

/* Reads the qualifier list of a record, and its end. */
void bmf_leave_property(struct bmf_reader *reader, const struct bmf_property *record,
			struct cim_qualifiers *qualifiers);

/* The name of a record as a name of MOF. */
struct name bmf_property_name(struct bmf_reader *reader, const struct bmf_property *record);

/*
 * Reads a member's type code, default value and qualifiers, to the end of its record. Qualifiers that the compiler
 * added are removed: CIMTYPE, MAX, and the ID of a parameter, which is stored in *id; `id` is NULL for a property.
 * Removed qualifiers are kept after the remaining ones, so that raising their count restores them.
 */
void bmf_read_member(struct bmf_reader *reader, const struct bmf_property *record, struct cim_property *property,
		     int64_t *id);

/* ---- objects ---- */

struct bmf_object {
	struct bmf_frame frame;
	size_t start, base;
	struct bmf_offset qualifiers, properties, methods;
	uint32_t kind;
};

void bmf_enter_object(struct bmf_reader *reader, const char *structure, struct bmf_object *object);

/* Pseudo-properties, which end the property list of an object (binary-mof 4). */
struct bmf_identity {
	struct name class_name, alias, superclass;
	struct text where; /* bytes is NULL if there is none */
	uint32_t class_flags;
};

/* Reads the value and the end of a pseudo-property. */
void bmf_read_pseudo(struct bmf_reader *reader, const struct bmf_property *record, struct bmf_identity *identity);

/* Reads a class or instance at the top level as an operation of the unit. */
void bmf_read_operation(struct bmf_reader *reader);

/* Reads an instance that is a value. */
struct cim_instance *bmf_read_embedded(struct bmf_reader *reader);

void bmf_read_method(struct bmf_reader *reader, struct cim_method *method);

/* Reads everything: header, objects and flavors of reader->bytes[0..end). */
void bmf_read_objects(struct bmf_reader *reader);

/* ---- annotate.c ---- */

void bmf_trace_open(struct bmf_trace *trace, size_t offset, const char *structure);
void bmf_trace_close(struct bmf_trace *trace);
void bmf_trace_field(struct bmf_trace *trace, const uint8_t *bytes, size_t offset, size_t size, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

#endif
