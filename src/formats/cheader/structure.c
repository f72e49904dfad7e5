/* SPDX-License-Identifier: MIT */
/* Writes one structure of a C header: members with comments, ids and sizes, constants (mof-language 5.4.2, 5.4.4). */
#include <inttypes.h>
#include <string.h>

#include "formats/cheader/writer.h"

/* ---- comments and constants ---- */

/* Characters that could hide part of the line: controls, and marks that change the direction of text. */
static bool is_printable(uint32_t character)
{
	return character >= ' ' && character != 0x7F && !(character >= 0x80 && character < 0xA0) &&
	       !(character >= 0x200B && character <= 0x200F) && !(character >= 0x2028 && character <= 0x202E) &&
	       !(character >= 0x2066 && character <= 0x2069) && !(character >= 0xD800 && character <= 0xDFFF);
}

/* The number of bytes at the end of a line that are white space or a backslash, which may be a trigraph. */
static size_t dangling(struct text line)
{
	if (line.length == 0)
		return 0;
	if (line.length >= 3 && memcmp(line.bytes + line.length - 3, "?\?/", 3) == 0)
		return 3;
	return memchr(" \t\r\\", line.bytes[line.length - 1], 4) ? 1 : 0;
}

/* A backslash at the end of a line would pull the next line into the comment. */
static void put_comment_line(struct buffer *out, const char *indent, struct text line)
{
	for (size_t bytes; (bytes = dangling(line)) > 0;)
		line.length -= bytes;
	buffer_printf(out, "%s//%s", indent, line.length > 0 ? " " : "");
	for (size_t i = 0; i < line.length;) {
		uint32_t character;
		size_t length = wtf8_decode(line.bytes + i, line.length - i, &character);

		if (is_printable(character) && character != 0xFFFD)
			buffer_put(out, line.bytes + i, length);
		else
			buffer_put_byte(out, character == '\t' ? ' ' : '?');
		i += length;
	}
	buffer_put_byte(out, '\n');
}

void cheader_put_comment(struct cheader_writer *writer, const char *indent, struct text text)
{
	size_t begin = 0;

	for (size_t i = 0; i <= text.length && text.length > 0; i++) {
		if (i < text.length && text.bytes[i] != '\n')
			continue;
		put_comment_line(writer->out, indent, (struct text){text.bytes + begin, i - begin});
		begin = i + 1;
	}
}

/* Writes a #define, indented by `indent`, with a name that is not yet used; returns that name. */
static const char *put_define(struct cheader_writer *writer, const char *indent, const char *name, const char *value)
{
	name = cheader_claim(writer, name);
	buffer_printf(writer->out, "%s#define %s %s\n", indent, name, value);
	return name;
}

static const struct cim_value *find_texts(const struct cim_property *property, const char *folded)
{
	const struct cim_qualifier *qualifier = cim_find_qualifier(&property->qualifiers, folded);

	return qualifier && qualifier->value.kind == CIM_LITERAL_ARRAY ? &qualifier->value : NULL;
}

/* The value of the i-th constant: from ValueMap, else i. NULL if ValueMap has text that is not a number. */
static const char *constant_value(struct cheader_writer *writer, const struct cim_value *map, size_t i)
{
	struct cim_integer integer;
	const char *suffix;

	if (map == NULL)
		return arena_printf(&writer->arena, "%zu", i);
	if (i >= map->array.count || map->array.items[i].kind != CIM_LITERAL_STRING ||
	    cim_integer_parse(map->array.items[i].string, &integer) != CIM_PARSED)
		return NULL;
	if (integer.negative)
		return integer.magnitude > INT32_MAX
			       ? NULL
			       : arena_printf(&writer->arena, "(-%" PRIu64 ")", integer.magnitude);
	suffix = integer.magnitude > UINT32_MAX ? "ULL" : "";
	return arena_printf(&writer->arena, integer.is_decimal ? "%" PRIu64 "%s" : "0x%" PRIX64 "%s", integer.magnitude,
			    suffix);
}

static void put_constants_of(struct cheader_writer *writer, const char *name, const struct cim_property *property)
{
	const struct cim_value *defines = find_texts(property, "definevalues");
	const struct cim_value *map = find_texts(property, "valuemap");

	if (defines == NULL)
		return;
	buffer_printf(writer->out, "// Values of %s\n", cheader_field(writer, property->name));
	for (size_t i = 0; i < defines->array.count; i++) {
		const char *value = constant_value(writer, map, i), *define;

		if (value == NULL || defines->array.items[i].kind != CIM_LITERAL_STRING)
			continue;
		define = cheader_identifier(writer, defines->array.items[i].string);
		if (!cheader_is_free(writer, define))
			define = arena_printf(&writer->arena, "%s_%s", name, define);
		put_define(writer, "", define, value);
	}
	buffer_put_byte(writer->out, '\n');
}

void cheader_put_constants(struct cheader_writer *writer, const char *name, const struct cim_layout *layout)
{
	for (size_t i = 0; i < layout->count; i++)
		put_constants_of(writer, name, layout->members[i].property);
}

/* ---- members ---- */

static const struct {
	enum cim_type_code code;
	const char *name;
} c_types[] = {
	{CIM_BOOLEAN, "BOOLEAN"},  {CIM_SINT8, "CHAR"},    {CIM_UINT8, "UCHAR"},    {CIM_SINT16, "SHORT"},
	{CIM_UINT16, "USHORT"},    {CIM_SINT32, "LONG"},   {CIM_UINT32, "ULONG"},   {CIM_SINT64, "LONGLONG"},
	{CIM_UINT64, "ULONGLONG"}, {CIM_CHAR16, "WCHAR"},  {CIM_DATETIME, "WCHAR"}, {CIM_STRING, "WCHAR"},
	{CIM_REAL32, "float"},     {CIM_REAL64, "double"},
};

static const char *c_type(struct cheader_writer *writer, const struct cim_member *member)
{
	const struct cheader_class *class =
		member->embedded ? map_get(&writer->class_of_block, member->embedded) : NULL;

	for (size_t i = 0; i < sizeof c_types / sizeof *c_types; i++)
		if (c_types[i].code == member->property->type.code)
			return c_types[i].name;
	return class ? class->name : cheader_identifier(writer, text_of(member->property->type.spelling.spelling));
}

/* The dimensions of a fixed member: of an array, and of the characters of a datetime or string. */
static const char *dimensions(struct cheader_writer *writer, const struct cim_member *member)
{
	const char *array = member->elements ? arena_printf(&writer->arena, "[%u]", (unsigned)member->elements) : "";

	if (member->property->type.code == CIM_DATETIME)
		return arena_printf(&writer->arena, "%s[25]", array);
	if (member->characters > 0)
		return arena_printf(&writer->arena, "%s[%u + 1]", array, (unsigned)member->characters);
	return array;
}

/* A variable member, as a comment shows it: "ULONG Speeds[SpeedCount]". */
static const char *variable_text(struct cheader_writer *writer, const struct cim_member *member)
{
	struct text count = cim_qualifier_text(&member->property->qualifiers, "wmisizeis");
	const char *field = cheader_field(writer, member->property->name);
	bool is_string = member->property->type.code == CIM_STRING && member->characters == 0;
	const char *type = is_string ? "string" : c_type(writer, member);

	if (!member->property->type.is_array)
		return arena_printf(&writer->arena, "%s %s", type, field);
	if (member->elements > 0)
		return arena_printf(&writer->arena, "%s %s[%u]", type, field, (unsigned)member->elements);
	return arena_printf(&writer->arena, "%s %s[%s]", type, field,
			    count.length > 0 ? cheader_identifier(writer, count) : "");
}

static const char *put_size(struct cheader_writer *writer, const char *name, const char *field,
			    const struct cim_member *member)
{
	const char *value =
		arena_printf(&writer->arena, "sizeof(%s%s)", c_type(writer, member), dimensions(writer, member));

	return put_define(writer, "    ", arena_printf(&writer->arena, "%s_%s_SIZE", name, field), value);
}

static void put_id(struct cheader_writer *writer, const char *indent, const char *name, const char *field,
		   const struct cim_member *member)
{
	if (member->has_id)
		put_define(writer, indent, arena_printf(&writer->arena, "%s_%s_ID", name, field),
			   arena_printf(&writer->arena, "%u", (unsigned)member->id));
}

/* The last member of a structure, if it is variable: its start, with a type that aligns it. */
static void put_tail(struct cheader_writer *writer, const struct cim_member *member)
{
	static const char *const aligned[] = {[1] = "UCHAR", [2] = "USHORT", [4] = "ULONG", [8] = "ULONGLONG"};
	bool is_string = member->property->type.code == CIM_STRING && member->characters == 0;
	const struct cim_block *embedded = member->embedded;
	const char *type = is_string ? "USHORT" : c_type(writer, member);

	buffer_printf(writer->out, "    // %s;%s\n", variable_text(writer, member),
		      is_string ? " a string is its bytes, a USHORT, and its WCHARs" : "");
	if (embedded && embedded->layout.kind == CIM_LAYOUT_LOOSE)
		type = aligned[member->alignment];
	buffer_printf(writer->out, "    %s VariableData[1];\n", type);
}

/* Writes a member and returns the name of the macro of its size; NULL if it is variable. */
static const char *put_member(struct cheader_writer *writer, const char *name, const struct cim_member *member)
{
	const char *field = cheader_field(writer, member->property->name);
	const char *size = NULL;

	cheader_put_comment(writer, "    ", cim_qualifier_text(&member->property->qualifiers, "description"));
	if (member->is_variable) {
		put_tail(writer, member);
	} else {
		if (member->characters > 0)
			buffer_put_text(
				writer->out,
				"    // The first unit counts the bytes of those that follow, unused ones included.\n");
		buffer_printf(writer->out, "    %s %s%s;\n", c_type(writer, member), field, dimensions(writer, member));
		size = put_size(writer, name, field, member);
	}
	put_id(writer, "    ", name, field, member);
	buffer_put_byte(writer->out, '\n');
	return size;
}

/* ---- structures ---- */

static const char *const reasons[] = {
	[CIM_LAYOUT_LOOSE] = "members follow one that varies in length",
	[CIM_LAYOUT_UNKNOWN] = "a member has a type of unknown size",
	[CIM_LAYOUT_TOO_LARGE] = "it is too large",
};

static void put_omitted(struct cheader_writer *writer, const char *name, const struct cim_layout *layout)
{
	buffer_printf(writer->out, "// %s is no structure of C: %s.\n//\n", name, reasons[layout->kind]);
	for (size_t i = 0; i < layout->count; i++) {
		const struct cim_member *member = &layout->members[i];

		if (member->is_variable)
			buffer_printf(writer->out, "//     %s;\n", variable_text(writer, member));
		else
			buffer_printf(writer->out, "//     %s %s%s;\n", c_type(writer, member),
				      cheader_field(writer, member->property->name), dimensions(writer, member));
	}
	for (size_t i = 0; i < layout->count; i++)
		put_id(writer, "", name, cheader_field(writer, layout->members[i].property->name), &layout->members[i]);
	buffer_put_byte(writer->out, '\n');
}

void cheader_put_structure(struct cheader_writer *writer, const char *name, bool has_pointer,
			   const struct cim_layout *layout)
{
	const char *last_size = NULL, *size = arena_printf(&writer->arena, "%s_SIZE", name);

	if (layout->kind == CIM_LAYOUT_EMPTY)
		return;
	if (layout->kind > CIM_LAYOUT_TAIL) {
		put_omitted(writer, name, layout);
		return;
	}
	buffer_printf(writer->out, "typedef struct _%s\n{\n", name);
	for (size_t i = 0; i < layout->count; i++)
		last_size = put_member(writer, name, &layout->members[i]);
	buffer_printf(writer->out, "} %s", name);
	if (has_pointer)
		buffer_printf(writer->out, ", *P%s", name);
	buffer_put_text(writer->out, ";\n\n");
	if (last_size == NULL) {
		buffer_put_text(writer->out, "// Without the part that varies\n");
		put_define(writer, "", size, arena_printf(&writer->arena, "FIELD_OFFSET(%s, VariableData)", name));
	} else {
		const struct cim_member *last = &layout->members[layout->count - 1];

		put_define(writer, "", size,
			   arena_printf(&writer->arena, "(FIELD_OFFSET(%s, %s) + %s)", name,
					cheader_field(writer, last->property->name), last_size));
	}
	buffer_put_byte(writer->out, '\n');
}
