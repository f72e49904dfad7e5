/* SPDX-License-Identifier: MIT */
/*
 * Damaged binary MOFs: each is refused with an error, or it is read and then its text gives the same bytes back, or a
 * diagnostic says why not. Half of them are damaged in the plaintext and compressed again, so that the damage gets
 * after the compression. Seeds are the project's samples, and the corpus when it is there.
 *
 * Usage: bmf_mutants [number [seed]]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "compiled.h"
#include "formats/bmf/bmf.h"

struct seeds {
	struct buffer *items; /* plaintexts */
	size_t count, capacity;
};

struct outcome {
	unsigned refused, same, told_by_reader, told_by_compiler, wrong;
};

/* xorshift64*: the same numbers on every machine. */
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 0x2545F4914F6CDD1Du;
}

static size_t below(uint64_t *random, size_t limit)
{
	return limit ? (size_t)(next_random(random) >> 16) % limit : 0;
}

/* ---- seeds ---- */

static void add_seed(struct seeds *seeds, const struct buffer *plain)
{
	struct buffer copy = {0};

	buffer_put(&copy, plain->bytes, plain->size);
	seeds->items = mem_grow(seeds->items, seeds->count, &seeds->capacity, sizeof *seeds->items);
	seeds->items[seeds->count++] = copy;
}

static void add_sample(const char *path, const struct buffer *bytes, void *context)
{
	struct compiled compiled;
	struct buffer plain = {0};

	(void)path;
	compiled_from(&compiled, text_of_buffer(bytes), true);
	for (int old = 0; old < 2 && !has_severity(&compiled, SEVERITY_ERROR); old++) {
		compiled.unit.old_binary_form = old;
		if (to_plaintext(&compiled, &plain))
			add_seed(context, &plain);
	}
	buffer_free(&plain);
	compiled_free(&compiled);
}

static void add_genuine(const char *path, const struct buffer *bytes, void *context)
{
	struct buffer plain = {0};
	struct diag_sink sink;

	diag_sink_init(&sink);
	if (bmf_expand(path, bytes->bytes, bytes->size, 0, &sink, &plain))
		add_seed(context, &plain);
	buffer_free(&plain);
	diag_sink_free(&sink);
}

/* ---- damage ---- */

static void cut(struct buffer *bytes, size_t at, size_t size)
{
	if (size > bytes->size - at)
		size = bytes->size - at;
	memmove(bytes->bytes + at, bytes->bytes + at + size, bytes->size - at - size);
	bytes->size -= size;
}

static void repeat(struct buffer *bytes, size_t at, size_t size)
{
	if (size > bytes->size - at)
		size = bytes->size - at;
	buffer_reserve(bytes, size);
	memmove(bytes->bytes + at + size, bytes->bytes + at, bytes->size - at);
	bytes->size += size;
}

static void damage_number(struct buffer *bytes, uint64_t *random, size_t at)
{
	static const uint32_t numbers[] = {
		0, 1, 2, 8, 0x10, 0x65, 0x2008, 0x200D, 0x4008, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF,
	};
	size_t choice = below(random, sizeof numbers / sizeof *numbers + 4);

	at &= ~(size_t)1;
	if (bytes->size < 4 || at > bytes->size - 4)
		return;
	if (choice < sizeof numbers / sizeof *numbers)
		buffer_set_u32le(bytes, at, numbers[choice]);
	else
		buffer_set_u32le(bytes, at, get_u32le(bytes->bytes + at) + (uint32_t)below(random, 17) - 8);
}

static void damage(struct buffer *bytes, uint64_t *random)
{
	size_t at = below(random, bytes->size);

	switch (below(random, 8)) {
	case 0:
		bytes->bytes[at] ^= (uint8_t)(1u << below(random, 8));
		break;
	case 1:
		bytes->bytes[at] = (uint8_t)next_random(random);
		break;
	case 2:
		cut(bytes, at, 1 + below(random, 8));
		break;
	case 3:
		repeat(bytes, at, 1 + below(random, 8));
		break;
	case 4:
		bytes->size = at;
		break;
	default:
		damage_number(bytes, random, at);
		break;
	}
}

/* A letter for a letter: what is still a sound file, and says something else. */
static void change_letters(struct buffer *bytes, uint64_t *random)
{
	for (size_t tries = 0, at = below(random, bytes->size); tries < 64 && at + 1 < bytes->size; tries++, at += 2) {
		if (at % 2 || bytes->bytes[at + 1] != 0 || bytes->bytes[at] < ' ' || bytes->bytes[at] > '~')
			continue;
		bytes->bytes[at] = (uint8_t)next_random(random);
		bytes->bytes[at + 1] = below(random, 3) ? 0 : (uint8_t)next_random(random);
		return;
	}
}

/* ---- the law ---- */

/* Compiles the text of what was read; true when it gives the same bytes, or the compiler says that it can't. */
static bool text_gives(const struct compiled *read, const struct buffer *plain, struct outcome *outcome)
{
	struct buffer text = {0}, again = {0};
	struct compiled compiled;
	bool told, same;

	to_text(read, &text);
	compiled_from(&compiled, text_of_buffer(&text), true);
	compiled.unit.old_binary_form = read->unit.old_binary_form;
	told = has_severity(&compiled, SEVERITY_ERROR) || !to_plaintext(&compiled, &again);
	same = !told && same_bytes(&again, plain);
	outcome->told_by_compiler += told;
	outcome->same += same;
	compiled_free(&compiled);
	buffer_free(&text);
	buffer_free(&again);
	return told || same;
}

static bool check(const struct buffer *file, struct outcome *outcome)
{
	struct buffer plain = {0};
	struct compiled read;
	bool good;

	if (!read_binary(&read, file)) {
		good = has_severity(&read, SEVERITY_ERROR) && read.unit.count == 0;
		outcome->refused += good;
	} else if (was_reported(&read, MOF837)) {
		good = true;
		outcome->told_by_reader++;
	} else {
		good = !has_severity(&read, SEVERITY_ERROR) &&
		       bmf_expand("mutant", file->bytes, file->size, 0, &read.sink, &plain) &&
		       text_gives(&read, &plain, outcome);
	}
	outcome->wrong += !good;
	buffer_free(&plain);
	compiled_free(&read);
	return good;
}

static void make_mutant(const struct seeds *seeds, uint64_t *random, bool in_plaintext, struct buffer *file)
{
	const struct buffer *seed = &seeds->items[below(random, seeds->count)];
	size_t wounds = 1 + below(random, 3);
	struct buffer plain = {0};

	buffer_put(&plain, seed->bytes, seed->size);
	if (in_plaintext && below(random, 2))
		change_letters(&plain, random);
	else if (in_plaintext)
		for (size_t i = 0; i < wounds && plain.size > 0; i++)
			damage(&plain, random);
	pack_plaintext(&plain, file);
	if (!in_plaintext)
		for (size_t i = 0; i < wounds && file->size > 0; i++)
			damage(file, random);
	buffer_free(&plain);
}

static void keep(const struct buffer *file, unsigned long number)
{
	char name[64];
	FILE *stream;

	snprintf(name, sizeof name, "mutant-%lu.bmf", number);
	stream = fopen(name, "wb");
	if (stream && fwrite(file->bytes, 1, file->size, stream) == file->size)
		printf("# kept as %s\n", name);
	if (stream)
		fclose(stream);
}

int main(int argc, char **argv)
{
	unsigned long count = argc > 1 ? strtoul(argv[1], NULL, 10) : 2000;
	uint64_t random = argc > 2 ? strtoull(argv[2], NULL, 10) : 20250101;
	struct outcome outcome = {0};
	struct seeds seeds = {0};

	each_file("mof-samples", ".mof", add_sample, &seeds);
	each_file("tests/language", ".mof", add_sample, &seeds);
	each_file("../shared/corpus/bmf", ".bmf", add_genuine, &seeds);
	for (unsigned long i = 0; i < count && seeds.count > 0; i++) {
		struct buffer file = {0};

		make_mutant(&seeds, &random, i % 2, &file);
		if (!check(&file, &outcome))
			keep(&file, i);
		buffer_free(&file);
	}
	printf("1..1\n%sok 1 - %lu damaged binary MOFs are refused, or read as what they are\n",
	       outcome.wrong || seeds.count == 0 ? "not " : "", count);
	printf("# %zu seeds; refused %u, same bytes %u, reader says why not %u, compiler says why not %u, wrong %u\n",
	       seeds.count, outcome.refused, outcome.same, outcome.told_by_reader, outcome.told_by_compiler,
	       outcome.wrong);
	for (size_t i = 0; i < seeds.count; i++)
		buffer_free(&seeds.items[i]);
	free(seeds.items);
	return outcome.wrong || seeds.count == 0;
}
