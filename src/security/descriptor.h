/* SPDX-License-Identifier: MIT */
/* A security descriptor in memory, read from SDDL or bytes and written as either (MS-DTYP 2.4.3-2.4.6). */
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
#define ACE_TYPE(constant, value, letters, effect, object, tail, words) SD_##constant = value,
#include "security/aces.def"
};

enum sd_ace_flag {
#define ACE_FLAG(constant, bit, letters, words) SD_##constant = bit,
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

/* What is known of a type of entry: a row of aces.def. */
struct sd_ace_kind {
	uint8_t type;
	const char *letters; /* NULL when SDDL cannot say it */
	enum sd_effect effect;
	bool object;       /* may name object types */
	enum sd_tail tail; /* what stands behind the SID */
	const char *words;
};

/* A place in the SDDL text or in the bytes that the descriptor was read from: [begin, end). */
struct sd_span {
	size_t begin, end;
};

enum sd_object_flag { SD_OBJECT_TYPE = 1, SD_INHERITED_OBJECT_TYPE = 2 };

struct sd_ace {
	uint8_t type; /* enum sd_ace_type, or another when `opaque` */
	uint8_t flags;
	uint32_t mask;
	struct sid sid;
	uint32_t object_flags; /* which of the two GUIDs are there; object types only */
	struct guid object, inherited;
	const uint8_t *data; /* behind the SID: condition or claim, padded to 4; else NULL */
	size_t data_size;
	bool opaque;       /* a type not in aces.def: `data` is all behind the header */
	size_t begin, end; /* the whole entry, parentheses included, where it was read */
	struct sd_span type_at, flags_at, rights_at, sid_at; /* its fields in SDDL; all zero when read from bytes */
};

enum sd_acl_state {
	SD_ACL_ABSENT, /* no list: for a DACL, everyone has everything */
	SD_ACL_NULL,   /* present, but NULL: the same, said on purpose */
	SD_ACL_PRESENT /* with `count` entries; a DACL with 0 of them lets nobody in */
};

struct sd_acl {
	enum sd_acl_state state;
	uint8_t revision; /* 2, or 4 when object entries are in it; 0 when there is no list */
	struct sd_ace *aces;
	size_t count;
	struct sd_span at; /* "D:P(...)", or the bytes of the list */
};

struct sd_descriptor {
	uint16_t control;         /* enum sd_control; PRESENT bits agree with the states of the lists */
	uint8_t resource_manager; /* meaningful with SD_RM_CONTROL_VALID */
	bool has_owner, has_group;
	struct sid owner, group;
	struct sd_acl dacl, sacl;
	struct sd_span owner_at, group_at; /* the SIDs */
	size_t size;                       /* from bytes: where the last part ends; from text: 0 */
	bool has_space;                    /* SDDL: white space stands where other readers may refuse it */
	size_t space_at;                   /* the first */
};

struct sd_read_error {
	size_t offset;       /* where the bytes are wrong */
	const char *message; /* one sentence, in the arena */
};

/*
 * Reads a self-relative descriptor from bytes[0..size). Returns it, in the arena and borrowing nothing from
 * the bytes, or NULL with *error filled in. Every offset, size and count must hold; a list whose PRESENT bit
 * is clear is not there, whatever its offset says (MS-DTYP 2.4.6). Unused bytes between and behind the parts
 * are accepted: values in a registry have them.
 */
struct sd_descriptor *sd_read(struct arena *arena, const uint8_t *bytes, size_t size, struct sd_read_error *error);

/*
 * Appends the self-relative form: header, owner, group, SACL, DACL, as Windows lays it out. Returns false, and
 * appends nothing, when a list is too long for its 16-bit size.
 */
bool sd_write(const struct sd_descriptor *sd, struct buffer *out);

/* The row of a type of entry; NULL for one that is not in the table. */
const struct sd_ace_kind *sd_ace_kind(uint8_t type);

/* The row of a type by its SDDL letters; NULL if there is none. */
const struct sd_ace_kind *sd_ace_kind_of(const char *letters, size_t length);

/* The bit and letters of the i-th flag, in the order of SDDL; false behind the last. */
bool sd_ace_flag_at(size_t i, uint8_t *bit, const char **letters, const char **words);

/* How many bytes the entry and the list take in binary form. */
size_t sd_ace_size(const struct sd_ace *ace);
size_t sd_acl_size(const struct sd_acl *acl);

/* Whether the entry may only stand in a list of revision 4. */
bool sd_ace_is_object(const struct sd_ace *ace);

/* Whether both say the same in the same order and form; where they were read does not count. */
bool sd_ace_equal(const struct sd_ace *a, const struct sd_ace *b);
bool sd_equal(const struct sd_descriptor *a, const struct sd_descriptor *b);

#endif
