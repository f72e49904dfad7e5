/* SPDX-License-Identifier: MIT */
/* Turns names of MOF into names of C: no reserved words, no duplicates, none that a macro would replace. */
#include <stdlib.h>
#include <string.h>

#include "formats/cheader/writer.h"

static const char *const words[] = {
#define WORD(word) #word,
#include "formats/cheader/words.def"
#undef WORD
};

static int compare_words(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

static bool is_word(const char *name)
{
	return bsearch(name, words, sizeof words / sizeof *words, sizeof *words, compare_words) != NULL;
}

static bool is_letter(uint32_t character)
{
	return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') || character == '_';
}

const char *cheader_identifier(struct cheader_writer *writer, struct text text)
{
	struct buffer name = {0};
	const char *kept;

	for (size_t i = 0; i < text.length;) {
		uint32_t character;

		i += wtf8_decode(text.bytes + i, text.length - i, &character);
		if (is_letter(character) || (name.size > 0 && character >= '0' && character <= '9'))
			buffer_put_byte(&name, (uint8_t)character);
		else
			buffer_printf(&name, "_u%04X", (unsigned)character);
	}
	if (name.size == 0)
		buffer_put_byte(&name, '_');
	if (is_word(buffer_text(&name)))
		buffer_put_byte(&name, '_');
	kept = arena_text(&writer->arena, buffer_text(&name), name.size);
	buffer_free(&name);
	return kept;
}

/* The table compares names without case, C with case: a mark before each capital letter distinguishes them. */
static const char *key_of(struct cheader_writer *writer, const char *name)
{
	struct buffer key = {0};
	const char *folded;

	for (; *name; name++) {
		if (*name >= 'A' && *name <= 'Z')
			buffer_put_byte(&key, '^');
		buffer_put_byte(&key, (uint8_t)*name);
	}
	folded = names_of(&writer->keys, buffer_text(&key)).folded;
	buffer_free(&key);
	return folded;
}

static void note(struct map *map, const char *key)
{
	map_put(map, key, (void *)key);
}

/* Records a field, so that no macro gets its name. */
static void note_field(struct cheader_writer *writer, const char *field)
{
	note(&writer->fields, key_of(writer, field));
}

const char *cheader_field(struct cheader_writer *writer, struct name name)
{
	const char *field = cheader_identifier(writer, text_of(name.spelling));

	return map_get(&writer->types, key_of(writer, field)) ? arena_printf(&writer->arena, "%s_", field) : field;
}

bool cheader_is_free(struct cheader_writer *writer, const char *name)
{
	const char *key = key_of(writer, name);

	return !map_get(&writer->globals, key) && !map_get(&writer->fields, key);
}

const char *cheader_claim(struct cheader_writer *writer, const char *name)
{
	const char *free_name = name;

	while (!cheader_is_free(writer, free_name))
		free_name = arena_printf(&writer->arena, "%s_%zu", name, ++writer->changed);
	note(&writer->globals, key_of(writer, free_name));
	return free_name;
}

/* As cheader_claim; no field gets this name. */
static const char *claim_type(struct cheader_writer *writer, const char *name)
{
	const char *free_name = cheader_claim(writer, name);

	note(&writer->types, key_of(writer, free_name));
	return free_name;
}

/* ---- all names of a header ---- */

static void name_class(struct cheader_writer *writer, struct cheader_class *class)
{
	struct text header_name = cim_qualifier_text(&class->block->class->qualifiers, "headername");
	struct text name = text_of(class->block->class->name.spelling);

	class->guid_name = cheader_identifier(writer, name);
	class->name = claim_type(writer, cheader_identifier(writer, header_name.length > 0 ? header_name : name));
}

static void name_pointer(struct cheader_writer *writer, struct cheader_class *class)
{
	const char *pointer = arena_printf(&writer->arena, "P%s", class->name);

	class->has_pointer = cheader_is_free(writer, pointer);
	if (class->has_pointer)
		claim_type(writer, pointer);
}

static void note_fields(struct cheader_writer *writer, const struct cim_layout *layout)
{
	for (size_t i = 0; i < layout->count; i++)
		note_field(writer, cheader_field(writer, layout->members[i].property->name));
}

static void find_methods(struct cheader_writer *writer, struct cheader_class *class)
{
	const struct cim_class *from = class->block->class;

	class->methods = arena_alloc(&writer->arena, from->methods.count * sizeof *class->methods);
	for (size_t i = 0; i < from->methods.count; i++) {
		struct cheader_method *method = &class->methods[i];

		method->method = &from->methods.items[i];
		method->in = cim_block_parameters(&writer->blocks, method->method, "in");
		method->out = cim_block_parameters(&writer->blocks, method->method, "out");
		note_fields(writer, &method->in);
		note_fields(writer, &method->out);
	}
}

static void name_method(struct cheader_writer *writer, struct cheader_class *class, struct cheader_method *method)
{
	const char *name = cheader_identifier(writer, text_of(method->method->name.spelling));
	struct text header_name = cim_qualifier_text(&method->method->qualifiers, "headername");
	const char *structure = header_name.length > 0 ? cheader_identifier(writer, header_name) : name;
	const char *in = arena_printf(&writer->arena, "%s_IN", structure);
	const char *out = arena_printf(&writer->arena, "%s_OUT", structure);

	if (!cheader_is_free(writer, name) || !cheader_is_free(writer, in) || !cheader_is_free(writer, out)) {
		name = arena_printf(&writer->arena, "%s_%s", class->name, name);
		in = arena_printf(&writer->arena, "%s_%s_IN", class->name, structure);
		out = arena_printf(&writer->arena, "%s_%s_OUT", class->name, structure);
	}
	method->name = cheader_claim(writer, name);
	method->in_name = claim_type(writer, in);
	method->out_name = claim_type(writer, out);
}

void cheader_name_all(struct cheader_writer *writer)
{
	for (size_t i = 0; i < writer->count; i++)
		name_class(writer, &writer->classes[i]);
	for (size_t i = 0; i < writer->count; i++)
		name_pointer(writer, &writer->classes[i]);
	for (size_t i = 0; i < writer->count; i++) {
		note_fields(writer, &writer->classes[i].block->layout);
		find_methods(writer, &writer->classes[i]);
	}
	for (size_t i = 0; i < writer->count; i++)
		for (size_t j = 0; j < writer->classes[i].block->class->methods.count; j++)
			name_method(writer, &writer->classes[i], &writer->classes[i].methods[j]);
}

void cheader_free_names(struct cheader_writer *writer)
{
	map_free(&writer->types);
	map_free(&writer->fields);
	map_free(&writer->globals);
	names_free(&writer->keys);
}
