/* SPDX-License-Identifier: MIT */
#include "syntax/dump.h"

#include "grammar/mof_parse.h"

static const struct {
	int kind;
	const char *name;
} kind_names[] = {
	{IDENTIFIER, "identifier"},
	{INTEGER, "integer"},
	{REAL, "real"},
	{CHARACTER, "character"},
	{STRING, "string"},
	{ALIAS, "alias"},
	{CLASS, "class"},
	{INSTANCE, "instance"},
	{OF, "of"},
	{AS, "as"},
	{REF, "ref"},
	{QUALIFIER, "qualifier"},
	{TRUE, "true"},
	{FALSE, "false"},
	{NULL_VALUE, "null"},
	{PRAGMA, "pragma"},
	{INCLUDE, "include"},
	{COMMENT, "comment"},
	{LINE_MARKER, "line-marker"},
	{PREPROCESSOR, "preprocessor"},
	{END_OF_FILE, "end"},
};

static const char *kind_name(int kind)
{
	for (size_t i = 0; i < sizeof kind_names / sizeof *kind_names; i++)
		if (kind_names[i].kind == kind)
			return kind_names[i].name;
	return "punctuation";
}

/* The text on one line, with control characters escaped. */
static void put_text(struct text text, struct buffer *out)
{
	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char)text.bytes[i];

		if (byte < ' ')
			buffer_printf(out, "\\x%02X", byte);
		else
			buffer_put_byte(out, byte);
	}
}

void dump_tokens(const struct tokens *tokens, struct buffer *out)
{
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->items[i];
		struct location place = source_locate(tokens->source, token->begin);

		buffer_printf(out, "%6zu %4u:%-3u %-12s ", i, (unsigned)place.line, (unsigned)place.column,
			      kind_name(token->kind));
		if (token->match)
			buffer_printf(out, "<%u> ", (unsigned)token->match);
		put_text(token_text(tokens, i), out);
		buffer_put_byte(out, '\n');
	}
}

/* ---- trees ---- */

struct dump {
	const struct tree *tree;
	struct buffer *out;
	int depth;
};

static void put_word(struct dump *dump, const char *before, uint32_t token)
{
	if (token == NO_TOKEN)
		return;
	buffer_put_text(dump->out, before);
	put_text(token_text(&dump->tree->tokens, token), dump->out);
}

static void begin_line(struct dump *dump, const char *label)
{
	buffer_fill(dump->out, ' ', 2 * (size_t)dump->depth);
	buffer_put_text(dump->out, label);
}

static void end_line(struct dump *dump)
{
	buffer_put_byte(dump->out, '\n');
}

static void put_declaration(struct dump *dump, const struct tree_declaration *declaration);

static void put_value(struct dump *dump, const struct tree_value *value)
{
	static const char *const labels[] = {"integer", "real",  "character", "string", "true",    "false",
					     "null",    "alias", "word",      "array",  "instance"};

	dump->depth++;
	begin_line(dump, labels[value->kind]);
	if (value->kind < TREE_ARRAY)
		for (uint32_t token = value->range.first; token <= value->range.last; token++)
			put_word(dump, " ", token);
	end_line(dump);
	if (value->kind == TREE_ARRAY)
		for (const struct tree_value *element = value->elements; element; element = element->next)
			put_value(dump, element);
	if (value->kind == TREE_INSTANCE)
		put_declaration(dump, value->instance);
	dump->depth--;
}

static void put_words(struct dump *dump, const char *before, const struct tree_word *words)
{
	if (words)
		buffer_put_text(dump->out, before);
	for (; words; words = words->next)
		put_word(dump, " ", words->token);
}

static void put_qualifiers(struct dump *dump, const struct tree_qualifiers *qualifiers)
{
	dump->depth++;
	for (const struct tree_qualifier *qualifier = qualifiers->first; qualifier; qualifier = qualifier->next) {
		begin_line(dump, "qualifier ");
		put_word(dump, "", qualifier->name);
		put_words(dump, " :", qualifier->flavors);
		end_line(dump);
		for (const struct tree_value *value = qualifier->values; value; value = value->next)
			put_value(dump, value);
	}
	dump->depth--;
}

static const char *member_label(const struct tree_member *member)
{
	if (member->is_method)
		return "method ";
	if (member->type == NO_TOKEN)
		return "assignment ";
	return member->is_reference ? "reference " : "property ";
}

static void put_members(struct dump *dump, const struct tree_member *members)
{
	dump->depth++;
	for (; members; members = members->next) {
		begin_line(dump, member_label(members));
		put_word(dump, "", members->name);
		put_word(dump, " : ", members->type);
		if (members->is_array)
			buffer_put_text(dump->out, " array");
		put_word(dump, " of ", members->is_array ? members->array_size : NO_TOKEN);
		end_line(dump);
		put_qualifiers(dump, members->qualifiers);
		if (members->value)
			put_value(dump, members->value);
		put_members(dump, members->parameters);
	}
	dump->depth--;
}

static void put_declaration(struct dump *dump, const struct tree_declaration *declaration)
{
	static const char *const labels[] = {"class ",   "instance of ", "pragma ",
					     "include ", "qualifier ",   "qualifier "};

	begin_line(dump, labels[declaration->kind]);
	put_word(dump, "", declaration->name);
	put_word(dump, " as ", declaration->alias);
	put_word(dump, " : ", declaration->superclass);
	put_word(dump, " : ", declaration->type);
	put_words(dump, " :", declaration->flavors);
	end_line(dump);
	put_qualifiers(dump, declaration->qualifiers);
	for (const struct tree_value *argument = declaration->arguments; argument; argument = argument->next)
		put_value(dump, argument);
	if (declaration->value)
		put_value(dump, declaration->value);
	dump->depth++;
	for (const struct tree_clause *clause = declaration->clauses; clause; clause = clause->next) {
		begin_line(dump, "clause ");
		put_word(dump, "", clause->name);
		put_words(dump, ":", clause->words);
		end_line(dump);
	}
	dump->depth--;
	put_members(dump, declaration->members);
}

void dump_tree(const struct tree *tree, struct buffer *out)
{
	struct dump dump = {tree, out, 0};

	for (const struct tree_declaration *declaration = tree->declarations; declaration;
	     declaration = declaration->next)
		put_declaration(&dump, declaration);
}
