/* SPDX-License-Identifier: MIT */
/*
 * How fast binary MOF streams are written and read, over the plaintexts of the corpus and over made patterns that
 * are hard on a match finder. Each figure is printed with its ratio to memcpy() of the same bytes.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "bench.h"
#include "formats/bmf/ds.h"

enum { MADE = 1 << 21, HEADER = 16, FILE_LIMIT = 1 << 24 };

/* Plaintexts that are packed one by one, as files are. */
struct sample {
	const char *name;
	struct buffer plain, packed, unpacked;
	uint8_t *copy; /* where memcpy() puts the plaintexts */
	size_t *ends, *packed_ends;
	size_t count, capacity;
};

static void end_text(struct sample *sample)
{
	sample->ends = mem_grow(sample->ends, sample->count, &sample->capacity, sizeof *sample->ends);
	sample->ends[sample->count++] = sample->plain.size;
}

static void copy(void *context)
{
	struct sample *sample = context;

	memcpy(sample->copy, sample->plain.bytes, sample->plain.size);
	__asm__ volatile("" : : "r"(sample->copy) : "memory");
}

static void pack(void *context)
{
	struct sample *sample = context;
	size_t begin = 0;

	sample->packed.size = 0;
	for (size_t i = 0; i < sample->count; begin = sample->ends[i++]) {
		ds_compress(sample->plain.bytes + begin, sample->ends[i] - begin, &sample->packed);
		sample->packed_ends[i] = sample->packed.size;
	}
}

static void unpack(void *context)
{
	struct sample *sample = context;
	struct ds_error error;
	size_t begin = 0;

	sample->unpacked.size = 0;
	for (size_t i = 0; i < sample->count; begin = sample->packed_ends[i++]) {
		size_t size = sample->ends[i] - (i ? sample->ends[i - 1] : 0);

		if (!ds_decompress(sample->packed.bytes + begin, sample->packed_ends[i] - begin, size,
				   &sample->unpacked, &error)) {
			fprintf(stderr, "%s: expected %s at %zu\n", sample->name, error.expected, error.offset);
			exit(1);
		}
	}
}

static void run(struct sample *sample)
{
	struct bench_side copying = {.run = copy, .context = sample, .clock = bench_cpu_clock};
	struct bench_side packing = {.run = pack, .context = sample, .clock = bench_cpu_clock};
	struct bench_side unpacking = {.run = unpack, .context = sample, .clock = bench_cpu_clock};
	double megabytes = (double)sample->plain.size / 1e6;

	sample->copy = mem_alloc(sample->plain.size);
	sample->packed_ends = mem_alloc(sample->count * sizeof *sample->packed_ends);
	bench_run((struct bench_side *const[]){&copying, &packing, &unpacking}, 3);
	if (memcmp(sample->unpacked.bytes, sample->plain.bytes, sample->plain.size) != 0) {
		fprintf(stderr, "%s: does not come back as it was\n", sample->name);
		exit(1);
	}
	printf("%-24s %9zu %9zu %9.0f %9.1f    1/%-7.0f %9.0f    1/%-7.1f\n", sample->name, sample->plain.size,
	       sample->packed.size, megabytes / bench_seconds(&copying), megabytes / bench_seconds(&packing),
	       bench_ratio(&packing, &copying), megabytes / bench_seconds(&unpacking),
	       bench_ratio(&unpacking, &copying));
	free(sample->copy);
	free(sample->ends);
	free(sample->packed_ends);
	buffer_free(&sample->plain);
	buffer_free(&sample->packed);
	buffer_free(&sample->unpacked);
}

/* Adds what a binary MOF holds; a file that is none is left out. */
static void add_file(struct sample *sample, const char *path)
{
	FILE *file = fopen(path, "rb");
	uint8_t *bytes = mem_alloc(FILE_LIMIT);
	size_t size = file ? fread(bytes, 1, FILE_LIMIT, file) : 0;
	struct ds_error error;

	if (file)
		fclose(file);
	if (size > HEADER &&
	    ds_decompress(bytes + HEADER, size - HEADER, get_u32le(bytes + 12), &sample->plain, &error))
		end_text(sample);
	free(bytes);
}

static void add_directory(struct sample *sample, const char *path)
{
	DIR *directory = opendir(path);
	struct dirent *entry;
	char name[4096];

	while (directory && (entry = readdir(directory)) != NULL) {
		const char *suffix = strrchr(entry->d_name, '.');

		if (suffix == NULL || strcmp(suffix, ".bmf") != 0)
			continue;
		snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
		add_file(sample, name);
	}
	if (directory)
		closedir(directory);
}

static void run_corpus(const char *corpus)
{
	struct sample sample = {.name = "corpus"};
	char path[4096];

	snprintf(path, sizeof path, "%s/bmf", corpus);
	add_directory(&sample, path);
	snprintf(path, sizeof path, "%s/pairs", corpus);
	add_directory(&sample, path);
	if (sample.count > 0)
		run(&sample);
	else
		printf("%-24s not there\n", sample.name);
}

static uint32_t random_below(uint64_t *state, uint32_t limit)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 32) * limit >> 32);
}

/* Bytes below `alphabet`, the same again every `period` bytes (0: never). */
static void run_made(const char *name, uint32_t alphabet, size_t period)
{
	struct sample sample = {.name = name};
	uint64_t state = 1;

	for (size_t i = 0; i < MADE; i++) {
		uint8_t byte = (uint8_t)random_below(&state, alphabet);

		buffer_put_byte(&sample.plain, period && i >= period ? sample.plain.bytes[i - period] : byte);
	}
	end_text(&sample);
	run(&sample);
}

/* Words of few letters in UTF-16: much like names, but with nothing that comes back at length. */
static void run_words(void)
{
	struct sample sample = {.name = "UTF-16 letters"};
	uint64_t state = 1;

	for (size_t i = 0; i < MADE / 2; i++)
		buffer_put_u16le(&sample.plain, (uint16_t)('a' + random_below(&state, 26)));
	end_text(&sample);
	run(&sample);
}

/* One pair everywhere and what follows it all different: long chains, short matches. */
static void run_pairs(void)
{
	struct sample sample = {.name = "one pair, all others new"};
	uint64_t state = 1;

	while (sample.plain.size < MADE) {
		buffer_put_u16le(&sample.plain, 0);
		buffer_put_byte(&sample.plain, (uint8_t)(1 + random_below(&state, 255)));
	}
	end_text(&sample);
	run(&sample);
}

int main(int argc, char **argv)
{
	printf("%-24s %9s %9s %9s %9s    %-9s %9s    %-9s\n", "plaintext", "bytes", "packed", "memcpy", "pack", "ratio",
	       "unpack", "ratio");
	printf("%-24s %9s %9s %9s %9s    %-9s %9s\n", "", "", "", "MB/s", "MB/s", "to memcpy", "MB/s");
	if (argc > 1)
		run_corpus(argv[1]);
	run_made("zeros", 1, 0);
	run_made("period 2", 256, 2);
	run_made("period 3", 256, 3);
	run_made("period 64", 256, 64);
	run_made("period 511", 256, 511);
	run_made("period 512", 256, 512);
	run_made("period 600", 256, 600);
	run_made("period 600, 2 letters", 2, 600);
	run_made("period 4415", 256, 4415);
	run_made("period 4415, 2 letters", 2, 4415);
	run_made("random", 256, 0);
	run_made("random, 16 letters", 16, 0);
	run_made("random, 4 letters", 4, 0);
	run_made("random, 2 letters", 2, 0);
	run_words();
	run_pairs();
	return 0;
}
