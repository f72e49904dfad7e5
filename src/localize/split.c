/* SPDX-License-Identifier: MIT */
/*
 * Writes the units of both halves: pragmas where something changes, declarations between empty lines (mof-language
 * 6.7).
 */
#include "localize/split.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/namespace.h"
#include "localize/half.h"

/* The state that the pragmas of a half have set so far. */
struct state {
	struct half half;
	const struct cim_namespace *where; /* NULL: none named yet */
	uint32_t class_flags, instance_flags;
	bool has_instance_flags;
};

/* Pragmas are on consecutive lines; everything else is separated by an empty line. */
static void begin_line(struct half *half, bool is_pragma)
{
	if (half->begun)
		writer_word(&half->writer, is_pragma && half->after_pragma ? LINE_END : LINE_END LINE_END);
	half->begun = true;
	half->after_pragma = is_pragma;
}

static void put_string_pragma(struct half *half, const char *name, struct text argument)
{
	begin_line(half, true);
	writer_printf(&half->writer, "#pragma %s(", name);
	print_string(&half->writer, argument);
	writer_word(&half->writer, ")");
}

static void put_class_flags(struct state *state, uint32_t flags)
{
	begin_line(&state->half, true);
	writer_printf(&state->half.writer, "#pragma classflags(%u)", (unsigned)flags);
	state->class_flags = flags;
}

static void put_instance_flags(struct state *state, uint32_t flags)
{
	begin_line(&state->half, true);
	writer_printf(&state->half.writer, "#pragma instanceflags(%u)", (unsigned)flags);
	state->instance_flags = flags;
	state->has_instance_flags = true;
}

/* No pragma names the namespace at the start of a unit. */
static bool is_start(const struct cim_namespace *where)
{
	return where->span.source == NULL;
}

static void finish(struct half *half)
{
	if (half->begun)
		writer_word(&half->writer, LINE_END);
}

/* ---- the neutral half ---- */

/* Relative paths follow each other as in the source, including namespaces without declarations. */
static void enter_namespace(struct state *state, const struct cim_namespace *where)
{
	const struct cim_namespace **chain = NULL;
	size_t count = 0, capacity = 0;

	for (const struct cim_namespace *at = where; at && at != state->where && !is_start(at); at = at->parent) {
		chain = mem_grow(chain, count, &capacity, sizeof *chain);
		chain[count++] = at;
	}
	while (count > 0)
		put_string_pragma(&state->half, "namespace", chain[--count]->written);
	free(chain);
	if (where)
		state->where = where;
}

/* The path of an #include is raw; the pragma, which Windows does not have, covers paths that cannot be written raw. */
static void put_include(struct half *half, const struct cim_remark *remark)
{
	if (memchr(remark->argument.bytes, '"', remark->argument.length) ||
	    memchr(remark->argument.bytes, '\n', remark->argument.length)) {
		put_string_pragma(half, "include", remark->argument);
		return;
	}
	begin_line(half, true);
	writer_word(&half->writer, "#include (\"");
	writer_put(&half->writer, remark->argument);
	writer_word(&half->writer, "\")");
}

/* An included file starts in the namespace that is in force. */
static void put_remark(struct state *state, const struct cim_remark *remark)
{
	struct half *half = &state->half;

	if (name_is(remark->name, "amendment"))
		return;
	if (name_is(remark->name, "include")) {
		enter_namespace(state, remark->where);
		put_include(half, remark);
	} else if (remark->argument.length > 0) {
		put_string_pragma(half, remark->name.spelling, remark->argument);
	} else {
		begin_line(half, true);
		writer_printf(&half->writer, "#pragma %s", remark->name.spelling);
	}
}

/* A typed declaration; its flavors are written at each use instead. */
static void put_declaration(struct half *half, const struct cim_qualifier_declaration *declaration)
{
	struct cim_qualifier_declaration bare = *declaration;

	if (!declaration->has_type)
		return;
	bare.words = 0;
	begin_line(half, false);
	print_declaration(&half->writer, &bare);
}

static void put_deletion(struct half *half, const struct cim_operation *operation)
{
	begin_line(half, true);
	writer_printf(&half->writer, "#pragma %s(",
		      operation->kind == CIM_DELETE_CLASS ? "deleteclass" : "deleteinstance");
	print_string(&half->writer, operation->deleted.path);
	writer_word(&half->writer, operation->deleted.must_exist ? ",FAIL)" : ",NOFAIL)");
}

static void put_operation(struct state *state, const struct cim_operation *operation)
{
	bool deletes = operation->kind == CIM_DELETE_CLASS || operation->kind == CIM_DELETE_INSTANCE;

	if (!deletes && state->class_flags != operation->class_flags)
		put_class_flags(state, operation->class_flags);
	if (!deletes && operation->has_instance_flags &&
	    !(state->has_instance_flags && state->instance_flags == operation->instance_flags))
		put_instance_flags(state, operation->instance_flags);
	enter_namespace(state, operation->where);
	if (deletes) {
		put_deletion(&state->half, operation);
		return;
	}
	begin_line(&state->half, false);
	if (operation->kind == CIM_DEFINE_CLASS)
		half_put_class(&state->half, operation->class);
	else
		half_put_instance(&state->half, operation->instance);
}

static bool declares_max(const struct cim_unit *unit)
{
	for (size_t i = 0; i < unit->declaration_count; i++)
		if (unit->declarations[i].has_type && name_is(unit->declarations[i].name, "max"))
			return true;
	return false;
}

void split_neutral(const struct cim_unit *unit, struct buffer *out)
{
	struct state state = {.half = {.writer.out = out, .keeps_sizes = declares_max(unit)}};
	size_t remark = 0, declaration = 0;

	for (size_t i = 0; i <= unit->count; i++) {
		bool at_end = i == unit->count;

		while (remark < unit->remark_count &&
		       (at_end || unit->remarks[remark].span.begin < unit->operations[i].span.begin))
			put_remark(&state, &unit->remarks[remark++]);
		while (declaration < unit->declaration_count && unit->declarations[declaration].position <= i)
			put_declaration(&state.half, &unit->declarations[declaration++]);
		if (!at_end)
			put_operation(&state, &unit->operations[i]);
	}
	finish(&state.half);
}

/* ---- the language half ---- */

/* The operations of one namespace, in their order. */
struct section {
	const struct cim_namespace *where;
	size_t first, last;
};

struct sections {
	struct section *items;
	size_t count, capacity;
	size_t *next; /* for each operation the next of its section; 0 after the last */
};

static struct section *add_section(struct sections *sections, const struct cim_namespace *where, size_t first)
{
	sections->items = mem_grow(sections->items, sections->count, &sections->capacity, sizeof *sections->items);
	sections->items[sections->count] = (struct section){where, first, first};
	return &sections->items[sections->count++];
}

/* Sorts the operations by namespace, in the order of first use. */
static void make_sections(const struct cim_unit *unit, struct sections *sections)
{
	struct map by_path = {0}; /* folded path -> index in `items`, plus one */
	struct names paths;

	*sections = (struct sections){.next = mem_zero((unit->count + 1) * sizeof *sections->next)};
	names_init(&paths, 0);
	for (size_t i = 0; i < unit->count; i++) {
		const char *path = names_of(&paths, unit->operations[i].where->path).folded;
		struct section *section;
		uintptr_t found = (uintptr_t)map_get(&by_path, path);

		if (found == 0) {
			add_section(sections, unit->operations[i].where, i);
			map_put(&by_path, path, (void *)(uintptr_t)sections->count);
			continue;
		}
		section = &sections->items[found - 1];
		sections->next[section->last] = i;
		section->last = i;
	}
	map_free(&by_path);
	names_free(&paths);
}

static void free_sections(struct sections *sections)
{
	free(sections->items);
	free(sections->next);
}

/* The namespace of a section and its child for the locale; only the child if the master names no namespace. */
static void put_namespaces(struct half *half, const struct cim_namespace *where, bool any_named)
{
	struct buffer path = {0};

	if (any_named) {
		if (is_start(where) || where->parent)
			buffer_printf(&path, "\\\\.\\%s", where->path);
		else
			buffer_put(&path, where->written.bytes, where->written.length);
		put_string_pragma(half, "namespace", (struct text){(const char *)path.bytes, path.size});
		if (path.bytes[path.size - 1] != '\\' && path.bytes[path.size - 1] != '/')
			buffer_put_byte(&path, '\\');
	}
	begin_line(half, true);
	writer_word(&half->writer, "instance of __namespace{ name=");
	print_string(&half->writer, half->locale);
	writer_word(&half->writer, ";};");
	buffer_put(&path, half->locale.bytes, half->locale.length);
	put_string_pragma(half, "namespace", (struct text){(const char *)path.bytes, path.size});
	buffer_free(&path);
	half->after_pragma = false; /* an empty line follows in any case */
}

static bool has_texts(const struct cim_operation *operation)
{
	return operation->kind == CIM_DEFINE_CLASS && half_has_class(operation->class);
}

/* The flags of the first class precede the namespaces, those of a later one precede the class. */
static void put_section(struct state *state, const struct cim_unit *unit, const struct sections *sections,
			const struct section *section, bool any_named)
{
	bool headed = false;
	size_t i = section->first;

	do {
		const struct cim_operation *operation = &unit->operations[i];

		i = sections->next[i];
		if (!has_texts(operation))
			continue;
		if (state->class_flags != operation->class_flags)
			put_class_flags(state, operation->class_flags);
		if (!headed)
			put_namespaces(&state->half, section->where, any_named);
		headed = true;
		begin_line(&state->half, false);
		half_put_class(&state->half, operation->class);
	} while (i > 0);
	if (!headed)
		put_namespaces(&state->half, section->where, any_named);
}

/*
 * The flags in force before the language half: none if it is compiled separately, after the neutral half those that it
 * leaves. If they differ, they are treated as unknown, so that the first class sets its own.
 */
static uint32_t flags_before(const struct cim_unit *unit)
{
	enum { NOT_KNOWN = INT32_MAX };
	uint32_t flags = 0;

	for (size_t i = 0; i < unit->count; i++)
		if (unit->operations[i].kind == CIM_DEFINE_CLASS || unit->operations[i].kind == CIM_PUT_INSTANCE)
			flags = unit->operations[i].class_flags;
	return flags == 0 ? 0 : NOT_KNOWN;
}

void split_language(const struct cim_unit *unit, struct text locale, struct buffer *out)
{
	struct state state = {.half = {.writer.out = out,
				       .is_language = true,
				       .locale = locale,
				       .in_by_default = cim_in_by_default(unit)}};
	const struct cim_remark *autorecover = cim_unit_find_remark(unit, "autorecover");
	struct sections sections;
	bool any_named = false;

	make_sections(unit, &sections);
	for (size_t i = 0; i < sections.count; i++)
		any_named |= !is_start(sections.items[i].where);
	if (autorecover)
		put_remark(&state, autorecover);
	state.class_flags = flags_before(unit);
	for (size_t i = 0; i < sections.count; i++)
		put_section(&state, unit, &sections, &sections.items[i], any_named);
	finish(&state.half);
	free_sections(&sections);
}

/* ---- files ---- */

void split_encode(struct text text, struct buffer *out)
{
	buffer_put_u16le(out, 0xFEFF);
	wtf8_append_utf16le(out, text);
}
