/* SPDX-License-Identifier: MIT */
#include "security/sddl.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "security/attribute.h"
#include "security/condition.h"
#include "security/rights.h"
#include "security/sddl_reader.h"

enum { FIELD_COUNT = 6, ACL_MAX = 0xFFFF, ACE_CRITICAL = 0x20 };

enum field { FIELD_TYPE, FIELD_FLAGS, FIELD_RIGHTS, FIELD_OBJECT, FIELD_INHERITED, FIELD_SID };

struct parser {
	struct sddl_reader in;
	struct sd_descriptor *sd;
	bool seen[4]; /* O G D S */
};

static const char part_letters[] = "OGDS";

static const struct {
	uint16_t dacl, sacl;
	const char *letters;
} acl_flags[] = {
#define ACL_FLAG(dacl, sacl, letters) {dacl, sacl, letters},
#include "security/aces.def"
};

static const char null_acl[] = "NO_ACCESS_CONTROL";

static struct sd_span span(size_t begin, size_t end)
{
	return (struct sd_span){begin, end};
}

static void note_space(struct parser *p, size_t at)
{
	if (!p->sd->has_space)
		p->sd->space_at = at;
	p->sd->has_space = true;
}

static void skip_space(struct parser *p)
{
	size_t before = p->in.at;

	sddl_skip_space(&p->in);
	if (p->in.at > before)
		note_space(p, before);
}

/* Removes white space at both ends of a field. */
static struct sd_span trim(struct parser *p, struct sd_span field)
{
	const char *text = p->in.text;
	struct sd_span inner = field;

	while (inner.begin < inner.end && sddl_is_space(text[inner.begin]))
		inner.begin++;
	while (inner.end > inner.begin && sddl_is_space(text[inner.end - 1]))
		inner.end--;
	if (inner.begin > field.begin)
		note_space(p, field.begin);
	else if (inner.end < field.end)
		note_space(p, inner.end);
	return inner;
}

static bool fail_case(struct parser *p, struct sd_span where)
{
	const char *capitals = sddl_capitals(&p->in, where);

	return sddl_fail(&p->in, SDDL_LOWER_CASE, where, capitals, "'%s' must be upper case: write '%s'",
			 sddl_quote(&p->in, where), capitals);
}

static bool parse_type(struct parser *p, struct sd_span where, struct sd_ace *ace)
{
	const char *text = p->in.text + where.begin;
	size_t length = where.end - where.begin;
	const struct sd_ace_kind *kind = sd_ace_kind_of(text, length);

	if (kind) {
		ace->type = kind->type;
		return true;
	}
	if (length == 0)
		return sddl_fail(&p->in, SDDL_SYNTAX, where, NULL, "missing ACE type: write A to allow or D to deny");
	if (sd_ace_kind_of(sddl_capitals(&p->in, where), length))
		return fail_case(p, where);
	return sddl_fail(&p->in, SDDL_SYNTAX, where, NULL,
			 "unknown ACE type '%s': write A to allow, D to deny or AU to audit",
			 sddl_quote(&p->in, where));
}

static bool find_flag(const char *letters, uint8_t *bit)
{
	const char *own, *words;

	for (size_t i = 0; sd_ace_flag_at(i, bit, &own, &words); i++)
		if (memcmp(own, letters, 2) == 0)
			return true;
	return false;
}

static bool parse_flags(struct parser *p, struct sd_span where, struct sd_ace *ace)
{
	for (size_t at = where.begin; at < where.end; at += 2) {
		struct sd_span pair = span(at, where.end - at < 2 ? where.end : at + 2);
		const char *capitals;
		uint8_t bit = 0;

		if (pair.end - pair.begin == 2 && find_flag(p->in.text + at, &bit)) {
			ace->flags |= bit;
			continue;
		}
		capitals = sddl_capitals(&p->in, pair);
		if (pair.end - pair.begin == 2 && find_flag(capitals, &bit))
			return fail_case(p, pair);
		if (strcmp(capitals, "CR") == 0)
			return sddl_fail(&p->in, SDDL_UNSUPPORTED, pair, NULL,
					 "the flag 'CR' (critical, 0x%x) is newer than the readers of namespace "
					 "security: remove it",
					 ACE_CRITICAL);
		return sddl_fail(&p->in, SDDL_SYNTAX, pair, NULL,
				 "unknown ACE flag '%s': the flags are OI CI NP IO ID SA FA", sddl_quote(&p->in, pair));
	}
	return true;
}

static bool parse_rights_number(struct parser *p, struct sd_span where, struct sd_ace *ace)
{
	uint64_t number = 0;
	int base;
	size_t taken = sddl_read_number(&p->in, where, UINT32_MAX, &number, &base);

	if (taken != where.end - where.begin)
		return sddl_fail(&p->in, SDDL_SYNTAX, where, NULL,
				 "'%s' is not an access mask: write a 32-bit number such as 0x6003F, or letters",
				 sddl_quote(&p->in, where));
	ace->mask = (uint32_t)number;
	return true;
}

static bool parse_rights(struct parser *p, struct sd_span where, struct sd_ace *ace)
{
	if (where.begin < where.end && p->in.text[where.begin] >= '0' && p->in.text[where.begin] <= '9')
		return parse_rights_number(p, where, ace);
	for (size_t at = where.begin; at < where.end; at += 2) {
		struct sd_span pair = span(at, where.end - at < 2 ? where.end : at + 2);
		uint32_t mask = 0;

		if (pair.end - pair.begin == 2 && rights_letters(p->in.text + at, &mask)) {
			ace->mask |= mask;
			continue;
		}
		if (pair.end - pair.begin == 2 && rights_letters(sddl_capitals(&p->in, pair), &mask))
			return fail_case(p, pair);
		return sddl_fail(
			&p->in, SDDL_SYNTAX, pair, NULL,
			"unknown access right '%s': write pairs of letters such as CCDC, or a number such as 0x3",
			sddl_quote(&p->in, pair));
	}
	return true;
}

static bool parse_guid(struct parser *p, struct sd_span where, struct sd_ace *ace, struct guid *guid, uint32_t flag)
{
	struct text text;

	if (where.begin == where.end)
		return true;
	if (!sd_ace_is_object(ace))
		return sddl_fail(
			&p->in, SDDL_SYNTAX, where, "",
			"an ACE of type %s cannot have an object type: leave the field empty, or use OA, OD or OU",
			sd_ace_kind(ace->type)->letters);
	text = (struct text){p->in.text + where.begin, where.end - where.begin};
	if (text.length != GUID_TEXT || !guid_parse(text, guid))
		return sddl_fail(&p->in, SDDL_SYNTAX, where, NULL,
				 "'%s' is not a GUID: write 8-4-4-4-12 hexadecimal digits without braces",
				 sddl_quote(&p->in, where));
	ace->object_flags |= flag;
	return true;
}

/* Splits "(a;b;c;d;e;f" at the cursor; leaves the cursor on the ';' of a seventh field or on the ')'. */
static bool split_fields(struct parser *p, struct sd_span fields[FIELD_COUNT])
{
	size_t begin = p->in.at, field = begin + 1;
	int count = 0;

	for (size_t at = begin + 1; at < p->in.length && p->in.text[at] != '('; at++) {
		char c = p->in.text[at];

		if (c != ';' && c != ')')
			continue;
		fields[count++] = span(field, at);
		field = at + 1;
		p->in.at = at;
		if (count == FIELD_COUNT)
			return true;
		if (c == ')')
			return sddl_fail(
				&p->in, SDDL_SYNTAX, span(begin, at + 1), NULL,
				"an ACE needs six fields, (type;flags;rights;object;inherited object;SID), not %d",
				count);
	}
	return sddl_fail(&p->in, SDDL_SYNTAX, span(begin, begin + 1), NULL, "unterminated ACE: missing ')'");
}

static bool parse_field_values(struct parser *p, struct sd_span fields[FIELD_COUNT], struct sd_ace *ace)
{
	for (int i = 0; i < FIELD_COUNT; i++)
		fields[i] = trim(p, fields[i]);
	ace->type_at = fields[FIELD_TYPE];
	ace->flags_at = fields[FIELD_FLAGS];
	ace->rights_at = fields[FIELD_RIGHTS];
	ace->sid_at = fields[FIELD_SID];
	return parse_type(p, ace->type_at, ace) && parse_flags(p, ace->flags_at, ace) &&
	       parse_rights(p, ace->rights_at, ace) &&
	       parse_guid(p, fields[FIELD_OBJECT], ace, &ace->object, SD_OBJECT_TYPE) &&
	       parse_guid(p, fields[FIELD_INHERITED], ace, &ace->inherited, SD_INHERITED_OBJECT_TYPE) &&
	       sddl_read_sid(&p->in, ace->sid_at, &ace->sid);
}

/* Reads the seventh field: the cursor is at the ';' before it, or at the ')' if there is none. */
static bool parse_tail(struct parser *p, struct sd_ace *ace)
{
	const struct sd_ace_kind *kind = sd_ace_kind(ace->type);
	struct sd_span here = span(p->in.at, p->in.at + 1);

	if (kind->tail == SD_TAIL_NONE && sddl_peek(&p->in) == ';')
		return sddl_fail(&p->in, SDDL_SYNTAX, here, NULL, "an ACE of type %s ends with its SID: expected ')'",
				 kind->letters);
	if (kind->tail == SD_TAIL_NONE)
		return true;
	if (sddl_peek(&p->in) == ';')
		p->in.at++;
	sddl_skip_space(&p->in);
	if (sddl_peek(&p->in) != '(')
		return sddl_fail(&p->in, SDDL_SYNTAX, span(p->in.at, p->in.at), NULL, "an ACE of type %s needs %s here",
				 kind->letters,
				 kind->tail == SD_TAIL_CLAIM ? "an attribute such as (\"name\",TI,0,1)"
							     : "a condition such as (@User.Title==\"VP\")");
	if (!(kind->tail == SD_TAIL_CLAIM ? attribute_parse(&p->in, &ace->data, &ace->data_size)
					  : condition_parse(&p->in, &ace->data, &ace->data_size)))
		return false;
	sddl_skip_space(&p->in);
	return true;
}

static bool parse_ace(struct parser *p, struct sd_ace *ace)
{
	struct sd_span fields[FIELD_COUNT];

	ace->begin = p->in.at;
	if (!split_fields(p, fields) || !parse_field_values(p, fields, ace) || !parse_tail(p, ace))
		return false;
	if (sddl_peek(&p->in) != ')')
		return sddl_fail(&p->in, SDDL_SYNTAX, span(p->in.at, p->in.at), ")",
				 "expected ')' at the end of the ACE");
	ace->end = ++p->in.at;
	return true;
}

static bool parse_aces(struct parser *p, struct sd_acl *acl)
{
	size_t capacity = 0, size = sd_acl_size(acl);
	struct sd_ace *aces = NULL;
	bool good = true;

	for (skip_space(p); good && sddl_peek(&p->in) == '('; skip_space(p)) {
		aces = mem_grow(aces, acl->count, &capacity, sizeof *aces);
		memset(&aces[acl->count], 0, sizeof *aces);
		good = parse_ace(p, &aces[acl->count]);
		if (!good)
			break;
		size += sd_ace_size(&aces[acl->count]);
		if (sd_ace_is_object(&aces[acl->count]))
			acl->revision = 4;
		if (size > ACL_MAX)
			good = sddl_fail(&p->in, SDDL_TOO_LARGE, span(aces[acl->count].begin, p->in.at), NULL,
					 "the binary form of the ACL exceeds 65535 bytes");
		acl->count++;
	}
	acl->aces = arena_copy(p->in.arena, aces, acl->count * sizeof *aces);
	free(aces);
	return good;
}

/* Whether "X:" begins the next part at the cursor, in either case. */
static bool at_part(const struct parser *p)
{
	size_t at = p->in.at;
	char letter = sddl_peek(&p->in);

	if (letter >= 'a' && letter <= 'z')
		letter = (char)(letter - 'a' + 'A');
	return letter && strchr(part_letters, letter) && at + 1 < p->in.length && p->in.text[at + 1] == ':';
}

/* The length of an ACL flag at the cursor; 0 if there is none. */
static size_t take_acl_flag(struct parser *p, bool dacl, struct sd_acl *acl)
{
	if (sddl_looking_at(&p->in, null_acl)) {
		acl->state = SD_ACL_NULL;
		acl->revision = 0;
		return strlen(null_acl);
	}
	for (size_t i = 0; i < sizeof acl_flags / sizeof *acl_flags; i++) {
		if (sddl_looking_at(&p->in, acl_flags[i].letters)) {
			p->sd->control |= dacl ? acl_flags[i].dacl : acl_flags[i].sacl;
			return strlen(acl_flags[i].letters);
		}
	}
	return 0;
}

/* The invalid text at the cursor ends at the next ACE, part, space or end. */
static bool fail_acl_flag(struct parser *p)
{
	size_t begin = p->in.at;
	struct sd_span where;
	const char *capitals;

	while (p->in.at < p->in.length && sddl_peek(&p->in) != '(' && !sddl_is_space(sddl_peek(&p->in)) &&
	       (p->in.at == begin || !at_part(p)))
		p->in.at++;
	where = span(begin, p->in.at);
	capitals = sddl_capitals(&p->in, where);
	if (strcmp(capitals, "P") == 0 || strcmp(capitals, "AI") == 0 || strcmp(capitals, "AR") == 0 ||
	    strcmp(capitals, "PAI") == 0 || strcmp(capitals, null_acl) == 0)
		return fail_case(p, where);
	return sddl_fail(&p->in, SDDL_SYNTAX, where, NULL,
			 "unknown ACL flag '%s': the flags are P, AI, AR and NO_ACCESS_CONTROL, followed by ACEs "
			 "in parentheses",
			 sddl_quote(&p->in, where));
}

static bool parse_acl(struct parser *p, size_t part_begin, bool dacl)
{
	struct sd_acl *acl = dacl ? &p->sd->dacl : &p->sd->sacl;
	size_t taken;

	*acl = (struct sd_acl){.state = SD_ACL_PRESENT, .revision = 2};
	p->sd->control |= dacl ? SD_DACL_PRESENT : SD_SACL_PRESENT;
	for (skip_space(p); p->in.at < p->in.length && sddl_peek(&p->in) != '(' && !at_part(p); skip_space(p)) {
		taken = take_acl_flag(p, dacl, acl);
		if (taken == 0)
			return fail_acl_flag(p);
		p->in.at += taken;
	}
	if (acl->state == SD_ACL_NULL && sddl_peek(&p->in) == '(')
		return sddl_fail(&p->in, SDDL_SYNTAX, span(p->in.at, p->in.at + 1), NULL,
				 "NO_ACCESS_CONTROL means a NULL ACL: remove it or the ACEs");
	if (!parse_aces(p, acl))
		return false;
	acl->at = span(part_begin, p->in.at);
	return true;
}

/* A SID ends at the next part: an alias has two letters, a numeric SID digits and hyphens. */
static struct sd_span sid_span(const struct parser *p)
{
	size_t begin = p->in.at, end = begin, length = p->in.length;
	const char *text = p->in.text;

	if (begin + 1 < length && text[begin + 1] == '-') {
		for (end = begin + 2; end < length; end++) {
			char c = text_fold(text[end]);
			bool part = end + 1 < length && text[end + 1] == ':';

			if (part || !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == 'x' || c == '-'))
				break;
		}
		return span(begin, end);
	}
	while (end < length && end < begin + 2 && ((text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z') &&
	       !(end + 1 < length && text[end + 1] == ':'))
		end++;
	return span(begin, end);
}

static bool parse_principal(struct parser *p, struct sid *sid, bool *has, struct sd_span *at)
{
	skip_space(p);
	*at = sid_span(p);
	*has = sddl_read_sid(&p->in, *at, sid);
	p->in.at = at->end;
	return *has;
}

static bool fail_part(struct parser *p)
{
	struct sd_span here = span(p->in.at, p->in.at + 1);

	while (here.end < p->in.length && ((unsigned char)p->in.text[here.end] & 0xC0) == 0x80)
		here.end++;
	return sddl_fail(&p->in, SDDL_SYNTAX, here, NULL,
			 "unknown part '%s' of a descriptor: the parts are O:owner, G:group, D:ACEs and S:ACEs",
			 sddl_quote(&p->in, here));
}

static bool parse_part(struct parser *p)
{
	size_t begin = p->in.at;
	const char *which;

	if (!at_part(p))
		return fail_part(p);
	which = strchr(part_letters, sddl_peek(&p->in));
	if (which == NULL)
		return fail_case(p, span(begin, begin + 1));
	if (p->seen[which - part_letters])
		return sddl_fail(&p->in, SDDL_SYNTAX, span(begin, begin + 2), NULL, "duplicate part %c:", *which);
	p->seen[which - part_letters] = true;
	p->in.at += 2;
	switch (*which) {
	case 'O':
		return parse_principal(p, &p->sd->owner, &p->sd->has_owner, &p->sd->owner_at);
	case 'G':
		return parse_principal(p, &p->sd->group, &p->sd->has_group, &p->sd->group_at);
	default:
		return parse_acl(p, begin, *which == 'D');
	}
}

struct sd_descriptor *sddl_parse(struct arena *arena, struct text text, const struct sddl_options *options,
				 struct sddl_error *error)
{
	struct parser p = {
		.in = {arena, text.bytes, text.length, 0, options ? options->domain : NULL, error},
		.sd = arena_alloc(arena, sizeof *p.sd),
	};

	p.sd->control = SD_SELF_RELATIVE;
	for (skip_space(&p); p.in.at < p.in.length; skip_space(&p))
		if (!parse_part(&p))
			return NULL;
	return p.sd;
}
