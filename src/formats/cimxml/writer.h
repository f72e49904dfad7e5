/* SPDX-License-Identifier: MIT */
/* The interface between the parts of the CIM-XML writer. */
#ifndef MOFKIT_FORMATS_CIMXML_WRITER_H
#define MOFKIT_FORMATS_CIMXML_WRITER_H

#include "diag/xml.h"
#include "formats/cimxml/cimxml.h"

struct cimxml_writer {
	xmlTextWriterPtr xml;
	const struct repository *repository;
	struct diag_sink *sink;
	struct name space;           /* of the group that is written */
	struct map declared;         /* folded name -> the typed declaration of a qualifier */
	struct map written;          /* folded names of the group's classes that stand already */
	struct name typed_class;     /* whose properties `types` has */
	struct map types;            /* folded name -> struct cim_property of the class */
	struct arena typed, scratch; /* of `types`; of one object */
	struct span around;          /* of the string whose objects are written; no source outside of strings */
	bool failed;
};

/* ---- texts and values: write_value.c ---- */

/* Attributes and content; text that XML cannot hold is reported once as MOF890, at `span`. */
void cimxml_attribute(struct cimxml_writer *writer, const char *name, struct text value, struct span span);
void cimxml_text(struct cimxml_writer *writer, struct text text, struct span span);
void cimxml_name(struct cimxml_writer *writer, struct name name, struct span span);

/* The type that CIM-XML has for a type of MOF: objects and arrays of references are strings there. */
const char *cimxml_type(const struct cim_type *type);

/* The type of a value for which none is declared. */
struct cim_type cimxml_type_of_value(const struct cim_value *value);

/* What a string of CIM-XML holds, which its attribute EmbeddedObject tells: text, an instance of a class, any object. */
enum cimxml_holds { CIMXML_HOLDS_VALUE, CIMXML_HOLDS_INSTANCE, CIMXML_HOLDS_OBJECT };

/* The same by the type and the qualifiers of a declaration. */
enum cimxml_holds cimxml_holds(const struct cim_type *type, const struct cim_qualifiers *qualifiers);

/* VALUE, VALUE.ARRAY or VALUE.REFERENCE; nothing for NULL. */
void cimxml_write_value(struct cimxml_writer *writer, const struct cim_type *type, enum cimxml_holds holds,
			const struct cim_value *value);

/* VALUE.REFERENCE: write_path.c. */
void cimxml_write_reference(struct cimxml_writer *writer, const struct cim_value *value);

/* An instance, or else a class, as text in the element that is open. */
void cimxml_write_embedded(struct cimxml_writer *writer, const struct cim_instance *instance,
			   const struct cim_class *class);

/* The same for MOF text of one; false, with nothing written, if it is not. */
bool cimxml_write_embedded_text(struct cimxml_writer *writer, const struct cim_value *value);

/* An alias without a known path. */
void cimxml_report_alias(struct cimxml_writer *writer, const struct cim_value *value);

/* ---- objects ---- */

void cimxml_write_qualifiers(struct cimxml_writer *writer, const struct cim_qualifiers *qualifiers);

void cimxml_write_class(struct cimxml_writer *writer, const struct cim_class *class);
void cimxml_write_instance(struct cimxml_writer *writer, const struct cim_instance *instance);
void cimxml_write_declaration(struct cimxml_writer *writer, const struct cim_qualifier_declaration *declaration);

/* Begins PROPERTY, PROPERTY.ARRAY or PROPERTY.REFERENCE, with its attributes. */
void cimxml_begin_property(struct cimxml_writer *writer, const struct cim_property *property,
			   const struct cim_type *type, enum cimxml_holds holds);

/* The qualifier that gives an object or an array of references its type; nothing for other types. */
void cimxml_write_cimtype(struct cimxml_writer *writer, const struct cim_type *type, struct span span);

/* Reports what the units contain and CIM-XML cannot express. */
void cimxml_report_losses(const struct cim_unit *const *units, size_t count, struct diag_sink *sink);

#endif
