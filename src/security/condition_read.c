/* SPDX-License-Identifier: MIT */
#include "security/condition.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"

struct reader {
	struct arena *arena;
	const uint8_t *bytes;
	size_t size, at;
	const struct condition **stack;
	size_t depth, capacity;
	const char *problem;
};

static bool fail(struct reader *r, const char *problem)
{
	r->problem = problem;
	return false;
}

static void push(struct reader *r, const struct condition *node)
{
	r->stack = mem_grow(r->stack, r->depth, &r->capacity, sizeof *r->stack);
	r->stack[r->depth++] = node;
}

static const struct condition *pop(struct reader *r)
{
	return r->depth ? r->stack[--r->depth] : NULL;
}

/* Reads a length and skips that many bytes, which are not copied. */
static bool take_block(struct reader *r, const uint8_t **block, size_t *size)
{
	if (r->size - r->at < 4)
		return fail(r, "a length is truncated");
	*size = get_u32le(r->bytes + r->at);
	r->at += 4;
	if (*size > r->size - r->at)
		return fail(r, "a value extends past the end of the condition");
	*block = r->bytes + r->at;
	r->at += *size;
	return true;
}

static bool read_text(struct reader *r, struct condition *node)
{
	struct buffer text = {0};
	const uint8_t *block;
	size_t size;

	if (!take_block(r, &block, &size))
		return false;
	if (size % 2 != 0)
		return fail(r, "a string has an odd number of bytes");
	if (size == 0 && node->shape == CONDITION_SHAPE_ATTRIBUTE)
		return fail(r, "an attribute has no name");
	wtf8_append_from_utf16(&text, block, size, false);
	node->text = (struct text){arena_text(r->arena, (const char *)text.bytes, text.size), text.size};
	buffer_free(&text);
	return true;
}

static bool read_integer(struct reader *r, struct condition *node)
{
	if (r->size - r->at < 10)
		return fail(r, "an integer is truncated");
	node->integer = (int64_t)get_u64le(r->bytes + r->at);
	node->sign = r->bytes[r->at + 8];
	node->base = r->bytes[r->at + 9];
	r->at += 10;
	if (node->sign < CONDITION_PLUS || node->sign > CONDITION_NO_SIGN || node->base < CONDITION_OCTAL ||
	    node->base > CONDITION_HEXADECIMAL)
		return fail(r, "an integer has an unknown sign or base");
	if ((node->sign == CONDITION_PLUS && node->integer < 0) || (node->sign == CONDITION_MINUS && node->integer > 0))
		return fail(r, "an integer contradicts its sign");
	return true;
}

static bool read_sid(struct reader *r, struct condition *node)
{
	const uint8_t *block;
	size_t size;

	if (!take_block(r, &block, &size))
		return false;
	if (size == 0 || sid_decode(block, size, &node->sid) != size)
		return fail(r, "invalid SID");
	return true;
}

static bool read_octets(struct reader *r, struct condition *node)
{
	const uint8_t *block;

	if (!take_block(r, &block, &node->size))
		return false;
	node->octets = arena_copy(r->arena, block, node->size);
	return true;
}

static bool read_list(struct reader *r, struct condition *node);

/* Reads the data of a value or attribute after its token. */
static bool read_leaf(struct reader *r, struct condition *node)
{
	node->depth = 1;
	switch (node->token) {
	case CONDITION_LIST:
		return read_list(r, node);
	case CONDITION_SID:
		return read_sid(r, node);
	case CONDITION_OCTETS:
		return read_octets(r, node);
	case CONDITION_INTEGER8:
	case CONDITION_INTEGER16:
	case CONDITION_INTEGER32:
	case CONDITION_INTEGER64:
		return read_integer(r, node);
	default:
		return read_text(r, node);
	}
}

/* A list has literals only, no nested lists. */
static bool read_list(struct reader *r, struct condition *node)
{
	struct condition *items = NULL;
	size_t capacity = 0, whole = r->size, size;
	const uint8_t *block;
	bool good = true;

	if (!take_block(r, &block, &size))
		return false;
	r->size = r->at;
	r->at -= size;
	while (good && r->at < r->size) {
		struct condition item = {.token = r->bytes[r->at++]};

		good = condition_shape(item.token, &item.shape) && item.shape == CONDITION_SHAPE_VALUE &&
		       item.token != CONDITION_LIST;
		good = good ? read_leaf(r, &item) : fail(r, "a list contains an item that is not a value");
		items = mem_grow(items, node->count, &capacity, sizeof *items);
		items[node->count++] = item;
	}
	node->items = arena_copy(r->arena, items, node->count * sizeof *items);
	free(items);
	r->size = whole;
	return good;
}

static bool is_condition(const struct condition *node)
{
	return node && node->shape != CONDITION_SHAPE_VALUE;
}

static bool is_attribute(const struct condition *node)
{
	return node && node->shape == CONDITION_SHAPE_ATTRIBUTE;
}

static bool is_sids(const struct condition *node)
{
	if (node == NULL || node->token == CONDITION_SID)
		return node != NULL;
	if (node->token != CONDITION_LIST)
		return false;
	for (size_t i = 0; i < node->count; i++)
		if (node->items[i].token != CONDITION_SID)
			return false;
	return true;
}

/* Pops the operands of an operator from the stack. */
static bool read_operator(struct reader *r, struct condition *node)
{
	bool binary = node->shape == CONDITION_SHAPE_AND || node->shape == CONDITION_SHAPE_OR ||
		      node->shape == CONDITION_SHAPE_COMPARE;
	bool fits;

	node->right = binary ? pop(r) : NULL;
	node->left = pop(r);
	switch (node->shape) {
	case CONDITION_SHAPE_COMPARE:
		fits = is_attribute(node->left) &&
		       (node->right->shape == CONDITION_SHAPE_VALUE || is_attribute(node->right));
		break;
	case CONDITION_SHAPE_EXISTS:
		fits = is_attribute(node->left);
		break;
	case CONDITION_SHAPE_MEMBER:
		fits = is_sids(node->left);
		break;
	default:
		fits = is_condition(node->left) && (!binary || is_condition(node->right));
	}
	if (!fits)
		return fail(r, "an operator lacks operands");
	node->depth = 1 + node->left->depth;
	if (binary && node->right->depth >= node->depth)
		node->depth = 1 + node->right->depth;
	return node->depth <= CONDITION_MAX_DEPTH || fail(r, "the condition is nested too deeply");
}

static bool read_token(struct reader *r)
{
	struct condition *node = arena_alloc(r->arena, sizeof *node);
	bool leaf;

	node->token = r->bytes[r->at++];
	if (!condition_shape(node->token, &node->shape))
		return fail(r, "the condition contains an unknown token");
	leaf = node->shape == CONDITION_SHAPE_VALUE || node->shape == CONDITION_SHAPE_ATTRIBUTE;
	if (!(leaf ? read_leaf(r, node) : read_operator(r, node)))
		return false;
	push(r, node);
	return true;
}

/* Only padding to a multiple of four may follow the last token. */
static bool is_padding(const struct reader *r)
{
	if (r->size - r->at > 3)
		return false;
	for (size_t i = r->at; i < r->size; i++)
		if (r->bytes[i] != 0)
			return false;
	return true;
}

const struct condition *condition_read(struct arena *arena, const uint8_t *bytes, size_t size, const char **problem)
{
	struct reader r = {.arena = arena, .bytes = bytes, .size = size, .at = 4};
	const struct condition *root = NULL;
	bool good = size >= 4 && memcmp(bytes, "artx", 4) == 0;

	if (!good)
		fail(&r, "missing signature of a condition");
	while (good && !is_padding(&r))
		good = read_token(&r);
	if (good) {
		root = pop(&r);
		if (!is_condition(root) || r.depth > 0)
			good = fail(&r, "the condition does not reduce to one result");
	}
	free(r.stack);
	*problem = r.problem;
	return good ? root : NULL;
}
