/* SPDX-License-Identifier: MIT */
/* A unit: the operations that a MOF file or a binary MOF asks a repository for, in their order. */
#ifndef MOFKIT_MODEL_UNIT_H
#define MOFKIT_MODEL_UNIT_H

#include "base/map.h"
#include "model/object.h"

enum cim_operation_kind {
	CIM_DEFINE_CLASS,
	CIM_PUT_INSTANCE,
	CIM_DELETE_CLASS,
	CIM_DELETE_INSTANCE,
};

/* The masks of #pragma classflags and instanceflags (mof-language 2.4). */
enum cim_flags { CIM_UPDATE_ONLY = 1, CIM_CREATE_ONLY = 2, CIM_SAFE_UPDATE = 0x20, CIM_FORCE_UPDATE = 0x40 };

/* A namespace that was in force for some operations. */
struct cim_namespace {
	struct text written;                /* the argument of the pragma, unescaped; of -N; or "root\default" */
	const char *path;                   /* joined and without server: "root\Cimv2" */
	struct span span;                   /* of the pragma's argument; no source for -N and the default */
	bool is_inferred;                   /* its representation in binary MOF is inferred: relative, or by -N */
	const struct cim_namespace *parent; /* in which a relative path of a pragma was resolved; else NULL */
};

struct cim_operation {
	enum cim_operation_kind kind;
	struct span span;
	const struct cim_namespace *where;
	uint32_t class_flags, instance_flags;
	bool has_instance_flags; /* #pragma instanceflags was found */
	union {
		struct cim_class *class;
		struct cim_instance *instance;
		struct {
			struct text path; /* a class name or an object path */
			bool must_exist;  /* FAIL */
		} deleted;
	};
};

/* qualifier Name : ...; in either form. */
struct cim_qualifier_declaration {
	struct name name;
	struct span span;
	size_t position;                   /* the number of operations before it: it applies to the later ones */
	const struct cim_namespace *where; /* NULL: root\default */
	uint8_t words;
	bool has_type; /* the DMTF form */
	struct cim_type type;
	bool has_value;
	struct cim_value value;
	uint32_t scopes; /* enum cim_scope */
};

enum cim_scope {
	CIM_SCOPE_SCHEMA = 1 << 0,
	CIM_SCOPE_CLASS = 1 << 1,
	CIM_SCOPE_ASSOCIATION = 1 << 2,
	CIM_SCOPE_INDICATION = 1 << 3,
	CIM_SCOPE_QUALIFIER = 1 << 4,
	CIM_SCOPE_PROPERTY = 1 << 5,
	CIM_SCOPE_REFERENCE = 1 << 6,
	CIM_SCOPE_METHOD = 1 << 7,
	CIM_SCOPE_PARAMETER = 1 << 8,
	CIM_SCOPE_ANY = (1 << 9) - 1,
};

/* A pragma or include that changes no object: autorecover, amendment, locale, include ... */
struct cim_remark {
	struct name name;
	struct span span;
	struct text argument;              /* empty if there is none */
	const struct cim_namespace *where; /* in which an included file starts; NULL if that is unknown */
};

/* The dialect of a file (mof-language 2.2, 2.3, 2.9). */
enum cim_dialect { CIM_WMI, CIM_DMTF, CIM_DSC };

enum cim_aliases { CIM_ALIASES_NOT_COUNTED, CIM_ALIASES_NONE, CIM_ALIASES_SOME };

struct cim_unit {
	struct arena arena; /* owns everything below */
	size_t max_plain;   /* limit for what its reader may decompress to; 0: the limit of the format */
	enum cim_dialect dialect;
	bool has_typed_qualifiers; /* type and flavors are given with each use, as in CIM-XML: none needs a declaration */
	enum cim_aliases aliases; /* lets passes over all values skip units without aliases */
	bool old_binary_form;     /* read from, or to become, a binary MOF in the format of Windows 2000 */
	struct cim_operation *operations;
	size_t count, capacity;
	struct cim_qualifier_declaration *declarations;
	size_t declaration_count, declaration_capacity;
	struct cim_remark *remarks;
	size_t remark_count, remark_capacity;
};

void cim_unit_init(struct cim_unit *unit);
void cim_unit_free(struct cim_unit *unit);

/* Adds a zeroed item and returns it; the pointer is valid until the next is added. */
struct cim_operation *cim_unit_add_operation(struct cim_unit *unit);
struct cim_qualifier_declaration *cim_unit_add_declaration(struct cim_unit *unit);
struct cim_remark *cim_unit_add_remark(struct cim_unit *unit);

/* The first remark of that name, in lower case; or NULL. */
const struct cim_remark *cim_unit_find_remark(const struct cim_unit *unit, const char *folded);

/* Whether the file declares In to be TRUE by default, as DMTF's schema does. */
bool cim_in_by_default(const struct cim_unit *unit);

/* The bit of a scope word in any case; 0 if it is unknown. */
uint32_t cim_scope_word(struct text word);

/* The word of a single bit; else NULL. */
const char *cim_scope_name(uint32_t scope);

#endif
