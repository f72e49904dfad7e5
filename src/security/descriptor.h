/* SPDX-License-Identifier: MIT */
/* A security descriptor in memory, read from bytes and written to them (MS-DTYP 2.4.3 to 2.4.6); SDDL: sddl.h. */
#ifndef MOFKIT_SECURITY_DESCRIPTOR_H
#define MOFKIT_SECURITY_DESCRIPTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/guid.h"
#include "security/sid.h"

struct arena;
struct buffer;

enum sd_control {
	SD_OWNER_DEFAULTED = 0x0001,
	SD_GROUP_DEFAULTED = 0x0002,
	SD_DACL_PRESENT = 0x0004,
	SD_DACL_DEFAULTED = 0x0008,
	SD_SACL_PRESENT = 0x0010,
	SD_SACL_DEFAULTED = 0x0020,
	SD_DACL_TRUSTED = 0x0040,
	SD_SERVER_SECURITY = 0x0080,
	SD_DACL_AUTO_INHERIT_REQ = 0x0100,
	SD_SACL_AUTO_INHERIT_REQ = 0x0200,
	SD_DACL_AUTO_INHERITED = 0x0400,
	SD_SACL_AUTO_INHERITED = 0x0800,
	SD_DACL_PROTECTED = 0x1000,
	SD_SACL_PROTECTED = 0x2000,
	SD_RM_CONTROL_VALID = 0x4000,
	SD_SELF_RELATIVE = 0x8000
};

enum sd_ace_type {
#define ACE_TYPE(constant, value, letters, effect, object, tail, description) SD_##constant = value,
#include "security/aces.def"
};

enum sd_ace_flag {
#define ACE_FLAG(constant, bit, letters, description) SD_##constant = bit,
#include "security/aces.def"
	SD_ACE_FLAGS_KNOWN = 0xDF
};

enum sd_effect {
	SD_EFFECT_ALLOW,
	SD_EFFECT_DENY,
	SD_EFFECT_AUDIT,
	SD_EFFECT_LABEL,
	SD_EFFECT_ATTRIBUTE,
	SD_EFFECT_POLICY
};

enum sd_tail { SD_TAIL_NONE, SD_TAIL_CONDITION, SD_TAIL_CLAIM };

/* A type of ACE: a row of aces.def. */
struct sd_ace_kind {
	uint8_t type;
	const char *letters; /* NULL if SDDL cannot express it */
	enum sd_effect effect;
	bool object;       /* may name object types */
	enum sd_tail tail; /* what follows the SID */
	const char *description;
};

/* A location in the SDDL text or bytes that the descriptor was read from: [begin, end). */
struct sd_span {
	size_t begin, end;
};

enum sd_object_flag { SD_OBJECT_TYPE = 1, SD_INHERITED_OBJECT_TYPE = 2 };

struct sd_ace {
	uint8_t type; /* enum sd_ace_type; any other value if `opaque` */
	uint8_t flags;
	uint32_t mask;
	struct sid sid;
	uint32_t object_flags; /* which of the two GUIDs are present; object types only */
	struct guid object, inherited;
	const uint8_t *data; /* after the SID: condition or claim, padded to 4; else NULL */
	size_t data_size;
	bool opaque;       /* a type not in aces.def: `data` is everything after the header */
	size_t begin, end; /* the location of the whole ACE, parentheses included */
	struct sd_span type_at, flags_at, rights_at, sid_at; /* its fields in SDDL; all zero if read from bytes */
};

enum sd_acl_state {
	SD_ACL_ABSENT, /* no ACL; without a DACL everyone has full access */
	SD_ACL_NULL,   /* present, but NULL: the same effect */
	SD_ACL_PRESENT /* with `count` ACEs; an empty DACL grants no one access */
};

struct sd_acl {
	enum sd_acl_state state;
	uint8_t revision; /* 2, or 4 if it may have object ACEs; 0 if there is no ACL */
	struct sd_ace *aces;
	size_t count;
	struct sd_span at; /* "D:P(...)", or the bytes of the ACL */
};

struct sd_descriptor {
	uint16_t control;         /* enum sd_control; PRESENT bits agree with the states of the ACLs */
	uint8_t resource_manager; /* meaningful with SD_RM_CONTROL_VALID */
	bool has_owner, has_group;
	struct sid owner, group;
	struct sd_acl dacl, sacl;
	struct sd_span owner_at, group_at; /* the SIDs */
	size_t size;                       /* from bytes: the end of the last part; from text: 0 */
	bool has_space;                    /* SDDL: has white space that other readers may refuse */
	size_t space_at;                   /* the first */
};

struct sd_read_error {
	size_t offset;       /* of the invalid bytes */
	const char *message; /* one sentence, in the arena */
};

/*
 * Reads a self-relative descriptor from bytes[0..size). Returns it, in the arena and borrowing nothing from the bytes,
 * or NULL with *error filled in. Checks every offset, size and count; an ACL whose PRESENT bit is clear is absent,
 * whatever its offset (MS-DTYP 2.4.6). Unused bytes between and after the parts are accepted: registry values have them.
 */
struct sd_descriptor *sd_read(struct arena *arena, const uint8_t *bytes, size_t size, struct sd_read_error *error);

/*
 * Appends the self-relative form in the layout of Windows: header, owner, group, SACL, DACL. Returns false, and appends
 * nothing, if an ACL is too long for its 16-bit size.
 */
bool sd_write(const struct sd_descriptor *sd, struct buffer *out);

/* The row of a type of ACE; NULL if aces.def does not have it. */
const struct sd_ace_kind *sd_ace_kind(uint8_t type);

/* The row of a type by its SDDL letters[0..length); NULL if there is none. */
const struct sd_ace_kind *sd_ace_kind_of(const char *letters, size_t length);

/* The i-th flag of ACEs, in the order of SDDL; false after the last. All strings are static. */
bool sd_ace_flag_at(size_t i, uint8_t *bit, const char **letters, const char **description);

/* The size in bytes of an ACE and an ACL in binary form. */
size_t sd_ace_size(const struct sd_ace *ace);
size_t sd_acl_size(const struct sd_acl *acl);

/* Whether the ACE needs an ACL of revision 4. */
bool sd_ace_is_object(const struct sd_ace *ace);

/* Whether both are identical in content and order; locations are ignored. */
bool sd_ace_equal(const struct sd_ace *a, const struct sd_ace *b);
bool sd_equal(const struct sd_descriptor *a, const struct sd_descriptor *b);

#endif
