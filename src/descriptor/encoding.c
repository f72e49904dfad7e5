/* SPDX-License-Identifier: MIT */
/* The table of encodings, detection of the encoding of a text, and reports. */
#include "descriptor/encoding.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct descriptor_encoding encodings[] = {
#define ENCODING(name, read, read_unit, write) {name, read, read_unit, write},
#include "descriptor/encodings.def"
};

enum { ENCODING_COUNT = sizeof encodings / sizeof *encodings };

const struct descriptor_encoding *encoding_at(size_t i)
{
	return i < ENCODING_COUNT ? &encodings[i] : NULL;
}

const struct descriptor_encoding *encoding_find(const char *name)
{
	for (size_t i = 0; i < ENCODING_COUNT; i++)
		if (strcmp(encodings[i].name, name) == 0)
			return &encodings[i];
	return NULL;
}

/* ---- detection ---- */

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct text trim(struct text text)
{
	while (text.length > 0 && is_space(*text.bytes))
		text.bytes++, text.length--;
	while (text.length > 0 && is_space(text.bytes[text.length - 1]))
		text.length--;
	return text;
}

static bool begins_with(struct text text, const char *folded)
{
	struct text beginning = {text.bytes, strlen(folded)};

	return text.length >= beginning.length && text_same_name(beginning, text_of(folded));
}

static bool is_alphanumeric(char c)
{
	c = text_fold(c);
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_sddl(struct text text)
{
	return text.length >= 2 && text.bytes[1] == ':' && strchr("OGDSogds", *text.bytes);
}

/* The first byte of a descriptor is its revision, 1; the second is 0 unless there is a resource manager byte. */
static bool is_hex(struct text text)
{
	return begins_with(text, "hex:") || begins_with(text, "0x01") || begins_with(text, "01");
}

static bool is_base64(struct text text)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n";
	enum { MIN_LENGTH = 8, MIN_WHOLE = 28 }; /* characters; MIN_WHOLE of the shortest descriptor, 20 bytes */

	if (text.length >= MIN_LENGTH && memcmp(text.bytes, "AQ", 2) == 0)
		return memchr(text.bytes, ';', text.length) == NULL;
	if (text.length < MIN_WHOLE || text.bytes[0] != 'A' || !memchr("RSTUVWXYZabcdef", text.bytes[1], 15))
		return false;
	for (size_t i = 0; i < text.length; i++)
		if (!memchr(letters, text.bytes[i], sizeof letters - 1))
			return false;
	return true;
}

static bool is_list(struct text text)
{
	if (begins_with(text, "uint8") || begins_with(text, "0x01,") || begins_with(text, "0x1,"))
		return true;
	return text.length >= 2 && *text.bytes == '1' && !is_alphanumeric(text.bytes[1]);
}

static bool is_wmic(struct text text)
{
	return begins_with(text, "executing") || begins_with(text, "instance of __parameters");
}

static bool is_mof(struct text text)
{
	return begins_with(text, "instance") || begins_with(text, "#pragma") || begins_with(text, "//") ||
	       begins_with(text, "/*");
}

const struct descriptor_encoding *encoding_detect(struct text text)
{
	static const struct {
		bool (*holds)(struct text text);
		const char *name;
	} signs[] = {
		{is_sddl, "sddl"}, {is_list, "mof"},   {is_hex, "hex"},
		{is_wmic, "wmic"}, {is_mof, "sd-mof"}, {is_base64, "base64"},
	};

	text = trim(text);
	if (text.length > 0 && *text.bytes == '{') {
		text = trim((struct text){text.bytes + 1, text.length - 1});
		return encoding_find(text.length == 0 || *text.bytes == '"' || *text.bytes == '}' ? "json" : "mof");
	}
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].holds(text))
			return encoding_find(signs[i].name);
	return NULL;
}

struct span encoding_text_of(const struct source *source)
{
	struct text text = trim((struct text){source->text, source->size});
	uint32_t begin = (uint32_t)(text.bytes - source->text);

	return (struct span){source, begin, begin + (uint32_t)text.length};
}

void encoding_blank_head(char *text, size_t length)
{
	const char *instance = memmem(text, length, "instance of", strlen("instance of"));

	for (char *at = text; instance && at < instance; at++)
		if (*at != '\n' && *at != '\r')
			*at = ' ';
}

/* ---- locations and reports ---- */

struct span encoding_location(const struct encoding_reading *reading, size_t begin, size_t end)
{
	struct span whole = reading->whole;

	if (reading->is_sddl && begin <= end && end <= whole.end - whole.begin)
		return (struct span){whole.source, whole.begin + (uint32_t)begin, whole.begin + (uint32_t)end};
	if (reading->bytes && begin < end && end <= reading->byte_count)
		return span_join(reading->bytes[begin], reading->bytes[end - 1]);
	return whole;
}

bool encoding_fail(const struct encoding_input *input, struct span where, const char *format, ...)
{
	char sentence[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(sentence, sizeof sentence, format, arguments);
	va_end(arguments);
	diag_report(input->sink, MOF900, where, "%s", sentence);
	return false;
}

bool encoding_cannot(const struct encoding_output *output, const char *sentence)
{
	diag_report(output->sink, MOF901, (struct span){0}, "%s", sentence);
	return false;
}

void encoding_note_losses(const struct encoding_output *output, uint16_t carried)
{
	static const struct {
		uint16_t bit;
		const char *description;
	} bits[] = {
		{SD_OWNER_DEFAULTED, "the flag for a default owner"},
		{SD_GROUP_DEFAULTED, "the flag for a default group"},
		{SD_DACL_DEFAULTED, "the flag for a default DACL"},
		{SD_SACL_DEFAULTED, "the flag for a default SACL"},
		{SD_DACL_TRUSTED, "the flag for a trusted DACL"},
		{SD_SERVER_SECURITY, "the flag for server security"},
	};
	const struct sd_descriptor *descriptor = output->descriptor;

	for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
		if (descriptor->control & ~carried & bits[i].bit)
			diag_report(output->sink, MOF902, (struct span){0}, "this encoding omits %s",
				    bits[i].description);
	if ((descriptor->control & ~carried & SD_RM_CONTROL_VALID) || descriptor->resource_manager)
		diag_report(output->sink, MOF902, (struct span){0},
			    "this encoding omits the resource manager byte 0x%02X", descriptor->resource_manager);
}
