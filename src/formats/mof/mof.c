/* SPDX-License-Identifier: MIT */
/* Writing a unit as MOF text: pragmas where the settings change (mof-language 2.4). */
#include "formats/mof/mof.h"

#include <string.h>

#include "formats/mof/writer.h"

/* The settings of the pragmas written so far. */
struct state {
	struct mof_writer writer;
	const struct cim_namespace *where; /* NULL: root\default, where a compile starts */
	uint32_t class_flags, instance_flags;
	bool has_instance_flags;
	bool begun; /* something was written */
};

static void next_line(struct state *state, bool blank)
{
	if (state->begun && blank)
		writer_blank_line(&state->writer);
	else if (state->begun)
		writer_break(&state->writer);
	state->begun = true;
}

/* Consecutive pragmas form a paragraph, separated from other text by an empty line. */
static void begin_pragma(struct state *state, const char *name, bool *in_pragmas)
{
	next_line(state, !*in_pragmas);
	*in_pragmas = true;
	writer_printf(&state->writer, "#pragma %s(", name);
}

static bool same_namespace(const struct cim_namespace *a, const struct cim_namespace *b)
{
	const char *default_path = "root\\default";

	if (a == NULL)
		return text_equal(b->written, text_of(default_path)) && strcmp(b->path, default_path) == 0;
	return text_equal(a->written, b->written) && strcmp(a->path, b->path) == 0;
}

static const struct {
	uint32_t flag;
	const char *word;
} flag_words[] = {
	{CIM_UPDATE_ONLY, "updateonly"},
	{CIM_CREATE_ONLY, "createonly"},
	{CIM_SAFE_UPDATE, "safeupdate"},
	{CIM_FORCE_UPDATE, "forceupdate"},
};

enum { FLAG_WORDS = sizeof flag_words / sizeof *flag_words };

/* Flags as words, or as a number if there are none or one of them has no word. */
static void print_flags(struct mof_writer *writer, uint32_t flags)
{
	uint32_t left = flags;
	const char *before = "";

	for (int i = 0; i < FLAG_WORDS; i++)
		left &= ~flag_words[i].flag;
	if (flags == 0 || left != 0) {
		writer_printf(writer, "%u", (unsigned)flags);
		return;
	}
	for (int i = 0; i < FLAG_WORDS; i++) {
		if (!(flags & flag_words[i].flag))
			continue;
		writer_printf(writer, "%s\"%s\"", before, flag_words[i].word);
		before = ", ";
	}
}

static void change_namespace(struct state *state, const struct cim_namespace *where, bool *in_pragmas)
{
	if (same_namespace(state->where, where))
		return;
	begin_pragma(state, "namespace", in_pragmas);
	print_string(&state->writer, where->written);
	writer_word(&state->writer, ")");
	state->where = where;
}

static void change_flags(struct state *state, const struct cim_operation *operation, bool *in_pragmas)
{
	if (state->class_flags != operation->class_flags) {
		begin_pragma(state, "classflags", in_pragmas);
		print_flags(&state->writer, operation->class_flags);
		writer_word(&state->writer, ")");
		state->class_flags = operation->class_flags;
	}
	if (!operation->has_instance_flags ||
	    (state->has_instance_flags && state->instance_flags == operation->instance_flags))
		return;
	begin_pragma(state, "instanceflags", in_pragmas);
	print_flags(&state->writer, operation->instance_flags);
	writer_word(&state->writer, ")");
	state->instance_flags = operation->instance_flags;
	state->has_instance_flags = true;
}

static void print_deletion(struct state *state, const struct cim_operation *operation)
{
	writer_word(&state->writer,
		    operation->kind == CIM_DELETE_CLASS ? "#pragma deleteclass(" : "#pragma deleteinstance(");
	print_string(&state->writer, operation->deleted.path);
	writer_word(&state->writer, operation->deleted.must_exist ? ", FAIL)" : ", NOFAIL)");
}

static void print_operation(struct state *state, const struct cim_operation *operation, bool *in_pragmas)
{
	bool deletes = operation->kind == CIM_DELETE_CLASS || operation->kind == CIM_DELETE_INSTANCE;

	change_namespace(state, operation->where, in_pragmas);
	if (!deletes)
		change_flags(state, operation, in_pragmas);
	next_line(state, !deletes || !*in_pragmas);
	*in_pragmas = deletes;
	if (operation->kind == CIM_DEFINE_CLASS)
		print_class(&state->writer, operation->class);
	else if (operation->kind == CIM_PUT_INSTANCE)
		print_instance(&state->writer, operation->instance);
	else
		print_deletion(state, operation);
	if (!deletes)
		writer_word(&state->writer, ";");
}

static void print_remark(struct state *state, const struct cim_remark *remark)
{
	next_line(state, false);
	writer_printf(&state->writer, "#pragma %s", remark->name.spelling);
	if (remark->argument.length == 0)
		return;
	writer_word(&state->writer, "(");
	print_string(&state->writer, remark->argument);
	writer_word(&state->writer, ")");
}

/* Writes the declarations that precede an operation. */
static void print_declarations(struct state *state, const struct cim_unit *unit, size_t position, size_t *declared,
			       bool *in_pragmas)
{
	size_t first = *declared;

	for (; *declared < unit->declaration_count && unit->declarations[*declared].position <= position; ++*declared) {
		next_line(state, *declared == first);
		print_declaration(&state->writer, &unit->declarations[*declared]);
		*in_pragmas = false;
	}
}

void print_unit(const struct cim_unit *unit, struct buffer *out)
{
	struct state state = {.writer = {.out = out}};
	bool in_pragmas = unit->remark_count > 0;
	size_t declared = 0;

	for (size_t i = 0; i < unit->remark_count; i++)
		print_remark(&state, &unit->remarks[i]);
	for (size_t i = 0; i < unit->count; i++) {
		print_declarations(&state, unit, i, &declared, &in_pragmas);
		print_operation(&state, &unit->operations[i], &in_pragmas);
	}
	print_declarations(&state, unit, unit->count, &declared, &in_pragmas);
	if (state.begun)
		buffer_put_byte(out, '\n');
}

void print_class_text(const struct cim_class *class, struct buffer *out)
{
	struct mof_writer writer = {.out = out, .is_flat = true};

	print_class(&writer, class);
	writer_word(&writer, ";");
}

void print_instance_text(const struct cim_instance *instance, struct buffer *out)
{
	struct mof_writer writer = {.out = out, .is_flat = true};

	print_instance(&writer, instance);
	writer_word(&writer, ";");
}
