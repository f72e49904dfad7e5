/* SPDX-License-Identifier: MIT */
#include "token_mutator.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "diag/diag.h"
#include "syntax/token.h"
#include "grammar/mof_parse.h"

/* A token as it is to be written, with the space before it. */
struct piece {
	struct text space, text;
	int kind;
	unsigned depth;
	size_t match; /* the index of the partner of an opening bracket, 0 else */
};

/* A text as a list of pieces; indexes of partners are right until the first change. */
struct pieces {
	struct source *source;
	struct piece *items;
	size_t count, capacity;
};

struct mutation {
	struct pieces ours, theirs;
	uint64_t state;
};

/* xorshift64*, never 0. */
static size_t below(struct mutation *mutation, size_t limit)
{
	mutation->state ^= mutation->state >> 12;
	mutation->state ^= mutation->state << 25;
	mutation->state ^= mutation->state >> 27;
	return limit ? (size_t)((mutation->state * 0x2545F4914F6CDD1Du) >> 33) % limit : 0;
}

static void take_apart(struct text text, struct pieces *pieces)
{
	struct tokens tokens = {0};
	struct diag_sink sink;
	uint32_t end = 0;

	*pieces = (struct pieces){0};
	pieces->source = source_new("seed.mof", (const uint8_t *)text.bytes, text.length, NULL);
	if (pieces->source == NULL)
		return;
	diag_sink_init(&sink);
	tokenize(pieces->source, &sink, &tokens);
	pieces->items = mem_alloc(tokens.count * sizeof *pieces->items);
	pieces->capacity = tokens.count;
	for (size_t i = 0; i < tokens.count; i++) {
		const struct token *token = &tokens.items[i];
		const char *space = pieces->source->text + end;

		pieces->items[pieces->count++] = (struct piece){
			.space = {space, token->begin > end ? token->begin - end : 0},
			.text = token_text(&tokens, i),
			.kind = token->kind,
			.depth = token->depth,
			.match = token->match > i ? token->match : 0,
		};
		end = token->end;
	}
	tokens_free(&tokens);
	diag_sink_free(&sink);
}

static void pieces_free(struct pieces *pieces)
{
	free(pieces->items);
	source_free(pieces->source);
}

/* ---- changes: each works on the piece at `at` ---- */

static void insert(struct pieces *pieces, size_t at, const struct piece *items, size_t count)
{
	struct piece *copy;

	if (count == 0)
		return;
	copy = mem_alloc(count * sizeof *copy);
	memcpy(copy, items, count * sizeof *copy);
	if (pieces->count + count > pieces->capacity) {
		pieces->capacity = (pieces->count + count) * 2;
		pieces->items = mem_resize(pieces->items, pieces->capacity * sizeof *pieces->items);
	}
	memmove(pieces->items + at + count, pieces->items + at, (pieces->count - at) * sizeof *copy);
	memcpy(pieces->items + at, copy, count * sizeof *copy);
	pieces->count += count;
	free(copy);
}

static void delete (struct mutation *mutation, size_t at)
{
	struct pieces *ours = &mutation->ours;

	memmove(ours->items + at, ours->items + at + 1, (ours->count - at - 1) * sizeof *ours->items);
	ours->count--;
}

static void repeat(struct mutation *mutation, size_t at)
{
	insert(&mutation->ours, at, &mutation->ours.items[at], 1);
}

static void swap(struct mutation *mutation, size_t at)
{
	struct piece *items = mutation->ours.items, first = items[at];
	size_t other = at + 1 < mutation->ours.count ? at + 1 : 0;

	items[at] = items[other];
	items[other] = first;
}

/* The next piece of the same kind, from a random location on, takes the place of this one. */
static void replace_by_kind(struct mutation *mutation, size_t at)
{
	struct piece *piece = &mutation->ours.items[at];
	const struct pieces *from = mutation->theirs.count && below(mutation, 2) ? &mutation->theirs : &mutation->ours;
	size_t start = below(mutation, from->count);

	for (size_t i = 0; i < from->count; i++) {
		const struct piece *found = &from->items[(start + i) % from->count];

		if (found->kind == piece->kind && found != piece) {
			piece->text = found->text;
			return;
		}
	}
}

/* Words that the compiler knows, and numbers at the ends of the types. */
static void replace_by_known(struct mutation *mutation, size_t at)
{
	static const char *const words[] = {
		"class",
		"instance",
		"of",
		"as",
		"ref",
		"qualifier",
		"true",
		"NULL",
		"uint8",
		"sint64",
		"boolean",
		"string",
		"datetime",
		"char16",
		"object",
		"real32",
		"void",
		"key",
		"abstract",
		"association",
		"singleton",
		"static",
		"In",
		"Out",
		"ID",
		"WmiDataId",
		"WmiMethodId",
		"WmiSizeIs",
		"WMI",
		"guid",
		"Dynamic",
		"Provider",
		"Override",
		"EmbeddedInstance",
		"EmbeddedObject",
		"ValueMap",
		"Values",
		"BitMap",
		"Amendment",
		"locale",
		"ToSubclass",
		"Amended",
		"DisableOverride",
		"ToInstance",
		"__Namespace",
		"__SystemSecurity",
		"RequiresEncryption",
		"NamespaceSecuritySDDL",
		"__EventFilter",
		"#pragma",
		"\"\"",
		"\"\\x\"",
		"\"O:BAG:BAD:(A;;CC;;;WD)\"",
	};
	static const char *const numbers[] = {
		"0",
		"-1",
		"1",
		"127",
		"128",
		"-128",
		"255",
		"256",
		"65535",
		"65536",
		"-32769",
		"2147483648",
		"4294967296",
		"-2147483649",
		"0x7FFFFFFFFFFFFFFF",
		"18446744073709551615",
		"18446744073709551616",
		"-9223372036854775808",
		"0x0",
		"017",
		"101b",
		"1.5",
		"-1.0E308",
		"1e400",
		"4294967295",
	};
	struct piece *piece = &mutation->ours.items[at];

	if (piece->kind == INTEGER || piece->kind == REAL)
		piece->text = text_of(numbers[below(mutation, sizeof numbers / sizeof *numbers)]);
	else
		piece->text = text_of(words[below(mutation, sizeof words / sizeof *words)]);
}

/* After the ';' that ends the member or declaration that contains a piece. */
static size_t behind_member(const struct pieces *pieces, size_t at)
{
	unsigned depth = pieces->items[at].depth;

	while (at + 1 < pieces->count && !(pieces->items[at].kind == ';' && pieces->items[at].depth <= depth))
		at++;
	return at + 1 < pieces->count ? at + 1 : pieces->count - 1;
}

/* A member or declaration from a random place of either text, once more or from elsewhere. */
static void splice(struct mutation *mutation, size_t at)
{
	const struct pieces *from =
		mutation->theirs.count > 1 && below(mutation, 2) ? &mutation->theirs : &mutation->ours;
	size_t first = behind_member(from, below(mutation, from->count - 1));
	size_t end = behind_member(from, first), place = behind_member(&mutation->ours, at);

	if (end > first)
		insert(&mutation->ours, place, from->items + first, end - first);
}

/* Duplicates the contents of brackets in front of them: {1, 2} becomes {{1, 2}1, 2}. */
static void nest(struct mutation *mutation, size_t at)
{
	struct pieces *ours = &mutation->ours;

	for (size_t i = at; i < ours->count; i++) {
		size_t end = ours->items[i].match;

		if (end <= i || end >= ours->count || end - i > 200)
			continue;
		insert(ours, i + 1, ours->items + i, end - i + 1);
		return;
	}
}

void token_mutate(struct text text, struct text other, uint64_t seed, struct buffer *out)
{
	static void (*const changes[])(struct mutation * mutation, size_t at) = {
		delete,           repeat,           swap,   replace_by_kind, replace_by_kind,
		replace_by_known, replace_by_known, splice, splice,          nest,
	};
	struct mutation mutation = {.state = seed * 0x9E3779B97F4A7C15u | 1};

	take_apart(text, &mutation.ours);
	take_apart(other, &mutation.theirs);
	for (size_t left = 1 + below(&mutation, 4); left > 0 && mutation.ours.count > 1; left--)
		changes[below(&mutation, sizeof changes / sizeof *changes)](&mutation,
									    below(&mutation, mutation.ours.count - 1));
	for (size_t i = 0; i < mutation.ours.count; i++) {
		const struct piece *piece = &mutation.ours.items[i];

		buffer_put(out, piece->space.bytes, piece->space.length);
		if (piece->space.length == 0 && i > 0)
			buffer_put_byte(out, ' ');
		buffer_put(out, piece->text.bytes, piece->text.length);
	}
	pieces_free(&mutation.ours);
	pieces_free(&mutation.theirs);
}
