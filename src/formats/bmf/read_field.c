/* SPDX-License-Identifier: MIT */
/* The cursor of the reader: structures and fields, each checked against the remaining bytes. */
#include <stdarg.h>
#include <string.h>

#include "formats/bmf/reader.h"
#include "model/real.h"

/* ---- errors ---- */

static const char *message(struct bmf_reader *reader, const char *format, va_list arguments)
{
	reader->scratch.size = 0;
	buffer_vprintf(&reader->scratch, format, arguments);
	return buffer_text(&reader->scratch);
}

void bmf_damaged(struct bmf_reader *reader, enum diag_code code, size_t offset, const char *format, ...)
{
	va_list arguments;

	if (reader->failed)
		return;
	reader->failed = true;
	va_start(arguments, format);
	diag_report(reader->sink, code, (struct span){0}, "%s: byte 0x%zX of the plaintext, in %s: %s", reader->path,
		    offset, reader->structure, message(reader, format, arguments));
	va_end(arguments);
}

void bmf_unfaithful(struct bmf_reader *reader, size_t offset, const char *format, ...)
{
	va_list arguments;

	if (reader->failed)
		return;
	reader->unfaithful++;
	va_start(arguments, format);
	diag_report(reader->sink, MOF837, (struct span){0}, "%s: byte 0x%zX of the plaintext, in %s: %s", reader->path,
		    offset, reader->structure, message(reader, format, arguments));
	va_end(arguments);
}

/* Whether `size` bytes are left for a field; reports if not. */
static bool has(struct bmf_reader *reader, size_t size, const char *what)
{
	if (!reader->failed && reader->end - reader->at < size)
		bmf_damaged(reader, MOF832, reader->at, "expected %zu bytes for the %s, %zu are left", size, what,
			    reader->end - reader->at);
	return !reader->failed;
}

/* The zero bytes that pad the last value, if they lead to `target`. */
static void skip_fill(struct bmf_reader *reader, size_t target)
{
	size_t fill = reader->fill;

	reader->fill = 0;
	if (reader->failed || fill == 0 || target - reader->at != fill)
		return;
	for (size_t i = 0; i < fill; i++)
		if (reader->bytes[reader->at + i] != 0)
			bmf_damaged(reader, MOF833, reader->at + i,
				    "expected a zero byte that fills a value, found 0x%02X",
				    reader->bytes[reader->at + i]);
	if (reader->trace)
		bmf_trace_field(reader->trace, reader->bytes, reader->at, fill, "fill");
	reader->at += fill;
}

/* ---- structures ---- */

static uint32_t peek_u32(const struct bmf_reader *reader)
{
	return get_u32le(reader->bytes + reader->at);
}

struct bmf_frame bmf_enter(struct bmf_reader *reader, const char *structure, size_t least)
{
	struct bmf_frame frame = {reader->at, reader->end, reader->structure};
	size_t length;

	reader->structure = structure;
	reader->fill = 0;
	if (reader->trace && !reader->failed)
		bmf_trace_open(reader->trace, reader->at, structure);
	if (!has(reader, 4, "length"))
		return frame;
	length = peek_u32(reader);
	if (length < least || length > reader->end - reader->at) {
		bmf_damaged(reader, MOF832, reader->at, "expected a length of %zu to %zu, found %zu", least,
			    reader->end - reader->at, length);
		return frame;
	}
	if (reader->trace)
		bmf_trace_field(reader->trace, reader->bytes, reader->at, 4, "length %zu: ends at %08zx", length,
				reader->at + length);
	reader->end = reader->at + length;
	reader->at += 4;
	return frame;
}

void bmf_leave(struct bmf_reader *reader, struct bmf_frame frame)
{
	skip_fill(reader, reader->end);
	if (reader->at != reader->end)
		bmf_damaged(reader, MOF832, reader->at, "expected its end, %zu more bytes are left",
			    reader->end - reader->at);
	reader->end = frame.outer_end;
	reader->structure = frame.outer;
	if (reader->trace && !reader->failed)
		bmf_trace_close(reader->trace);
}

/* Reads a number of items, checked against the remaining bytes; 0 after an error. */
static size_t take_count(struct bmf_reader *reader, size_t least)
{
	size_t field = reader->at;
	size_t count = bmf_take_u32(reader, "count");

	if (count > (reader->end - reader->at) / least)
		bmf_damaged(reader, MOF832, field, "expected a count of at most %zu, found %zu",
			    (reader->end - reader->at) / least, count);
	return reader->failed ? 0 : count;
}

struct bmf_frame bmf_enter_list(struct bmf_reader *reader, const char *structure, size_t least, size_t *count)
{
	struct bmf_frame frame = bmf_enter(reader, structure, BMF_LIST_HEADER);

	*count = take_count(reader, least);
	return frame;
}

static void expect_u32(struct bmf_reader *reader, const char *what, uint32_t expected)
{
	size_t field = reader->at;
	uint32_t value = bmf_take_u32(reader, what);

	if (value != expected)
		bmf_damaged(reader, MOF832, field, "expected %u as the %s, found %u", (unsigned)expected, what,
			    (unsigned)value);
}

struct bmf_frame bmf_enter_array(struct bmf_reader *reader, size_t least, size_t *count)
{
	struct bmf_frame frame = bmf_enter(reader, "an array", BMF_ARRAY_HEADER);

	expect_u32(reader, "number of dimensions", 1);
	*count = take_count(reader, least);
	if (has(reader, 4, "length of the elements"))
		expect_u32(reader, "length from here to the end", (uint32_t)(reader->end - reader->at));
	return frame;
}

/* ---- fields ---- */

uint32_t bmf_take_u32(struct bmf_reader *reader, const char *what)
{
	uint32_t value;

	reader->fill = 0;
	if (!has(reader, 4, what))
		return 0;
	value = peek_u32(reader);
	if (reader->trace)
		bmf_trace_field(reader->trace, reader->bytes, reader->at, 4, "%s %u", what, (unsigned)value);
	reader->at += 4;
	return value;
}

static void trace_type(struct bmf_reader *reader, uint32_t type)
{
	uint32_t code = type & ~(uint32_t)(CIM_ARRAY | BMF_ALIAS);
	const struct cim_type_info *info = cim_type_info((enum cim_type_code)code);

	bmf_trace_field(reader->trace, reader->bytes, reader->at, 4, "type 0x%04X: %s%s%s", (unsigned)type,
			info               ? info->keyword
			: code == CIM_VOID ? "none"
					   : "not known",
			type & CIM_ARRAY ? ", an array" : "", type & BMF_ALIAS ? ", the name of an alias" : "");
}

uint32_t bmf_take_type(struct bmf_reader *reader)
{
	uint32_t type;

	reader->fill = 0;
	if (!has(reader, 4, "type"))
		return 0;
	type = peek_u32(reader);
	if (reader->trace)
		trace_type(reader, type);
	reader->at += 4;
	return type;
}

struct bmf_offset bmf_take_offset(struct bmf_reader *reader, const char *what, size_t base)
{
	struct bmf_offset offset = {reader->at, base, BMF_ABSENT};

	reader->fill = 0;
	if (!has(reader, 4, what))
		return offset;
	offset.value = peek_u32(reader);
	if (reader->trace && offset.value == BMF_ABSENT)
		bmf_trace_field(reader->trace, reader->bytes, reader->at, 4, "no %s", what);
	else if (reader->trace)
		bmf_trace_field(reader->trace, reader->bytes, reader->at, 4, "%s at %08zx, header + %u", what,
				base + offset.value, (unsigned)offset.value);
	reader->at += 4;
	return offset;
}

void bmf_begin_part(struct bmf_reader *reader, struct bmf_offset offset, const char *what)
{
	size_t base = offset.base;

	if (reader->failed)
		return;
	if (offset.value <= reader->end - base)
		skip_fill(reader, base + offset.value);
	if (offset.value != reader->at - base)
		bmf_damaged(reader, MOF832, offset.field, "expected %zu as the offset of the %s, found %u",
			    reader->at - base, what, (unsigned)offset.value);
}

/* ---- values ---- */

uint64_t bmf_take_bits(struct bmf_reader *reader, size_t size, const char *what)
{
	uint64_t bits = 0;

	if (!has(reader, size, what))
		return 0;
	for (size_t i = 0; i < size; i++)
		bits |= (uint64_t)reader->bytes[reader->at + i] << 8 * i;
	if (reader->trace)
		bmf_trace_field(reader->trace, reader->bytes, reader->at, size, "%s 0x%0*llX, %llu", what,
				(int)(2 * size), (unsigned long long)bits, (unsigned long long)bits);
	reader->at += size;
	reader->fill = size % 4;
	return bits;
}

bool bmf_take_boolean(struct bmf_reader *reader)
{
	size_t field = reader->at;
	uint64_t bits = bmf_take_bits(reader, 2, "boolean");

	if (bits != 0 && bits != UINT16_MAX)
		bmf_unfaithful(reader, field, "the boolean 0x%04X is read as TRUE, which is 0xFFFF", (unsigned)bits);
	return bits != 0;
}

/* The shortest number that reads back as this float: 0.1, not 0.100000001490116. */
static double widen(float single)
{
	char text[CIM_REAL_TEXT_SIZE];
	size_t length = cim_real_text((double)single, true, text);
	double real = (double)single;

	if (length > 0)
		cim_real_parse((struct text){text, length}, &real);
	return real;
}

double bmf_take_real(struct bmf_reader *reader, size_t size)
{
	size_t field = reader->at;
	uint64_t bits = bmf_take_bits(reader, size, "real number");
	uint32_t single_bits = (uint32_t)bits;
	float single;
	double real;

	memcpy(&single, &single_bits, sizeof single);
	memcpy(&real, &bits, sizeof real);
	if (size == sizeof single)
		real = widen(single);
	if (real != real)
		bmf_unfaithful(reader, field, "MOF has no literal for what is not a number");
	return real;
}

/* The bytes of the string at the cursor without its NUL; false if it has none. */
static bool measure_string(struct bmf_reader *reader, const char *what, size_t *size)
{
	if (!has(reader, 2, what))
		return false;
	for (*size = 0; reader->end - reader->at - *size >= 2; *size += 2)
		if (get_u16le(reader->bytes + reader->at + *size) == 0)
			return true;
	bmf_damaged(reader, MOF833, reader->at, "expected the NUL that ends the %s", what);
	return false;
}

struct text bmf_take_string(struct bmf_reader *reader, const char *what)
{
	struct text text = {"", 0};
	size_t size;

	if (!measure_string(reader, what, &size))
		return text;
	reader->scratch.size = 0;
	wtf8_append_from_utf16(&reader->scratch, reader->bytes + reader->at, size, false);
	text.length = reader->scratch.size;
	text.bytes = arena_text(&reader->unit->arena, (const char *)reader->scratch.bytes, text.length);
	if (reader->trace)
		bmf_trace_field(reader->trace, reader->bytes, reader->at, size + 2, "%s \"%s\"", what, text.bytes);
	reader->at += size + 2;
	reader->fill = (size + 2) % 4;
	return text;
}

enum { MAX_QUOTED = 64 };

const char *bmf_quotable(struct bmf_reader *reader, struct text text)
{
	size_t length = text.length < MAX_QUOTED ? text.length : MAX_QUOTED;
	char *copy = arena_text(&reader->sink->arena, text.bytes, length);

	for (char *byte = copy; *byte; byte++)
		if (*byte < ' ' || *byte == 0x7F)
			*byte = '?';
	return copy;
}

struct name bmf_take_alias(struct bmf_reader *reader)
{
	size_t field = reader->at;
	struct text text = bmf_take_string(reader, "alias");

	if (!cim_is_alias(text))
		bmf_unfaithful(reader, field, "the alias '%s' is not a valid name in MOF", bmf_quotable(reader, text));
	return names_intern(reader->names, text);
}

struct name bmf_take_name(struct bmf_reader *reader, const char *what)
{
	size_t field = reader->at;
	struct text text = bmf_take_string(reader, what);

	if (!cim_is_identifier(text))
		bmf_unfaithful(reader, field, "the %s '%s' is not a valid name in MOF", what,
			       bmf_quotable(reader, text));
	return names_intern(reader->names, text);
}
