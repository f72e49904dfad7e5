/* SPDX-License-Identifier: MIT */
/*
 * bench_check FILE SMALL LARGE: what reading, parsing and checking MOF costs beside a bare scan of the same bytes, and
 * if that stays so for a text many times as large. There are so many copies of the text that the next one is never in
 * the cache: like a compiler, each side gets it from memory.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bare_scan.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "bench.h"
#include "compile/compile.h"

struct text_file {
	const char *path;
	size_t size;
	struct buffer original;
	struct buffer *copies; /* each with two NULs after it */
	size_t count, next;
	struct buffer *copy; /* for this run */
	size_t tokens;
};

/* Together the copies take twice the size of the largest cache. */
static size_t copies_of(size_t size)
{
	long cache = sysconf(_SC_LEVEL3_CACHE_SIZE);

	return 2 * (size_t)(cache > 0 ? cache : 32L << 20) / size + 2;
}

static void fill(const struct text_file *file, struct buffer *copy)
{
	buffer_put(copy, file->original.bytes, file->size);
	buffer_fill(copy, 0, 2);
	copy->size -= 2;
}

static void load(struct text_file *file, const char *path)
{
	const char *error;

	*file = (struct text_file){.path = path};
	error = file_read(path, SOURCE_MAX_SIZE, &file->original);
	if (error || file->original.size == 0) {
		fprintf(stderr, "bench_check: cannot read %s: %s\n", path, error ? error : "it is empty");
		exit(1);
	}
	file->size = file->original.size;
	file->count = copies_of(file->size);
	file->copies = mem_zero(file->count * sizeof *file->copies);
	for (size_t i = 0; i < file->count; i++)
		fill(file, &file->copies[i]);
}

static void unload(struct text_file *file)
{
	for (size_t i = 0; i < file->count; i++)
		buffer_free(&file->copies[i]);
	free(file->copies);
	buffer_free(&file->original);
}

/* ---- the sides ---- */

static void compile(const struct text_file *file, bool applied)
{
	struct compilation compilation;

	compilation_init(&compilation, NULL);
	compilation_add_buffer(&compilation, file->path, file->copy);
	if (applied)
		compilation_apply(&compilation);
	if (compilation.sink.by_severity[SEVERITY_ERROR] > 0) {
		fprintf(stderr, "bench_check: %s has errors\n", file->path);
		exit(1);
	}
	compilation_free(&compilation);
}

static void check(void *context)
{
	compile(context, false);
}

static void check_and_apply(void *context)
{
	compile(context, true);
}

static void scan(void *context)
{
	struct text_file *file = context;

	file->tokens = bare_scan((char *)file->copy->bytes, file->size);
}

static void search(void *context)
{
	const struct text_file *file = context;
	const void *found = memchr(file->copy->bytes, 1, file->size);

	__asm__ volatile("" : : "r"(found) : "memory");
}

/* A copy that was taken is made anew: its turn comes when all others have passed through the cache. */
static void next_copy(void *context)
{
	struct text_file *file = context;

	if (file->copy && file->copy->bytes == NULL)
		fill(file, file->copy);
	file->copy = &file->copies[file->next++ % file->count];
}

static struct bench_side side(void (*run)(void *context), struct text_file *file)
{
	return (struct bench_side){.run = run, .context = file, .prepare = next_copy, .clock = bench_cpu_clock};
}

/* ---- the comparisons ---- */

static double megabytes_per_second(const struct text_file *file, const struct bench_side *side)
{
	return (double)file->size / 1e6 / bench_seconds(side);
}

static void print_speed(const char *what, const struct text_file *file, const struct bench_side *side)
{
	printf("  %-52s %8.1f ms %8.0f MB/s\n", what, bench_seconds(side) * 1e3, megabytes_per_second(file, side));
}

static void compare_file(struct text_file *file)
{
	struct bench_side checking = side(check, file), applying = side(check_and_apply, file);
	struct bench_side scanning = side(scan, file), searching = side(search, file);
	struct bench_side *const sides[] = {&checking, &applying, &scanning, &searching};

	bench_run(sides, 4);
	printf("%s: %.1f MB, %zu tokens\n", file->path, (double)file->size / 1e6, file->tokens);
	print_speed("check: lex, parse, lower, check the model", file, &checking);
	print_speed("check and apply to a repository", file, &applying);
	print_speed("bare scan", file, &scanning);
	print_speed("memchr", file, &searching);
	bench_print("bare scan / memchr (else the next do not count)", bench_ratio(&scanning, &searching), 25);
	bench_print("check / bare scan", bench_ratio(&checking, &scanning), 4);
	bench_print("check and apply / bare scan", bench_ratio(&applying, &scanning), 5);
}

static void compare_growth(struct text_file *small, struct text_file *large)
{
	struct bench_side small_check = side(check, small), small_scan = side(scan, small);
	struct bench_side large_check = side(check, large), large_scan = side(scan, large);
	struct bench_side *const sides[] = {&small_check, &small_scan, &large_check, &large_scan};
	double growth[BENCH_ROUNDS];

	bench_run(sides, 4);
	for (size_t i = 0; i < BENCH_ROUNDS; i++)
		growth[i] = large_check.seconds[i] / large_scan.seconds[i] /
			    (small_check.seconds[i] / small_scan.seconds[i]);
	printf("generated MOF of %.0f MB and of %.0f MB\n", (double)small->size / 1e6, (double)large->size / 1e6);
	bench_print("check / bare scan, small", bench_ratio(&small_check, &small_scan), 0);
	bench_print("check / bare scan, large", bench_ratio(&large_check, &large_scan), 0);
	bench_print("large / small", bench_median(growth, BENCH_ROUNDS), 1.25);
}

int main(int argc, char **argv)
{
	struct text_file file, small, large;

	if (argc != 4) {
		fputs("usage: bench_check FILE SMALL LARGE\n", stderr);
		return 2;
	}
	load(&file, argv[1]);
	compare_file(&file);
	unload(&file);
	load(&small, argv[2]);
	load(&large, argv[3]);
	compare_growth(&small, &large);
	unload(&small);
	unload(&large);
	return 0;
}
