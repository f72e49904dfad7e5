/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "security/access_check.h"

/* A value on one side of a comparison. */
enum item_kind { ITEM_INTEGER, ITEM_STRING, ITEM_SID, ITEM_OCTETS };

struct item {
	enum item_kind kind;
	bool negative; /* of an integer: the value is below zero, in two's complement */
	uint64_t integer;
	struct text text;
	const struct sid *sid;
	const uint8_t *octets;
	size_t size;
};

/* The values on one side: of an attribute, of a list, or a single literal. */
struct side {
	const struct sd_attribute *attribute;
	const struct condition *literals;
	size_t count;
};

struct sd_claims sd_resource_attributes(struct arena *arena, const struct sd_descriptor *sd)
{
	struct sd_attribute *list = NULL;
	size_t count = 0, capacity = 0;
	struct sd_claims claims;

	for (size_t i = 0; i < sd->sacl.count; i++) {
		const struct sd_ace *ace = &sd->sacl.aces[i];
		const struct sd_attribute *attribute = NULL;
		const char *problem;

		if (ace->type == SD_RESOURCE_ATTRIBUTE && !(ace->flags & SD_INHERIT_ONLY))
			attribute = attribute_read(arena, ace->data, ace->data_size, &problem);
		if (attribute == NULL)
			continue;
		list = mem_grow(list, count, &capacity, sizeof *list);
		list[count++] = *attribute;
	}
	claims = (struct sd_claims){true, arena_copy(arena, list, count * sizeof *list), count};
	free(list);
	return claims;
}

static enum sd_truth from_bool(bool value)
{
	return value ? SD_TRUE : SD_FALSE;
}

static enum sd_truth negate(enum sd_truth truth)
{
	return truth == SD_UNKNOWN ? SD_UNKNOWN : from_bool(truth == SD_FALSE);
}

/* The claims in which an attribute is looked up; NULL if they are unknown. */
static const struct sd_claims *claims_of(const struct sd_evaluation *e, const struct condition *name)
{
	const struct sd_claims *claims = NULL;

	if (name->token == CONDITION_USER)
		claims = &e->token->user_claims;
	else if (name->token == CONDITION_DEVICE)
		claims = &e->token->device_claims;
	else if (name->token == CONDITION_RESOURCE)
		claims = &e->resources;
	return claims && claims->known ? claims : NULL;
}

static bool spend(struct sd_evaluation *e)
{
	if (e->budget == 0)
		return false;
	e->budget--;
	return true;
}

/* Finds an attribute: unknown if its claims are, false if it is missing. */
static enum sd_truth find_attribute(struct sd_evaluation *e, const struct condition *name,
				    const struct sd_attribute **found)
{
	const struct sd_claims *claims = claims_of(e, name);

	*found = NULL;
	if (claims == NULL)
		return SD_UNKNOWN;
	for (size_t i = 0; i < claims->count; i++) {
		const struct sd_attribute *attribute = &claims->list[i];
		bool counts = !(attribute->flags & SD_ATTRIBUTE_DISABLED) &&
			      (e->denying || !(attribute->flags & SD_ATTRIBUTE_DENY_ONLY));

		if (!spend(e))
			return SD_UNKNOWN;
		if (counts && text_same_name(attribute->name, name->text)) {
			*found = attribute;
			return SD_TRUE;
		}
	}
	return SD_FALSE;
}

static struct item item_of_value(const struct sd_attribute *attribute, const struct sd_value *value)
{
	switch (attribute->type) {
	case SD_ATTRIBUTE_STRING:
		return (struct item){.kind = ITEM_STRING, .text = value->text};
	case SD_ATTRIBUTE_SID:
		return (struct item){.kind = ITEM_SID, .sid = &value->sid};
	case SD_ATTRIBUTE_OCTETS:
		return (struct item){.kind = ITEM_OCTETS, .octets = value->octets, .size = value->size};
	default:
		return (struct item){.kind = ITEM_INTEGER,
				     .negative = attribute->type == SD_ATTRIBUTE_INT64 && (int64_t)value->integer < 0,
				     .integer = value->integer};
	}
}

static struct item item_of_literal(const struct condition *literal)
{
	switch (literal->token) {
	case CONDITION_STRING:
		return (struct item){.kind = ITEM_STRING, .text = literal->text};
	case CONDITION_SID:
		return (struct item){.kind = ITEM_SID, .sid = &literal->sid};
	case CONDITION_OCTETS:
		return (struct item){.kind = ITEM_OCTETS, .octets = literal->octets, .size = literal->size};
	default:
		return (struct item){.kind = ITEM_INTEGER,
				     .negative = literal->integer < 0,
				     .integer = (uint64_t)literal->integer};
	}
}

static struct item item_at(const struct side *side, size_t i)
{
	return side->attribute ? item_of_value(side->attribute, &side->attribute->values[i])
			       : item_of_literal(&side->literals[i]);
}

static int compare_text(struct text a, struct text b, bool exact)
{
	for (size_t i = 0; i < a.length && i < b.length; i++) {
		char x = exact ? a.bytes[i] : text_fold(a.bytes[i]), y = exact ? b.bytes[i] : text_fold(b.bytes[i]);

		if (x != y)
			return (unsigned char)x < (unsigned char)y ? -1 : 1;
	}
	return (a.length > b.length) - (a.length < b.length);
}

/* Compares two values of the same kind. */
static int compare_items(const struct item *a, const struct item *b, bool exact)
{
	switch (a->kind) {
	case ITEM_STRING:
		return compare_text(a->text, b->text, exact);
	case ITEM_SID:
		return sid_compare(a->sid, b->sid);
	case ITEM_OCTETS:
		return a->size != b->size ? (a->size < b->size ? -1 : 1)
		       : a->size          ? memcmp(a->octets, b->octets, a->size)
					  : 0;
	case ITEM_INTEGER:
		break;
	}
	if (a->negative != b->negative)
		return a->negative ? -1 : 1;
	return (a->integer > b->integer) - (a->integer < b->integer);
}

/* Both sides of a comparison; unknown if an attribute is missing or empty. */
static enum sd_truth take_side(struct sd_evaluation *e, const struct condition *node, struct side *side)
{
	enum sd_truth there;

	*side = (struct side){.literals = node, .count = 1};
	if (node->token == CONDITION_LIST)
		*side = (struct side){.literals = node->items, .count = node->count};
	if (node->shape != CONDITION_SHAPE_ATTRIBUTE)
		return SD_TRUE;
	there = find_attribute(e, node, &side->attribute);
	if (there != SD_TRUE || side->attribute->count == 0)
		return SD_UNKNOWN;
	side->count = side->attribute->count;
	return SD_TRUE;
}

static bool is_exact(const struct side *a, const struct side *b)
{
	return (a->attribute && a->attribute->flags & SD_ATTRIBUTE_CASE_SENSITIVE) ||
	       (b->attribute && b->attribute->flags & SD_ATTRIBUTE_CASE_SENSITIVE);
}

/* Whether the side has the value `item`; unknown if it does not but has values of another kind. */
static enum sd_truth is_among(struct sd_evaluation *e, const struct item *item, const struct side *side, bool exact)
{
	enum sd_truth truth = SD_FALSE;

	for (size_t i = 0; i < side->count; i++) {
		struct item other = item_at(side, i);

		if (!spend(e))
			return SD_UNKNOWN;
		if (other.kind != item->kind)
			truth = SD_UNKNOWN;
		else if (compare_items(item, &other, exact) == 0)
			return SD_TRUE;
	}
	return truth;
}

/* Whether `whole` has all (or any) of the values of `part`. */
static enum sd_truth holds(struct sd_evaluation *e, const struct side *whole, const struct side *part, bool all)
{
	enum sd_truth truth = from_bool(all);

	for (size_t i = 0; i < part->count; i++) {
		struct item item = item_at(part, i);
		enum sd_truth here = is_among(e, &item, whole, is_exact(whole, part));

		if (here == from_bool(!all))
			return here;
		if (here == SD_UNKNOWN)
			truth = SD_UNKNOWN;
	}
	return truth;
}

static enum sd_truth both(enum sd_truth a, enum sd_truth b)
{
	if (a == SD_FALSE || b == SD_FALSE)
		return SD_FALSE;
	return a == SD_TRUE && b == SD_TRUE ? SD_TRUE : SD_UNKNOWN;
}

/* < <= > >= apply to single values of ordered types. */
static enum sd_truth order(uint8_t comparison, const struct side *left, const struct side *right)
{
	struct item a, b;
	int result;

	if (left->count != 1 || right->count != 1)
		return SD_UNKNOWN;
	a = item_at(left, 0);
	b = item_at(right, 0);
	if (a.kind != b.kind || a.kind == ITEM_SID || a.kind == ITEM_OCTETS)
		return SD_UNKNOWN;
	result = compare_items(&a, &b, is_exact(left, right));
	switch (comparison) {
	case CONDITION_LESS:
		return from_bool(result < 0);
	case CONDITION_AT_MOST:
		return from_bool(result <= 0);
	case CONDITION_GREATER:
		return from_bool(result > 0);
	default:
		return from_bool(result >= 0);
	}
}

static enum sd_truth compare(struct sd_evaluation *e, const struct condition *node)
{
	struct side left, right;

	if (take_side(e, node->left, &left) != SD_TRUE || take_side(e, node->right, &right) != SD_TRUE)
		return SD_UNKNOWN;
	switch (node->token) {
	case CONDITION_EQUAL:
		return both(holds(e, &left, &right, true), holds(e, &right, &left, true));
	case CONDITION_UNEQUAL:
		return negate(both(holds(e, &left, &right, true), holds(e, &right, &left, true)));
	case CONDITION_CONTAINS:
		return holds(e, &left, &right, true);
	case CONDITION_NOT_CONTAINS:
		return negate(holds(e, &left, &right, true));
	case CONDITION_ANY_OF:
		return holds(e, &left, &right, false);
	case CONDITION_NOT_ANY_OF:
		return negate(holds(e, &left, &right, false));
	default:
		return order(node->token, &left, &right);
	}
}

static bool device_has(const struct sd_evaluation *e, const struct sid *sid)
{
	for (size_t i = 0; i < e->token->device_group_count; i++) {
		const struct sd_group *group = &e->token->device_groups[i];

		if (sid_equal(&group->sid, sid) && (e->denying || !group->deny_only))
			return true;
	}
	return false;
}

static const struct {
	uint8_t token;
	bool device, any, negated;
} memberships[] = {
	{CONDITION_MEMBER_OF, false, false, false},          {CONDITION_MEMBER_OF_ANY, false, true, false},
	{CONDITION_DEVICE_MEMBER_OF, true, false, false},    {CONDITION_DEVICE_MEMBER_OF_ANY, true, true, false},
	{CONDITION_NOT_MEMBER_OF, false, false, true},       {CONDITION_NOT_MEMBER_OF_ANY, false, true, true},
	{CONDITION_NOT_DEVICE_MEMBER_OF, true, false, true}, {CONDITION_NOT_DEVICE_MEMBER_OF_ANY, true, true, true},
};

static enum sd_truth member(const struct sd_evaluation *e, const struct condition *node)
{
	const struct condition *list = node->left;
	const struct condition *items = list->token == CONDITION_LIST ? list->items : list;
	size_t count = list->token == CONDITION_LIST ? list->count : 1, found = 0, row = 0;
	bool result;

	while (memberships[row].token != node->token)
		row++;
	if (memberships[row].device && !e->token->device_known)
		return SD_UNKNOWN;
	for (size_t i = 0; i < count; i++)
		found += memberships[row].device ? device_has(e, &items[i].sid)
						 : sd_token_has(e->token, &items[i].sid, e->denying);
	result = memberships[row].any ? found > 0 : found == count;
	return from_bool(result != memberships[row].negated);
}

/* An attribute without comparison is true unless it is zero or empty. */
static enum sd_truth alone(struct sd_evaluation *e, const struct condition *node)
{
	struct side side;
	struct item item;

	if (take_side(e, node, &side) != SD_TRUE || side.count != 1)
		return SD_UNKNOWN;
	item = item_at(&side, 0);
	if (item.kind == ITEM_INTEGER)
		return from_bool(item.integer != 0);
	return item.kind == ITEM_STRING ? from_bool(item.text.length > 0) : SD_UNKNOWN;
}

static enum sd_truth exists(struct sd_evaluation *e, const struct condition *node)
{
	const struct sd_attribute *found;
	enum sd_truth truth = find_attribute(e, node->left, &found);

	return node->token == CONDITION_EXISTS ? truth : negate(truth);
}

enum sd_truth sd_condition_evaluate(struct sd_evaluation *e, const struct condition *node)
{
	switch (node->shape) {
	case CONDITION_SHAPE_AND:
		return both(sd_condition_evaluate(e, node->left), sd_condition_evaluate(e, node->right));
	case CONDITION_SHAPE_OR:
		return negate(both(negate(sd_condition_evaluate(e, node->left)),
				   negate(sd_condition_evaluate(e, node->right))));
	case CONDITION_SHAPE_NOT:
		return negate(sd_condition_evaluate(e, node->left));
	case CONDITION_SHAPE_COMPARE:
		return compare(e, node);
	case CONDITION_SHAPE_MEMBER:
		return member(e, node);
	case CONDITION_SHAPE_EXISTS:
		return exists(e, node);
	case CONDITION_SHAPE_ATTRIBUTE:
		return alone(e, node);
	case CONDITION_SHAPE_VALUE:
		break;
	}
	return SD_UNKNOWN;
}
