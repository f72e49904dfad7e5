/* SPDX-License-Identifier: MIT */
/*
 * Any text is refused at a location inside of it, or is a descriptor that comes back from every encoding that can say it. The
 * first byte picks a encoding, unless the text is recognised.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "descriptor/encoding.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_places(const struct diag_sink *sink, const struct source *source)
{
	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->span.source)
			assert(sink->items[i]->span.begin <= sink->items[i]->span.end &&
			       sink->items[i]->span.end <= source->size);
}

/* Reads a text in one encoding; NULL when it is refused, with a reason. */
static const struct sd_descriptor *read_text(const struct descriptor_encoding *encoding, struct text text,
					     struct arena *arena)
{
	struct source *source = source_new("a", (const uint8_t *)text.bytes, text.length, NULL);
	struct encoding_reading reading = {0};
	struct diag_sink sink;
	struct encoding_input input = {.arena = arena,
				       .source = source,
				       .text = encoding_text_of(source),
				       .sink = &sink};
	bool is_read;

	diag_sink_init(&sink);
	is_read = encoding->read(&input, &reading);
	assert(is_read ? sink.count == 0 : sink.count == 1);
	if (is_read)
		descriptor_check(&reading, arena, &sink);
	check_places(&sink, source);
	diag_sink_free(&sink);
	source_free(source);
	return is_read ? reading.descriptor : NULL;
}

static void check_form(const struct descriptor_encoding *encoding, const struct sd_descriptor *descriptor,
		       struct arena *arena)
{
	struct buffer text = {0}, bytes = {0}, again = {0};
	const struct sd_descriptor *back;
	struct diag_sink sink;
	struct encoding_output output = {.descriptor = descriptor, .arena = arena, .sink = &sink, .out = &text};

	diag_sink_init(&sink);
	descriptor_explain(&output);
	text.size = 0;
	if (encoding->write(&output) && sink.count == 0) {
		assert(encoding_detect((struct text){buffer_text(&text), text.size}) || text.size <= 1);
		back = encoding->read ? read_text(encoding, (struct text){buffer_text(&text), text.size}, arena)
				      : descriptor;
		assert(back && sd_same_meaning(descriptor, back));
		if (encoding->read && sd_write(descriptor, &bytes) && strcmp(encoding->name, "sddl") != 0) {
			assert(sd_write(back, &again));
			assert(bytes.size == again.size && memcmp(bytes.bytes, again.bytes, bytes.size) == 0);
		}
	}
	diag_sink_free(&sink);
	buffer_free(&text);
	buffer_free(&bytes);
	buffer_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const encodings[] = {"sddl", "hex", "base64", "mof", "json"};
	struct text text = {(const char *)data, size};
	const struct descriptor_encoding *encoding = encoding_detect(text), *to;
	const struct sd_descriptor *descriptor;
	struct arena arena = {0};

	if (size == 0)
		return 0;
	if (encoding == NULL || encoding->read == NULL) {
		encoding = encoding_find(encodings[data[0] % (sizeof encodings / sizeof *encodings)]);
		text = (struct text){text.bytes + 1, text.length - 1};
	}
	descriptor = read_text(encoding, text, &arena);
	for (size_t i = 0; descriptor && (to = encoding_at(i)); i++)
		if (to->write)
			check_form(to, descriptor, &arena);
	arena_free(&arena);
	return 0;
}
