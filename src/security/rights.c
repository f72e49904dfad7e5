/* SPDX-License-Identifier: MIT */
#include "security/rights.h"

#include <string.h>

#include "base/buffer.h"

struct object_row {
	const char *key, *description;
};

struct right_row {
	enum rights_object object;
	struct right right;
};

struct letters_row {
	char letters[3];
	uint32_t mask;
};

struct generic_row {
	enum rights_object object;
	uint32_t read, write, execute, all;
};

static const struct object_row objects[] = {
#define OBJECT(object, key, description) {key, description},
#include "security/rights.def"
};

static const struct right_row rights[] = {
#define RIGHT(object, bit, sddl, constant, description) {RIGHTS_##object, {bit, sddl, constant, description}},
#include "security/rights.def"
};

static const struct letters_row letters_table[] = {
#define LETTERS(sddl, mask) {sddl, mask},
#include "security/rights.def"
};

static const struct letters_row label_letters[] = {
#define LABEL_LETTERS(sddl, mask) {sddl, mask},
#include "security/rights.def"
};

static const struct generic_row generics[] = {
#define GENERIC(object, read, write, execute, all) {RIGHTS_##object, read, write, execute, all},
#include "security/rights.def"
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct right *find_right(enum rights_object object, uint32_t bit)
{
	for (size_t i = 0; i < COUNT(rights); i++)
		if (rights[i].object == object && rights[i].right.bit == bit)
			return &rights[i].right;
	return NULL;
}

static const char *letters_of_bit(uint32_t bit)
{
	for (size_t i = 0; i < COUNT(letters_table); i++)
		if (letters_table[i].mask == bit)
			return letters_table[i].letters;
	return NULL;
}

size_t rights_split(enum rights_object object, uint32_t mask, struct right out[32])
{
	size_t count = 0;

	for (int i = 0; i < 32; i++) {
		uint32_t bit = UINT32_C(1) << i;
		const struct right *own = find_right(object, bit), *elsewhere = find_right(RIGHTS_ANY, bit);

		if ((mask & bit) == 0)
			continue;
		if (own || elsewhere)
			out[count] = own ? *own : *elsewhere;
		else
			out[count] = (struct right){.bit = bit, .letters = letters_of_bit(bit)};
		count++;
	}
	return count;
}

void rights_describe(enum rights_object object, uint32_t mask, struct buffer *out)
{
	struct right split[32];
	size_t count = rights_split(object, mask, split);

	if (count == 0)
		buffer_put_text(out, "nothing");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_put_text(out, ", ");
		if (split[i].description)
			buffer_put_text(out, split[i].description);
		else
			buffer_printf(out, "unknown 0x%x", (unsigned)split[i].bit);
	}
}

uint32_t rights_defined(enum rights_object object)
{
	uint32_t mask = 0;

	for (size_t i = 0; i < COUNT(rights); i++)
		if (rights[i].object == object)
			mask |= rights[i].right.bit;
	return mask;
}

uint32_t rights_map_generic(enum rights_object object, uint32_t mask, bool *doubtful)
{
	uint32_t generic = mask & RIGHT_GENERIC_MASK;

	*doubtful = false;
	for (size_t i = 0; i < COUNT(generics); i++) {
		const struct generic_row *row = &generics[i];

		if (row->object != object)
			continue;
		return (mask & ~RIGHT_GENERIC_MASK) | (generic & RIGHT_GENERIC_READ ? row->read : 0) |
		       (generic & RIGHT_GENERIC_WRITE ? row->write : 0) |
		       (generic & RIGHT_GENERIC_EXECUTE ? row->execute : 0) |
		       (generic & RIGHT_GENERIC_ALL ? row->all : 0);
	}
	*doubtful = generic != 0;
	return mask;
}

const char *rights_object_key(enum rights_object object)
{
	return objects[object].key;
}

const char *rights_object_description(enum rights_object object)
{
	return objects[object].description;
}

bool rights_object_find(const char *key, enum rights_object *object)
{
	for (size_t i = 0; i < COUNT(objects); i++) {
		if (strcmp(objects[i].key, key) == 0) {
			*object = (enum rights_object)i;
			return true;
		}
	}
	return false;
}

static bool find_letters(const struct letters_row *rows, size_t count, const char *letters, uint32_t *mask)
{
	for (size_t i = 0; i < count; i++) {
		if (memcmp(rows[i].letters, letters, 2) == 0) {
			*mask = rows[i].mask;
			return true;
		}
	}
	return false;
}

bool rights_letters(const char *letters, uint32_t *mask)
{
	return find_letters(letters_table, COUNT(letters_table), letters, mask) ||
	       find_letters(label_letters, COUNT(label_letters), letters, mask);
}

static bool is_single_bit(uint32_t mask)
{
	return (mask & (mask - 1)) == 0;
}

/* Appends the letters of single bits; returns the bits without letters. */
static uint32_t put_single_bits(const struct letters_row *rows, size_t count, uint32_t mask, struct buffer *out)
{
	for (size_t i = 0; i < count; i++) {
		if (is_single_bit(rows[i].mask) && (mask & rows[i].mask)) {
			buffer_put(out, rows[i].letters, 2);
			mask &= ~rows[i].mask;
		}
	}
	return mask;
}

void rights_format(uint32_t mask, bool label, struct buffer *out)
{
	const struct letters_row *rows = label ? label_letters : letters_table;
	size_t count = label ? COUNT(label_letters) : COUNT(letters_table), start = out->size;
	uint32_t left = put_single_bits(rows, count, mask, out);

	if (left == 0)
		return;
	/* FA, FR, FW and FX include SYNCHRONIZE, which has no letters of its own. */
	out->size = start;
	for (size_t i = 0; i < count; i++) {
		if (rows[i].mask == mask) {
			buffer_put(out, rows[i].letters, 2);
			return;
		}
	}
	buffer_printf(out, "0x%x", (unsigned)mask);
}
