/* SPDX-License-Identifier: MIT */
/* What a class says to a driver: its GUID, its data in the order of WmiDataId, and how that lies in memory (mof-language 5.4). */
#ifndef MOFKIT_MODEL_BLOCK_H
#define MOFKIT_MODEL_BLOCK_H

#include "base/guid.h"
#include "model/unit.h"

/* How far a sequence of members is fixed, the better first. */
enum cim_layout_kind {
	CIM_LAYOUT_EMPTY,
	CIM_LAYOUT_FIXED,
	CIM_LAYOUT_TAIL,      /* only the last member varies in length */
	CIM_LAYOUT_LOOSE,     /* members follow one that varies */
	CIM_LAYOUT_UNKNOWN,   /* of a type that has no known layout */
	CIM_LAYOUT_TOO_LARGE, /* 2 GB and more, or classes nested beyond CIM_BLOCK_DEPTH */
};

enum { CIM_BLOCK_DEPTH = 64, CIM_BASE_DEPTH = 8, CIM_LONGEST_STRING = 0x7FFF };

struct cim_member {
	const struct cim_property *property;
	size_t order; /* among the members as written, the class's own first */
	bool has_id;
	uint32_t id;                      /* WmiDataId; of a parameter its place in the structure, from 1 on */
	const struct cim_block *embedded; /* the class that is its type; NULL: none, or not in the files */
	bool is_recursive;                /* that class contains this one */
	bool is_variable;
	uint32_t elements;   /* of a fixed array, else 0 */
	uint32_t characters; /* of a string with MaxLen, else 0 */
	uint64_t size;       /* unless it varies; without the padding behind it */
	uint32_t alignment;
};

struct cim_layout {
	struct cim_member *members; /* by id, those without one behind them as written */
	size_t count;
	enum cim_layout_kind kind;
	uint64_t size; /* of the fixed part, up to the end of its last member or the start of the tail */
	uint32_t alignment;
};

/* A class. Layout and GUID are there for those with the WMI qualifier alone. */
struct cim_block {
	const struct cim_class *class;
	const struct cim_block *base; /* NULL: there is none, or it is not in the files */
	bool is_driver;               /* has the WMI qualifier */
	bool is_structure;            /* a part of others: without Dynamic, Static, Provider, InstanceName, Active */
	bool is_event;                /* derives from WMIEvent */
	bool base_is_unknown;         /* some base class is not in the files, and what it declares not known */
	bool is_again;                /* a class of that name stands before it; that one counts for types */
	bool has_guid;                /* a valid one */
	struct guid guid;
	struct cim_layout layout; /* inherited members included, InstanceName and Active not */
	enum { CIM_BLOCK_NEW, CIM_BLOCK_BUSY, CIM_BLOCK_DONE } state;
};

/* All classes of some units. */
struct cim_blocks {
	struct arena arena;      /* owns everything below but the maps */
	struct cim_block *items; /* in the order of the units */
	size_t count;
	struct cim_block **order; /* the same, what is embedded before what embeds it */
	size_t ordered;
	struct map by_name;  /* folded name -> struct cim_block, the first of that name */
	struct map by_class; /* struct cim_class -> struct cim_block */
};

/* Looks at the units, which must outlive the result. Never fails; what is wrong in a class shows in its layout. */
void cim_blocks_init(struct cim_blocks *blocks, const struct cim_unit *const *units, size_t count);
void cim_blocks_free(struct cim_blocks *blocks);

/* The block of a class that the units hold. */
const struct cim_block *cim_block_of(const struct cim_blocks *blocks, const struct cim_class *class);

/* The structure of the in- or out-parameters of a method; it lives in the arena of the blocks. */
struct cim_layout cim_block_parameters(struct cim_blocks *blocks, const struct cim_method *method,
				       const char *direction);

/* Whether a name is one of the two members that head every block: InstanceName, Active. */
bool cim_is_block_head(struct name name);

/* The value of an integer qualifier that fits; false if it is not there or none. The name is in lower case. */
bool cim_qualifier_number(const struct cim_qualifiers *qualifiers, const char *folded, uint32_t *value);

/* The text of a string qualifier; without bytes if it is not there or no string. */
struct text cim_qualifier_text(const struct cim_qualifiers *qualifiers, const char *folded);

#endif
