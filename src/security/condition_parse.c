/* SPDX-License-Identifier: MIT */
#include "security/condition.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "security/sddl_reader.h"

/* A negation "!(" takes two levels of text for one of the tree; the outermost parentheses take one more. */
enum { MAX_NESTING = 2 * CONDITION_MAX_DEPTH + 2 };

struct parser {
	struct sddl_reader *in;
	struct buffer out; /* postfix: operands before their operator */
	unsigned nesting;
};

static bool parse_or(struct parser *p, unsigned *depth);

static struct sd_span span(size_t begin, size_t end)
{
	return (struct sd_span){begin, end};
}

static bool deeper(struct parser *p, unsigned a, unsigned b, unsigned *depth)
{
	*depth = 1 + (a > b ? a : b);
	if (*depth <= CONDITION_MAX_DEPTH)
		return true;
	return sddl_fail(p->in, SDDL_TOO_LARGE, span(p->in->at, p->in->at), NULL,
			 "the condition is nested more than %d levels deep", CONDITION_MAX_DEPTH);
}

static bool enter(struct parser *p)
{
	if (++p->nesting <= MAX_NESTING)
		return true;
	return sddl_fail(p->in, SDDL_TOO_LARGE, span(p->in->at, p->in->at + 1), NULL,
			 "the condition is nested more than %d levels deep", MAX_NESTING);
}

static bool is_letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Characters of a name: attr-char1 and %XXXX, and after a prefix also attr-char2. */
static bool is_name_char(char c, bool prefixed)
{
	if (is_letter_or_digit(c) || (unsigned char)c >= 0x80)
		return true;
	return c && strchr(prefixed ? ":./_%#$'*+-;?@[\\]^`~" : ":./_%", c) != NULL;
}

static struct sd_span take_name(struct parser *p, bool prefixed)
{
	size_t begin = p->in->at;

	while (p->in->at < p->in->length) {
		char c = sddl_peek(p->in);

		if (!is_name_char(c, prefixed) && !(c == '@' && p->in->at > begin))
			break;
		p->in->at++;
	}
	return span(begin, p->in->at);
}

/* Appends a token and a placeholder for the length of its data; returns the offset of the placeholder. */
static size_t begin_block(struct parser *p, uint8_t token)
{
	buffer_put_byte(&p->out, token);
	buffer_put_u32le(&p->out, 0);
	return p->out.size - 4;
}

static void end_block(struct parser *p, size_t length_at)
{
	buffer_set_u32le(&p->out, length_at, (uint32_t)(p->out.size - length_at - 4));
}

static bool put_name(struct parser *p, uint8_t token, struct sd_span name)
{
	size_t block = begin_block(p, token);
	bool good = sddl_read_name(p->in, name, &p->out);

	end_block(p, block);
	return good;
}

/* Reads an attribute with a prefix; the cursor is at its '@'. */
static bool parse_prefixed(struct parser *p)
{
	static const struct {
		const char *text;
		uint8_t token;
	} prefixes[] = {{"@user.", CONDITION_USER}, {"@device.", CONDITION_DEVICE}, {"@resource.", CONDITION_RESOURCE}};
	size_t begin = p->in->at, left = p->in->length - begin;

	for (int i = 0; i < 3; i++) {
		size_t length = strlen(prefixes[i].text);
		struct sd_span name;

		if (left < length ||
		    !text_same_name((struct text){p->in->text + begin, length}, text_of(prefixes[i].text)))
			continue;
		p->in->at += length;
		name = take_name(p, true);
		if (name.begin == name.end)
			return sddl_fail(p->in, SDDL_SYNTAX, span(begin, name.end), NULL, "missing attribute name");
		return put_name(p, prefixes[i].token, name);
	}
	return sddl_fail(p->in, SDDL_SYNTAX, span(begin, begin + 1), NULL,
			 "the prefix of an attribute must be @User., @Device. or @Resource.");
}

static bool parse_integer(struct parser *p)
{
	char first = sddl_peek(p->in);
	bool sign = first == '+' || first == '-';
	size_t begin = p->in->at, digits = begin + (sign ? 1 : 0), taken;
	uint64_t number = 0, limit = (uint64_t)INT64_MAX + (first == '-' ? 1 : 0);
	int base;

	taken = sddl_read_number(p->in, span(digits, p->in->length), limit, &number, &base);
	p->in->at = digits + taken;
	while (is_letter_or_digit(sddl_peek(p->in)))
		p->in->at++, taken = 0;
	if (taken == 0)
		return sddl_fail(p->in, SDDL_SYNTAX, span(begin, p->in->at), NULL,
				 "'%s' is not a 64-bit integer: write decimal digits, 0x and hexadecimal digits, or 0 "
				 "and octal digits",
				 sddl_quote(p->in, span(begin, p->in->at)));
	buffer_put_byte(&p->out, CONDITION_INTEGER64);
	buffer_put_u64le(&p->out, first == '-' ? 0 - number : number);
	buffer_put_byte(&p->out, first == '+' ? CONDITION_PLUS : first == '-' ? CONDITION_MINUS : CONDITION_NO_SIGN);
	buffer_put_byte(&p->out, base == 8 ? CONDITION_OCTAL : base == 10 ? CONDITION_DECIMAL : CONDITION_HEXADECIMAL);
	return true;
}

static bool parse_string(struct parser *p)
{
	struct sd_span inner;
	size_t block;

	if (!sddl_take_string(p->in, &inner))
		return false;
	block = begin_block(p, CONDITION_STRING);
	wtf8_append_utf16le(&p->out, (struct text){p->in->text + inner.begin, inner.end - inner.begin});
	end_block(p, block);
	return true;
}

static bool parse_octets(struct parser *p)
{
	size_t begin = p->in->at++, block;

	while (is_letter_or_digit(sddl_peek(p->in)))
		p->in->at++;
	block = begin_block(p, CONDITION_OCTETS);
	if (sddl_read_octets(p->in, span(begin + 1, p->in->at), &p->out)) {
		end_block(p, block);
		return true;
	}
	return sddl_fail(p->in, SDDL_SYNTAX, span(begin, p->in->at), NULL,
			 "write octets as # and pairs of hexadecimal digits");
}

/* "SID(BA)" at the cursor. */
static bool parse_sid(struct parser *p)
{
	uint8_t bytes[SID_MAX_BYTES];
	struct sid sid;
	size_t block;

	if (!sddl_take_sid_literal(p->in, &sid))
		return false;
	block = begin_block(p, CONDITION_SID);
	buffer_put(&p->out, bytes, sid_encode(&sid, bytes));
	end_block(p, block);
	return true;
}

static bool fail_value(struct parser *p)
{
	size_t begin = p->in->at;
	struct sd_span word = take_name(p, false);

	if (word.begin == word.end)
		return sddl_fail(p->in, SDDL_SYNTAX, span(begin, begin), NULL,
				 "missing value: write a number, \"text\", SID(..), #octets or a list in braces");
	return sddl_fail(
		p->in, SDDL_SYNTAX, word, NULL,
		"'%s' is not a value: put text in quotation marks and prefix an attribute with @User. or @Resource.",
		sddl_quote(p->in, word));
}

static bool parse_single_value(struct parser *p)
{
	char c = sddl_peek(p->in);

	if (c == '"')
		return parse_string(p);
	if (c == '#')
		return parse_octets(p);
	if (c == '+' || c == '-' || (c >= '0' && c <= '9'))
		return parse_integer(p);
	if (sddl_at_sid_literal(p->in))
		return parse_sid(p);
	return fail_value(p);
}

/* "{a, b}" at the cursor. */
static bool parse_list(struct parser *p, bool sids)
{
	size_t begin = p->in->at++, block = begin_block(p, CONDITION_LIST);

	sddl_skip_space(p->in);
	while (sddl_peek(p->in) != '}') {
		if (p->in->at == p->in->length)
			return sddl_fail(p->in, SDDL_SYNTAX, span(begin, begin + 1), NULL, "unterminated list");
		if (!(sids ? parse_sid(p) : parse_single_value(p)))
			return false;
		sddl_skip_space(p->in);
		if (sddl_peek(p->in) == ',') {
			p->in->at++;
			sddl_skip_space(p->in);
			if (sddl_peek(p->in) == '}')
				return sids ? parse_sid(p) : fail_value(p);
		} else if (sddl_peek(p->in) != '}' && p->in->at < p->in->length) {
			return sddl_fail(p->in, SDDL_SYNTAX, span(p->in->at, p->in->at + 1), NULL,
					 "expected ',' or '}' in the list");
		}
	}
	p->in->at++;
	end_block(p, block);
	return true;
}

static bool parse_sids(struct parser *p)
{
	sddl_skip_space(p->in);
	return sddl_peek(p->in) == '{' ? parse_list(p, true) : parse_sid(p);
}

static bool parse_value(struct parser *p)
{
	sddl_skip_space(p->in);
	if (sddl_peek(p->in) == '{')
		return parse_list(p, false);
	return sddl_peek(p->in) == '@' ? parse_prefixed(p) : parse_single_value(p);
}

/* Reads the operator after an attribute; returns 0 and leaves the cursor if there is none. */
static uint8_t take_comparison(struct parser *p)
{
	size_t before = p->in->at;
	enum condition_shape shape;
	uint8_t token;

	sddl_skip_space(p->in);
	token = condition_find_symbol(p->in->text + p->in->at, p->in->length - p->in->at);
	if (token) {
		p->in->at += strlen(condition_operator(token));
	} else {
		struct sd_span word = take_name(p, false);

		token = condition_find_operator((struct text){p->in->text + word.begin, word.end - word.begin});
	}
	if (token && condition_shape(token, &shape) && shape == CONDITION_SHAPE_COMPARE)
		return token;
	p->in->at = before;
	return 0;
}

static bool parse_exists(struct parser *p)
{
	struct sd_span name;

	sddl_skip_space(p->in);
	if (sddl_peek(p->in) == '@')
		return parse_prefixed(p);
	name = take_name(p, false);
	if (name.begin == name.end)
		return sddl_fail(p->in, SDDL_SYNTAX, name, NULL, "missing attribute name");
	return put_name(p, CONDITION_LOCAL, name);
}

/* A term: an attribute, alone or in a comparison, Exists or Member_of. */
static bool parse_term(struct parser *p, unsigned *depth)
{
	enum condition_shape shape = CONDITION_SHAPE_ATTRIBUTE;
	struct sd_span name;
	uint8_t token = 0;

	*depth = 2;
	if (sddl_peek(p->in) == '@') {
		if (!parse_prefixed(p))
			return false;
	} else {
		name = take_name(p, false);
		if (name.begin == name.end)
			return sddl_fail(p->in, SDDL_SYNTAX, span(p->in->at, p->in->at), NULL,
					 "missing condition: compare an attribute, or use Exists or Member_of");
		token = condition_find_operator((struct text){p->in->text + name.begin, name.end - name.begin});
		if (token)
			condition_shape(token, &shape);
		if (shape == CONDITION_SHAPE_COMPARE)
			return sddl_fail(p->in, SDDL_SYNTAX, name, NULL, "missing attribute before '%s'",
					 sddl_quote(p->in, name));
		if (token) {
			if (!(shape == CONDITION_SHAPE_MEMBER ? parse_sids(p) : parse_exists(p)))
				return false;
			buffer_put_byte(&p->out, token);
			return true;
		}
		if (!put_name(p, CONDITION_LOCAL, name))
			return false;
	}
	token = take_comparison(p);
	if (token == 0) {
		*depth = 1;
		return true;
	}
	if (!parse_value(p))
		return false;
	buffer_put_byte(&p->out, token);
	return true;
}

static bool parse_parenthesis(struct parser *p, unsigned *depth)
{
	size_t begin = p->in->at;

	if (!enter(p))
		return false;
	p->in->at++;
	if (!parse_or(p, depth))
		return false;
	sddl_skip_space(p->in);
	if (p->in->at == p->in->length)
		return sddl_fail(p->in, SDDL_SYNTAX, span(begin, begin + 1), NULL, "unterminated parenthesis");
	if (sddl_peek(p->in) != ')')
		return sddl_fail(p->in, SDDL_SYNTAX, span(p->in->at, p->in->at + 1), NULL,
				 "expected &&, || or ')' after the condition");
	p->in->at++;
	p->nesting--;
	return true;
}

static bool parse_not(struct parser *p, unsigned *depth)
{
	sddl_skip_space(p->in);
	if (sddl_peek(p->in) == '(')
		return parse_parenthesis(p, depth);
	if (sddl_peek(p->in) != '!')
		return parse_term(p, depth);
	if (!enter(p))
		return false;
	p->in->at++;
	if (!parse_not(p, depth) || !deeper(p, *depth, 0, depth))
		return false;
	buffer_put_byte(&p->out, CONDITION_NOT);
	p->nesting--;
	return true;
}

static bool parse_and(struct parser *p, unsigned *depth)
{
	unsigned right;

	if (!parse_not(p, depth))
		return false;
	for (sddl_skip_space(p->in); sddl_looking_at(p->in, "&&"); sddl_skip_space(p->in)) {
		p->in->at += 2;
		if (!parse_not(p, &right) || !deeper(p, *depth, right, depth))
			return false;
		buffer_put_byte(&p->out, CONDITION_AND);
	}
	return true;
}

static bool parse_or(struct parser *p, unsigned *depth)
{
	unsigned right;

	if (!parse_and(p, depth))
		return false;
	for (sddl_skip_space(p->in); sddl_looking_at(p->in, "||"); sddl_skip_space(p->in)) {
		p->in->at += 2;
		if (!parse_and(p, &right) || !deeper(p, *depth, right, depth))
			return false;
		buffer_put_byte(&p->out, CONDITION_OR);
	}
	return true;
}

bool condition_parse(struct sddl_reader *in, const uint8_t **bytes, size_t *size)
{
	struct parser p = {.in = in};
	unsigned depth;
	bool good;

	buffer_put_text(&p.out, "artx");
	good = parse_parenthesis(&p, &depth);
	if (good) {
		buffer_fill(&p.out, 0, -p.out.size & 3);
		*bytes = arena_copy(in->arena, p.out.bytes, p.out.size);
		*size = p.out.size;
	}
	buffer_free(&p.out);
	return good;
}
