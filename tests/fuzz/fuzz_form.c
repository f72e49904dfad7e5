/* SPDX-License-Identifier: MIT */
/*
 * Any text is refused at a place inside of it, or is a descriptor that comes back from every form that can say it. The
 * first byte picks a form, unless the text is recognised.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "access/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_places(const struct diag_sink *sink, const struct source *source)
{
	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->span.source)
			assert(sink->items[i]->span.begin <= sink->items[i]->span.end &&
			       sink->items[i]->span.end <= source->size);
}

/* Reads a text in one form; NULL when it is refused, with a reason. */
static const struct sd_descriptor *read_text(const struct form *form, struct text text, struct arena *arena)
{
	struct source *source = source_new("a", (const uint8_t *)text.bytes, text.length, NULL);
	struct form_reading reading = {0};
	struct diag_sink sink;
	struct form_input input = {.arena = arena, .source = source, .text = form_text_of(source), .sink = &sink};
	bool is_read;

	diag_sink_init(&sink);
	is_read = form->read(&input, &reading);
	assert(is_read ? sink.count == 0 : sink.count == 1);
	if (is_read)
		form_check(&reading, arena, &sink);
	check_places(&sink, source);
	diag_sink_free(&sink);
	source_free(source);
	return is_read ? reading.descriptor : NULL;
}

static void check_form(const struct form *form, const struct sd_descriptor *descriptor, struct arena *arena)
{
	struct buffer text = {0}, bytes = {0}, again = {0};
	const struct sd_descriptor *back;
	struct diag_sink sink;
	struct form_output output = {.descriptor = descriptor, .arena = arena, .sink = &sink, .out = &text};

	diag_sink_init(&sink);
	form_explain(&output);
	text.size = 0;
	if (form->write(&output) && sink.count == 0) {
		assert(form_recognise((struct text){buffer_text(&text), text.size}) || text.size <= 1);
		back = form->read ? read_text(form, (struct text){buffer_text(&text), text.size}, arena) : descriptor;
		assert(back && sd_same_meaning(descriptor, back));
		if (form->read && sd_write(descriptor, &bytes) && strcmp(form->name, "sddl") != 0) {
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
	static const char *const forms[] = {"sddl", "hex", "base64", "mof", "json"};
	struct text text = {(const char *)data, size};
	const struct form *form = form_recognise(text), *to;
	const struct sd_descriptor *descriptor;
	struct arena arena = {0};

	if (size == 0)
		return 0;
	if (form == NULL || form->read == NULL) {
		form = form_find(forms[data[0] % (sizeof forms / sizeof *forms)]);
		text = (struct text){text.bytes + 1, text.length - 1};
	}
	descriptor = read_text(form, text, &arena);
	for (size_t i = 0; descriptor && (to = form_at(i)); i++)
		if (to->write)
			check_form(to, descriptor, &arena);
	arena_free(&arena);
	return 0;
}
