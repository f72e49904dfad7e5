/* SPDX-License-Identifier: MIT */
/* Qualifiers, classes and instances as a file declares them; all live in the arena of their unit. */
#ifndef MOFKIT_MODEL_OBJECT_H
#define MOFKIT_MODEL_OBJECT_H

#include "model/types.h"
#include "model/value.h"

/* Qualifier flavors: the bits of the repository and of binary MOF (MS-WMIO 2.2.62). */
enum cim_flavor {
	CIM_TO_INSTANCE = 0x01,
	CIM_TO_SUBCLASS = 0x02,
	CIM_DISABLE_OVERRIDE = 0x10,
	CIM_PROPAGATED = 0x20, /* inherited, or on an instance from its class */
	CIM_AMENDED = 0x80,
};

/* The flavor words after a qualifier's ':', one bit each, in the order of the table in object.c. */
enum cim_flavor_word {
	CIM_WORD_TO_INSTANCE = 1 << 0,
	CIM_WORD_TO_SUBCLASS = 1 << 1,
	CIM_WORD_NOT_TO_INSTANCE = 1 << 2,
	CIM_WORD_NOT_TO_SUBCLASS = 1 << 3,
	CIM_WORD_ENABLE_OVERRIDE = 1 << 4,
	CIM_WORD_DISABLE_OVERRIDE = 1 << 5,
	CIM_WORD_RESTRICTED = 1 << 6,
	CIM_WORD_AMENDED = 1 << 7,
};

struct cim_qualifier {
	struct name name;
	struct span span;       /* from the name to the last flavor */
	struct cim_value value; /* TRUE if none is written */
	bool value_is_implied;
	uint8_t words;         /* enum cim_flavor_word, as written */
	uint8_t flavors;       /* enum cim_flavor: the defaults of the declaration, changed by the words */
	bool flavors_declared; /* a qualifier declaration of the file contributes to them */
	bool flavors_exact;    /* WMI adds none of its own, since the qualifier is not of its MOF */
};

struct cim_qualifiers {
	struct cim_qualifier *items;
	size_t count;
	struct span span; /* of the brackets; no source if there are none */
};

/* A property or reference of a class, a parameter, or an assignment in an instance, which has no type. */
struct cim_property {
	struct name name;
	struct span span, name_span;
	struct cim_type type;
	struct cim_qualifiers qualifiers;
	bool has_value;
	struct cim_value value;
};

struct cim_properties {
	struct cim_property *items;
	size_t count;
};

struct cim_method {
	struct name name;
	struct span span, name_span;
	struct cim_type return_type; /* CIM_VOID: returns nothing */
	struct cim_qualifiers qualifiers;
	struct cim_properties parameters;
};

struct cim_class {
	struct name name, superclass, alias; /* the last two without spelling if there is none */
	struct span span, name_span, superclass_span;
	struct cim_qualifiers qualifiers;
	struct cim_properties properties;
	struct {
		struct cim_method *items;
		size_t count;
	} methods;
};

struct cim_instance {
	struct name class_name, alias;
	struct span span, class_span, alias_span;
	struct cim_qualifiers qualifiers;
	struct cim_properties properties;
};

/* The qualifier of that name, in lower case; NULL if the list does not have it. */
const struct cim_qualifier *cim_find_qualifier(const struct cim_qualifiers *qualifiers, const char *folded);

/* Whether a boolean qualifier is present and TRUE; for key and static the value does not matter (mof-language 4.4). */
bool cim_is_set(const struct cim_qualifiers *qualifiers, const char *folded);

/*
 * Whether a text is a valid name of a class or member: letters, digits but not first, underscores (mof-language 1.3).
 */
bool cim_is_identifier(struct text text);

/* Whether a text is a valid alias without its '$': an identifier that may begin with a digit (mof-language 1.8). */
bool cim_is_alias(struct text text);

/* Whether a name begins or ends with an underscore, which is reserved for system classes (mof-language 1.3). */
bool cim_name_is_reserved(struct name name);

/* The property of that name, in lower case; NULL if there is none. */
const struct cim_property *cim_find_property(const struct cim_properties *properties, const char *folded);

/*
 * The flavor bits that WMI gives a qualifier regardless of what is written (mof-language 2.5): key 0x13, dynamic 0x01
 * ...
 */
uint8_t cim_automatic_flavors(struct name qualifier);

/* The flavors with which a qualifier is stored: its own and, unless they are exact, the automatic ones. */
uint8_t cim_stored_flavors(const struct cim_qualifier *qualifier);

/* The bit of a flavor word in any case, DMTF's Translatable and Tosubclass included; 0 if it is unknown. */
enum cim_flavor_word cim_flavor_word(struct text word);
const char *cim_flavor_word_name(enum cim_flavor_word word);

/* The words that produce these bits without a declaration; CIM_PROPAGATED has none. */
uint8_t cim_flavor_words(uint8_t flavors);

/* Applies flavor words to the bits that a declaration gives. */
uint8_t cim_apply_flavors(uint8_t flavors, uint8_t words);

#endif
