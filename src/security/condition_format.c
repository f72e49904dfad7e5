/* SPDX-License-Identifier: MIT */
#include "security/condition.h"

#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "security/sddl.h"

static const char *put(const struct condition *node, const struct sddl_options *options, struct buffer *out);

static void put_attribute(const struct condition *node, struct buffer *out)
{
	if (node->token == CONDITION_LOCAL) {
		/* A name like that of an operator would be parsed as the operator. */
		sddl_format_name(node->text, condition_find_operator(node->text) != 0, out);
		return;
	}
	buffer_put_text(out, node->token == CONDITION_USER       ? "@User."
			     : node->token == CONDITION_RESOURCE ? "@Resource."
								 : "@Device.");
	sddl_format_name(node->text, false, out);
}

static void put_integer(const struct condition *node, struct buffer *out)
{
	uint64_t magnitude = node->integer < 0 ? 0 - (uint64_t)node->integer : (uint64_t)node->integer;

	if (node->integer < 0 || node->sign == CONDITION_MINUS)
		buffer_put_byte(out, '-');
	else if (node->sign == CONDITION_PLUS)
		buffer_put_byte(out, '+');
	if (node->base == CONDITION_OCTAL)
		buffer_printf(out, "0%" PRIo64, magnitude);
	else if (node->base == CONDITION_HEXADECIMAL)
		buffer_printf(out, "0x%" PRIx64, magnitude);
	else
		buffer_printf(out, "%" PRIu64, magnitude);
}

static const char *put_string(struct text text, struct buffer *out)
{
	if (text.length && memchr(text.bytes, '"', text.length))
		return "a string of a condition contains a quotation mark, which SDDL cannot express";
	buffer_put_byte(out, '"');
	buffer_put(out, text.bytes, text.length);
	buffer_put_byte(out, '"');
	return NULL;
}

static const char *put_list(const struct condition *node, const struct sddl_options *options, struct buffer *out)
{
	buffer_put_byte(out, '{');
	for (size_t i = 0; i < node->count; i++) {
		const char *problem;

		if (i > 0)
			buffer_put_text(out, ", ");
		problem = put(&node->items[i], options, out);
		if (problem)
			return problem;
	}
	buffer_put_byte(out, '}');
	return NULL;
}

static const char *put_value(const struct condition *node, const struct sddl_options *options, struct buffer *out)
{
	switch (node->token) {
	case CONDITION_STRING:
		return put_string(node->text, out);
	case CONDITION_LIST:
		return put_list(node, options, out);
	case CONDITION_OCTETS:
		buffer_put_byte(out, '#');
		for (size_t i = 0; i < node->size; i++)
			buffer_printf(out, "%02x", node->octets[i]);
		return NULL;
	case CONDITION_SID:
		buffer_put_text(out, "SID(");
		sddl_format_sid(&node->sid, options, out);
		buffer_put_byte(out, ')');
		return NULL;
	default:
		put_integer(node, out);
		return NULL;
	}
}

static int binding(const struct condition *node)
{
	return node->shape == CONDITION_SHAPE_OR ? 1 : node->shape == CONDITION_SHAPE_AND ? 2 : 3;
}

/* An operand of && or ||, in parentheses if its precedence is below `needed`. */
static const char *put_operand(const struct condition *node, int needed, const struct sddl_options *options,
			       struct buffer *out)
{
	const char *problem;

	if (binding(node) >= needed)
		return put(node, options, out);
	buffer_put_byte(out, '(');
	problem = put(node, options, out);
	buffer_put_byte(out, ')');
	return problem;
}

static const char *put_logic(const struct condition *node, const struct sddl_options *options, struct buffer *out)
{
	const char *problem = put_operand(node->left, binding(node), options, out);

	if (problem)
		return problem;
	buffer_printf(out, " %s ", condition_operator(node->token));
	return put_operand(node->right, binding(node) + 1, options, out);
}

static const char *put_compare(const struct condition *node, const struct sddl_options *options, struct buffer *out)
{
	if (node->right->token == CONDITION_LOCAL)
		return "a condition has a simple attribute as its right operand, which SDDL cannot express";
	put_attribute(node->left, out);
	buffer_printf(out, " %s ", condition_operator(node->token));
	return put(node->right, options, out);
}

static const char *put(const struct condition *node, const struct sddl_options *options, struct buffer *out)
{
	switch (node->shape) {
	case CONDITION_SHAPE_VALUE:
		return put_value(node, options, out);
	case CONDITION_SHAPE_ATTRIBUTE:
		put_attribute(node, out);
		return NULL;
	case CONDITION_SHAPE_COMPARE:
		return put_compare(node, options, out);
	case CONDITION_SHAPE_AND:
	case CONDITION_SHAPE_OR:
		return put_logic(node, options, out);
	case CONDITION_SHAPE_NOT:
		buffer_put_byte(out, '!');
		return put_operand(node->left, 4, options, out);
	case CONDITION_SHAPE_EXISTS:
	case CONDITION_SHAPE_MEMBER:
		break;
	}
	buffer_printf(out, "%s ", condition_operator(node->token));
	return put(node->left, options, out);
}

const char *condition_format(const struct condition *condition, const struct sddl_options *options, struct buffer *out)
{
	return put_operand(condition, 4, options, out);
}
