/* SPDX-License-Identifier: MIT */
/*
 * bench_check FILE SMALL LARGE: what reading, parsing and checking MOF costs beside a bare scan of the same bytes, and
 * if that stays so for a text many times as large. Each side gets the text from memory, not from the cache.
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
	struct buffer bytes;                    /* two NULs stand behind its size */
	size_t tokens;
};

static void load(struct text_file *file)
{
	const char *error = file_read(file->path, SOURCE_MAX_SIZE, &file->bytes);

	if (error) {
		fprintf(stderr, "bench_check: cannot read %s: %s\n", file->path, error);
		exit(1);
	}
	buffer_fill(&file->bytes, 0, 2);
	file->bytes.size -= 2;
}

/* ---- the sides ---- */

static void check(void *context)
{
	const struct text_file *file = context;
	struct compilation compilation;

	compilation_init(&compilation, NULL);
	compilation_add_bytes(&compilation, file->path, file->bytes.bytes, file->bytes.size);
	if (compilation.sink.by_severity[SEVERITY_ERROR] > 0) {
		fprintf(stderr, "bench_check: %s has errors\n", file->path);
		exit(1);
	}
	compilation_free(&compilation);
}

static void scan(void *context)
{
	struct text_file *file = context;

	file->tokens = bare_scan((char *)file->bytes.bytes, file->bytes.size);
}

static void search(void *context)
{
	const struct text_file *file = context;
	const void *found = memchr(file->bytes.bytes, 1, file->bytes.size);

	__asm__ volatile("" : : "r"(found) : "memory");
}

/* Reads twice the size of the largest cache, so that nothing of the text is left in it. */
static void clear_caches(void *context)
{
	static char *memory;
	static size_t size;
	long cache = sysconf(_SC_LEVEL3_CACHE_SIZE);
	const void *found;

	(void)context;
	if (memory == NULL) {
		size = 2 * (size_t)(cache > 0 ? cache : 32L << 20);
		memory = mem_alloc(size);
		memset(memory, 1, size);
	}
	found = memchr(memory, 0, size);
	__asm__ volatile("" : : "r"(found) : "memory");
}

static struct bench_side side(void (*run)(void *context), struct text_file *file)
{
	return (struct bench_side){.run = run, .context = file, .prepare = clear_caches, .clock = bench_cpu_clock};
}

/* ---- the comparisons ---- */

static double megabytes_per_second(const struct text_file *file, const struct bench_side *side)
{
	return (double)file->bytes.size / 1e6 / bench_seconds(side);
}

static void compare_file(struct text_file *file)
{
	struct bench_side checking = side(check, file), scanning = side(scan, file), searching = side(search, file);
	struct bench_side *const sides[] = {&checking, &scanning, &searching};

	bench_run(sides, 3);
	printf("%s: %.1f MB, %zu tokens\n", file->path, (double)file->bytes.size / 1e6, file->tokens);
	printf("  %-52s %8.1f ms %8.0f MB/s\n", "check: lex, parse, lower, check the model", bench_seconds(&checking) * 1e3,
	       megabytes_per_second(file, &checking));
	printf("  %-52s %8.1f ms %8.0f MB/s\n", "bare scan", bench_seconds(&scanning) * 1e3,
	       megabytes_per_second(file, &scanning));
	printf("  %-52s %8.1f ms %8.0f MB/s\n", "memchr", bench_seconds(&searching) * 1e3,
	       megabytes_per_second(file, &searching));
	bench_print("bare scan / memchr (else the next does not count)", bench_ratio(&scanning, &searching), 25);
	bench_print("check / bare scan", bench_ratio(&checking, &scanning), 4);
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
	printf("generated MOF of %.0f MB and of %.0f MB\n", (double)small->bytes.size / 1e6, (double)large->bytes.size / 1e6);
	bench_print("check / bare scan, small", bench_ratio(&small_check, &small_scan), 0);
	bench_print("check / bare scan, large", bench_ratio(&large_check, &large_scan), 0);
	bench_print("large / small", bench_median(growth, BENCH_ROUNDS), 1.25);
}

int main(int argc, char **argv)
{
	struct text_file file = {0}, small = {0}, large = {0};

	if (argc != 4) {
		fputs("usage: bench_check FILE SMALL LARGE\n", stderr);
		return 2;
	}
	file.path = argv[1];
	small.path = argv[2];
	large.path = argv[3];
	load(&file);
	load(&small);
	load(&large);
	compare_file(&file);
	compare_growth(&small, &large);
	buffer_free(&file.bytes);
	buffer_free(&small.bytes);
	buffer_free(&large.bytes);
	return 0;
}
