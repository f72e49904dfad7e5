/* SPDX-License-Identifier: MIT */
/* mof.h: compiling, diagnostics and output. */
#include "libmof/mof.h"

#include <stdlib.h>
#include <string.h>

#include "base/code_page.h"
#include "base/file.h"
#include "base/memory.h"
#include "compile/compile.h"
#include "compile/dialect.h"
#include "compile/output.h"

/* Values of an option that may be given several times. */
struct values {
	const char **items;
	size_t count, capacity;
};

struct mof_compiler {
	struct arena arena; /* values of options */
	struct compile_options options;
	struct values folders, environment, base;
	bool strict;
	bool is_started; /* the compilation exists, options are fixed */
	bool is_applied;
	struct compilation compilation;
};

const char *mof_version(void)
{
	return PACKAGE_VERSION;
}

struct mof_compiler *mof_new(void)
{
	return mem_zero(sizeof(struct mof_compiler));
}

void mof_free(struct mof_compiler *compiler)
{
	if (compiler == NULL)
		return;
	if (compiler->is_started)
		compilation_free(&compiler->compilation);
	free(compiler->folders.items);
	free(compiler->environment.items);
	free(compiler->base.items);
	arena_free(&compiler->arena);
	free(compiler);
}

/* ---- options ---- */

static bool set_namespace(struct mof_compiler *compiler, const char *value)
{
	compiler->options.start_namespace = value;
	return compile_namespace_error(value) == NULL;
}

static bool set_code_page(struct mof_compiler *compiler, const char *value)
{
	compiler->options.code_page = value;
	return code_page_is_known(value);
}

static bool set_dialect(struct mof_compiler *compiler, const char *value)
{
	return dialect_find(value, &compiler->options.dialect, &compiler->options.finds_dialect);
}

static bool add(struct values *values, const char *value)
{
	values->items = mem_grow(values->items, values->count, &values->capacity, sizeof *values->items);
	values->items[values->count++] = value;
	return true;
}

static bool add_folder(struct mof_compiler *compiler, const char *value)
{
	return add(&compiler->folders, value);
}

static bool add_environment(struct mof_compiler *compiler, const char *value)
{
	return strchr(value, '=') && add(&compiler->environment, value);
}

static bool add_base(struct mof_compiler *compiler, const char *value)
{
	return add(&compiler->base, value);
}

bool mof_set(struct mof_compiler *compiler, const char *option, const char *value)
{
	static const struct {
		const char *name;
		bool (*set)(struct mof_compiler *compiler, const char *value);
	} options[] = {
		{"namespace", set_namespace}, {"code-page", set_code_page}, {"dialect", set_dialect},
		{"include", add_folder},      {"env", add_environment},     {"base", add_base},
	};

	if (compiler->is_started)
		return false;
	if (strcmp(option, "strict") == 0)
		return compiler->strict = true;
	if (strcmp(option, "closed") == 0)
		return compiler->options.closed = true;
	for (size_t i = 0; i < sizeof options / sizeof *options && value; i++)
		if (strcmp(option, options[i].name) == 0)
			return options[i].set(compiler, arena_printf(&compiler->arena, "%s", value));
	return false;
}

void mof_set_reader(struct mof_compiler *compiler, mof_reader *read, void *context)
{
	compiler->options.read = read;
	compiler->options.read_context = context;
}

/* ---- compiling ---- */

static struct compilation *start(struct mof_compiler *compiler)
{
	struct compile_options *options = &compiler->options;

	if (compiler->is_started)
		return &compiler->compilation;
	options->include_folders = compiler->folders.items;
	options->include_folder_count = compiler->folders.count;
	options->environment = compiler->environment.items;
	options->environment_count = compiler->environment.count;
	compilation_init(&compiler->compilation, options);
	compiler->compilation.sink.strict = compiler->strict;
	compiler->is_started = true;
	compilation_add_base(&compiler->compilation, compiler->base.items, compiler->base.count);
	return &compiler->compilation;
}

static size_t count_errors(const struct compilation *compilation)
{
	return compilation->sink.by_severity[SEVERITY_ERROR];
}

bool mof_compile_file(struct mof_compiler *compiler, const char *path)
{
	struct compilation *compilation = start(compiler);
	size_t errors = count_errors(compilation);

	compilation_add_file(compilation, arena_printf(&compiler->arena, "%s", path));
	return count_errors(compilation) == errors;
}

bool mof_compile_buffer(struct mof_compiler *compiler, const char *name, const void *bytes, size_t size)
{
	struct compilation *compilation = start(compiler);
	size_t errors = count_errors(compilation);

	compilation_add_bytes(compilation, arena_printf(&compiler->arena, "%s", name), bytes, size);
	return count_errors(compilation) == errors;
}

bool mof_apply(struct mof_compiler *compiler)
{
	struct compilation *compilation = start(compiler);

	if (!compiler->is_applied)
		compilation_apply(compilation);
	compiler->is_applied = true;
	return count_errors(compilation) == 0;
}

/* ---- diagnostics ---- */

static struct mof_place place_of(struct span span)
{
	struct source *source = (struct source *)span.source;
	struct location begin, end;

	if (source == NULL)
		return (struct mof_place){0};
	begin = source_locate(source, span.begin);
	end = source_locate(source, span.end);
	return (struct mof_place){begin.file, begin.line, begin.column, end.line, end.column};
}

size_t mof_diagnostics(struct mof_compiler *compiler,
		       void (*take)(void *context, const struct mof_diagnostic *diagnostic), void *context)
{
	struct diag_sink *sink = &start(compiler)->sink;

	diag_drop_repeats(sink);
	diag_sort(sink);
	for (size_t i = 0; i < sink->count && take; i++) {
		const struct diagnostic *found = sink->items[i];
		const struct diag_info *info = diag_info(found->code);
		const struct mof_diagnostic diagnostic = {
			.code = info->id,
			.name = info->name,
			.severity = (enum mof_severity)found->severity,
			.hresult = info->hresult,
			.place = place_of(found->span),
			.message = found->message,
			.help = found->help,
		};

		take(context, &diagnostic);
	}
	return sink->by_severity[SEVERITY_ERROR];
}

/* ---- output ---- */

/* Writes the output if there are no errors; returns false as mof_write() does. */
static bool write_units(struct mof_compiler *compiler, const struct format *format, struct buffer *out)
{
	struct compilation *compilation = start(compiler);

	return count_errors(compilation) == 0 && output_write(format, compilation, out);
}

bool mof_write(struct mof_compiler *compiler, const char *format, void **bytes, size_t *size)
{
	const struct format *found = format_find(format);
	struct buffer out = {0};

	if (found == NULL || !write_units(compiler, found, &out)) {
		buffer_free(&out);
		return false;
	}
	buffer_reserve(&out, 1);
	*bytes = out.bytes;
	*size = out.size;
	return true;
}

const char *mof_write_file(struct mof_compiler *compiler, const char *format, const char *path)
{
	const struct format *found = format_find(format);
	struct buffer out = {0};
	const char *error = "there is no such format";

	if (found && !write_units(compiler, found, &out))
		error = "it has errors";
	else if (found)
		error = file_write(path, out.bytes, out.size);
	buffer_free(&out);
	return error;
}

void mof_release(void *bytes)
{
	free(bytes);
}

/* ---- items ---- */

size_t mof_item_count(const struct mof_compiler *compiler)
{
	size_t count = 0;

	for (size_t i = 0; compiler->is_started && i < compiler->compilation.count; i++)
		count += compiler->compilation.files[i]->unit.count;
	return count;
}

const struct mof_item *mof_item_at(const struct mof_compiler *compiler, size_t index)
{
	for (size_t i = 0; compiler->is_started && i < compiler->compilation.count; i++) {
		const struct cim_unit *unit = &compiler->compilation.files[i]->unit;

		if (index < unit->count)
			return (const struct mof_item *)&unit->operations[index];
		index -= unit->count;
	}
	return NULL;
}
