/* SPDX-License-Identifier: MIT */
/*
 * Classes as drivers see them: the GUID, the data in the order of WmiDataId, and its layout in memory (mof-language
 * 5.4).
 */
#ifndef MOFKIT_MODEL_BLOCK_H
#define MOFKIT_MODEL_BLOCK_H

#include "base/guid.h"
#include "model/unit.h"

/* How far the layout of a sequence of members is fixed, the best first. */
enum cim_layout_kind {
	CIM_LAYOUT_EMPTY,
	CIM_LAYOUT_FIXED,
	CIM_LAYOUT_TAIL,      /* only the last member varies in length */
	CIM_LAYOUT_LOOSE,     /* members follow one that varies */
	CIM_LAYOUT_UNKNOWN,   /* a member's type has no known layout */
	CIM_LAYOUT_TOO_LARGE, /* 2 GB or more, or classes nested beyond CIM_MAX_BLOCK_DEPTH */
};

enum { CIM_MAX_BLOCK_DEPTH = 64, CIM_BASE_DEPTH = 8, CIM_MAX_STRING = 0x7FFF };

struct cim_member {
	const struct cim_property *property;
	size_t order; /* among the members as written, the class's own first */
	bool has_id;
	uint32_t id; /* WmiDataId; of a parameter its position among all of the method, from 1 on */
	const struct cim_block *embedded; /* the class that is its type; NULL: none, or not in the files */
	bool is_recursive;                /* that class contains this one */
	bool is_variable;
	uint32_t elements;   /* of a fixed array, else 0 */
	uint32_t characters; /* of a string with MaxLen, else 0 */
	uint64_t size;       /* if fixed; without the padding after it */
	uint32_t alignment;
};

struct cim_layout {
	struct cim_member *members; /* by id, those without an id last, as written */
	size_t count;
	enum cim_layout_kind kind;
	uint64_t size; /* of the fixed part: up to the end of its last member or the start of the tail */
	uint32_t alignment;
};

/* A class. Only those with the WMI qualifier have a layout and a GUID. */
struct cim_block {
	const struct cim_class *class;
	const struct cim_block *base; /* NULL: it has none, or it is not in the files */
	bool is_driver;               /* has the WMI qualifier */
	bool is_structure;            /* a part of others: without Dynamic, Static, Provider, InstanceName, Active */
	bool is_event;                /* derives from WMIEvent */
	bool base_is_unknown;         /* some base class is not in the files, so its declarations are unknown */
	bool is_again;                /* an earlier class has the same name; that one is used for types */
	bool has_guid;                /* a valid one */
	struct guid guid;
	struct cim_layout layout; /* with inherited members, without InstanceName and Active */
	enum { CIM_BLOCK_NEW, CIM_BLOCK_BUSY, CIM_BLOCK_DONE } state;
};

/* All classes of several units. */
struct cim_blocks {
	struct arena arena;      /* owns everything below, except the maps */
	struct cim_block *items; /* in the order of the units */
	size_t count;
	struct cim_block **order; /* the same, ordered so that a class follows those that it embeds */
	size_t ordered;
	struct map by_name;  /* folded name -> struct cim_block, the first of that name */
	struct map by_class; /* struct cim_class -> struct cim_block */
};

/*
 * Computes the blocks of the units, which must outlive the result. Never fails; errors in a class show in its layout.
 */
void cim_blocks_init(struct cim_blocks *blocks, const struct cim_unit *const *units, size_t count);
void cim_blocks_free(struct cim_blocks *blocks);

/* The block of a class of the units. */
const struct cim_block *cim_block_of(const struct cim_blocks *blocks, const struct cim_class *class);

/* The structure of the in- or out-parameters of a method; it lives in the arena of the blocks. */
struct cim_layout cim_block_parameters(struct cim_blocks *blocks, const struct cim_method *method,
				       const char *direction);

/* Whether a name is one of the two members that head every block: InstanceName, Active. */
bool cim_is_block_head(struct name name);

/* Gets the value of an integer qualifier in range; false if there is none. The name is in lower case. */
bool cim_qualifier_number(const struct cim_qualifiers *qualifiers, const char *folded, uint32_t *value);

/* The text of a string qualifier; empty if it is missing or not a string. The name is in lower case. */
struct text cim_qualifier_text(const struct cim_qualifiers *qualifiers, const char *folded);

#endif
