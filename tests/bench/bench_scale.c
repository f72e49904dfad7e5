/* SPDX-License-Identifier: MIT */
/*
 * bench_scale: what ten times as many classes, properties or instances cost in a repository, from text to applied, and
 * what becomes of more levels of inheritance than anybody needs.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "bench.h"
#include "compile/compile.h"

struct text_of_many {
	struct buffer text;
	struct buffer copy;             /* for this run, which takes it over */
	size_t errors[DIAG_CODE_COUNT]; /* of the last run */
};

/* ---- texts ---- */

static void write_start(struct buffer *text)
{
	buffer_put_text(text, "#pragma namespace(\"\\\\\\\\.\\\\root\")\n"
			      "instance of __Namespace { Name = \"many\"; };\n"
			      "#pragma namespace(\"\\\\\\\\.\\\\root\\\\many\")\n");
}

static void write_classes(struct buffer *text, size_t count)
{
	buffer_put_text(text, "class Base { [key] string Id; };\n");
	for (size_t i = 0; i < count; i++)
		buffer_printf(text,
			      "[Description(\"Number %zu.\")] class Part_%zu : Base { uint32 Size; string Text; };\n",
			      i, i);
}

static void write_properties(struct buffer *text, size_t count)
{
	buffer_put_text(text, "class Wide {\n\t[key] string Id;\n");
	for (size_t i = 1; i < count; i++)
		buffer_printf(text, "\t[read, Description(\"Number %zu.\")] uint32 Value_%zu = %zu;\n", i, i, i);
	buffer_put_text(text, "};\ninstance of Wide {\n\tId = \"1\";\n");
	for (size_t i = 1; i < count; i++)
		buffer_printf(text, "\tValue_%zu = %zu;\n", i, i);
	buffer_put_text(text, "};\n");
}

static void write_instances(struct buffer *text, size_t count)
{
	buffer_put_text(text, "class Part { [key] string Id; uint32 Size; string Text; };\n");
	for (size_t i = 0; i < count; i++)
		buffer_printf(text, "instance of Part { Id = \"Number %zu\"; Size = %zu; Text = \"part of many\"; };\n",
			      i, i);
}

static void write_levels(struct buffer *text, size_t count)
{
	buffer_put_text(text, "class Level_0 { [key] string Id; };\n");
	for (size_t i = 1; i < count; i++)
		buffer_printf(text, "class Level_%zu : Level_%zu { uint32 Size_%zu; };\n", i, i - 1, i);
}

/* ---- measuring ---- */

static void copy_text(void *context)
{
	struct text_of_many *many = context;

	buffer_put(&many->copy, many->text.bytes, many->text.size);
}

static void apply(void *context)
{
	struct text_of_many *many = context;
	struct compilation compilation;

	compilation_init(&compilation, NULL);
	compilation_add_buffer(&compilation, "many", &many->copy);
	compilation_apply(&compilation);
	for (int code = 0; code < DIAG_CODE_COUNT; code++)
		many->errors[code] = compilation.sink.by_code[code];
	compilation_free(&compilation);
}

static struct text_of_many make(void (*write)(struct buffer *text, size_t count), size_t count)
{
	struct text_of_many many = {0};

	write_start(&many.text);
	write(&many.text, count);
	return many;
}

static struct bench_side side(struct text_of_many *many)
{
	return (struct bench_side){.run = apply, .context = many, .prepare = copy_text, .clock = bench_cpu_clock};
}

static void require_no_errors(const struct text_of_many *many, const char *what)
{
	for (int code = 0; code < DIAG_CODE_COUNT; code++) {
		if (many->errors[code] == 0)
			continue;
		fprintf(stderr, "bench_scale: %s gives %s\n", what, diag_info((enum diag_code)code)->id);
		exit(1);
	}
}

static void compare(const char *what, void (*write)(struct buffer *text, size_t count), size_t count)
{
	struct text_of_many few = make(write, count / 10), many = make(write, count);
	struct bench_side small = side(&few), large = side(&many);
	char line[64];

	bench_run((struct bench_side *const[]){&small, &large}, 2);
	require_no_errors(&many, what);
	printf("%zu %s: %.2f ms, %.2f us for each\n", count, what, bench_seconds(&large) * 1e3,
	       bench_seconds(&large) * 1e6 / (double)count);
	snprintf(line, sizeof line, "%zu %s / %zu", count, what, count / 10);
	bench_print(line, bench_ratio(&large, &small), 12);
	buffer_free(&few.text);
	buffer_free(&many.text);
}

static void report_depth(size_t levels)
{
	struct text_of_many deep = make(write_levels, levels);
	struct bench_side refusing = side(&deep);

	bench_run((struct bench_side *const[]){&refusing}, 1);
	printf("%zu levels of inheritance: %.2f ms, %s\n", levels, bench_seconds(&refusing) * 1e3,
	       deep.errors[MOF826] > 0 ? "refused with MOF826" : "NOT REFUSED");
	buffer_free(&deep.text);
}

int main(void)
{
	compare("classes in a namespace", write_classes, 100000);
	compare("properties in a class", write_properties, 1000);
	compare("instances of a class", write_instances, 50000);
	report_depth(10000);
	return 0;
}
