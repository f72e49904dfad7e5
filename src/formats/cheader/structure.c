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

/* A character of cpp_quote as the file has it; a control character would hide what the line says. */
static void put_quoted(struct buffer *out, struct text text)
{
	for (size_t i = 0; i < text.length;) {
		uint32_t character;
		size_t length = wtf8_decode(text.bytes + i, text.length - i, &character);

		if ((is_printable(character) && character != 0xFFFD) || character == '\n' || character == '\t')
			buffer_put(out, text.bytes + i, length);
		i += length;
	}
	if (text.length > 0 && text.bytes[text.length - 1] != '\n')
		buffer_put_byte(out, '\n');
}

void cheader_put_quote(struct cheader_writer *writer, const struct cim_qualifiers *qualifiers)
{
	const struct cim_qualifier *quote = cim_find_qualifier(qualifiers, "cpp_quote");

	if (quote && quote->value.kind == CIM_LITERAL_STRING)
		put_quoted(writer->out, quote->value.string);
	if (quote == NULL || quote->value.kind != CIM_LITERAL_ARRAY)
		return;
	for (size_t i = 0; i < quote->value.array.count; i++)
		if (quote->value.array.items[i].kind == CIM_LITERAL_STRING)
			put_quoted(writer->out, quote->value.array.items[i].string);
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
	{CIM_UINT64, "ULONGLONG"}, {CIM_CHAR16, "SHORT"},  {CIM_DATETIME, "WCHAR"}, {CIM_STRING, "WCHAR"},
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

	if (!member->property->type.is_array && count.length == 0)
		return arena_printf(&writer->arena, "%s %s", type, field);
	if (member->elements > 0)
		return arena_printf(&writer->arena, "%s %s[%u]", type, field, (unsigned)member->elements);
	return arena_printf(&writer->arena, "%s %s[%s]", type, field,
			    count.length > 0 ? cheader_identifier(writer, count) : "");
}

/* The stem of the names of a member's constants: what DefineDataId specifies, else <structure>_<member>. */
static const char *stem(struct cheader_writer *writer, const char *name, const struct cim_member *member)
{
	struct text wanted = cim_qualifier_text(&member->property->qualifiers, "definedataid");

	if (wanted.length > 0)
		return cheader_identifier(writer, wanted);
	return arena_printf(&writer->arena, "%s_%s", name, cheader_field(writer, member->property->name));
}

static const char *put_size(struct cheader_writer *writer, const char *name, const struct cim_member *member)
{
	const char *value =
		arena_printf(&writer->arena, "sizeof(%s%s)", c_type(writer, member), dimensions(writer, member));

	return put_define(writer, "    ", arena_printf(&writer->arena, "%s_SIZE", stem(writer, name, member)), value);
}

static void put_id(struct cheader_writer *writer, const char *indent, const char *name, const struct cim_member *member)
{
	if (member->has_id)
		put_define(writer, indent, arena_printf(&writer->arena, "%s_ID", stem(writer, name, member)),
			   arena_printf(&writer->arena, "%u", (unsigned)member->id));
}

/* Whether a member is open at its end: an array without a size, or a string. A varying object is a plain member. */
static bool is_tail(const struct cim_member *member)
{
	return member->is_variable &&
	       (member->property->type.is_array || cim_find_qualifier(&member->property->qualifiers, "wmisizeis") ||
		member->property->type.code == CIM_STRING);
}

/* The last member of a structure, if it is open: a string loses its name, as in Microsoft's headers. */
static void put_tail(struct cheader_writer *writer, const struct cim_member *member)
{
	bool is_string = member->property->type.code == CIM_STRING && !member->property->type.is_array;

	buffer_printf(writer->out, "    // %s;%s\n", variable_text(writer, member),
		      is_string ? " a string is its bytes, a USHORT, and its WCHARs" : "");
	if (is_string)
		buffer_put_text(writer->out, "    CHAR VariableData[1];\n");
	else
		buffer_printf(writer->out, "    %s %s[1];\n", c_type(writer, member),
			      cheader_field(writer, member->property->name));
}

/* Writes a member and returns the name of the macro of its size; NULL if it is open at its end. */
static const char *put_member(struct cheader_writer *writer, const char *name, const struct cim_member *member)
{
	const struct cim_qualifiers *qualifiers = &member->property->qualifiers;
	const char *size = NULL;

	cheader_put_comment(writer, "    ", cim_qualifier_text(qualifiers, "description"));
	cheader_put_quote(writer, qualifiers);
	if (is_tail(member)) {
		put_tail(writer, member);
	} else {
		if (member->characters > 0)
			buffer_put_text(
				writer->out,
				"    // The first unit counts the bytes of those that follow, unused ones included.\n");
		buffer_printf(writer->out, "    %s %s%s;\n", c_type(writer, member),
			      cheader_field(writer, member->property->name), dimensions(writer, member));
		size = put_size(writer, name, member);
	}
	put_id(writer, "    ", name, member);
	buffer_put_byte(writer->out, '\n');
	return size;
}

/* ---- structures ---- */

static const char *const reasons[] = {
	[CIM_LAYOUT_UNKNOWN] = "the size of a member's type is unknown",
	[CIM_LAYOUT_TOO_LARGE] = "it is too large",
};

/* The members of a layout that C cannot describe, as a comment. */
static void put_members_comment(struct cheader_writer *writer, const char *indent, const struct cim_layout *layout)
{
	for (size_t i = 0; i < layout->count; i++) {
		const struct cim_member *member = &layout->members[i];

		if (member->is_variable)
			buffer_printf(writer->out, "%s%s;\n", indent, variable_text(writer, member));
		else
			buffer_printf(writer->out, "%s%s %s%s;\n", indent, c_type(writer, member),
				      cheader_field(writer, member->property->name), dimensions(writer, member));
	}
}

static void put_omitted(struct cheader_writer *writer, const char *name, const struct cim_layout *layout)
{
	buffer_printf(writer->out, "// %s has no structure in C: %s.\n//\n", name, reasons[layout->kind]);
	put_members_comment(writer, "//     ", layout);
	for (size_t i = 0; i < layout->count; i++)
		put_id(writer, "", name, &layout->members[i]);
	buffer_put_byte(writer->out, '\n');
}

static void put_end(struct cheader_writer *writer, const char *name, bool has_pointer)
{
	buffer_printf(writer->out, "} %s", name);
	if (has_pointer)
		buffer_printf(writer->out, ", *P%s", name);
	buffer_put_text(writer->out, ";\n\n");
}

/* Members follow one that varies, so none has a fixed offset: Microsoft's header has neither ids nor sizes then. */
static void put_loose(struct cheader_writer *writer, const char *name, bool has_pointer,
		      const struct cim_layout *layout)
{
	buffer_printf(writer->out, "typedef struct _%s\n{\n    // Members follow one that varies in length:\n", name);
	put_members_comment(writer, "    // ", layout);
	for (size_t i = 0; i < layout->count; i++)
		cheader_put_quote(writer, &layout->members[i].property->qualifiers);
	buffer_put_text(writer->out, "    char VariableData[1];\n\n");
	put_end(writer, name, has_pointer);
}

/*
 * The value of <structure>_SIZE. Microsoft's headers add <structure>_<member>_SIZE even where DefineDataId gives that
 * macro another name, and then never define it; here it is.
 */
static const char *total_size(struct cheader_writer *writer, const char *name, const char *last_size,
			      const struct cim_member *last)
{
	const char *field = cheader_field(writer, last->property->name);

	if (cim_qualifier_text(&last->property->qualifiers, "definedataid").length > 0)
		last_size = put_define(writer, "", arena_printf(&writer->arena, "%s_%s_SIZE", name, field), last_size);
	return arena_printf(&writer->arena, "(FIELD_OFFSET(%s, %s) + %s)", name, field, last_size);
}

void cheader_put_structure(struct cheader_writer *writer, const char *name, bool has_pointer,
			   const struct cim_layout *layout)
{
	const char *last_size = NULL;

	if (layout->kind == CIM_LAYOUT_EMPTY)
		return;
	if (layout->kind == CIM_LAYOUT_LOOSE) {
		put_loose(writer, name, has_pointer, layout);
		return;
	}
	if (layout->kind > CIM_LAYOUT_LOOSE) {
		put_omitted(writer, name, layout);
		return;
	}
	buffer_printf(writer->out, "typedef struct _%s\n{\n", name);
	for (size_t i = 0; i < layout->count; i++)
		last_size = put_member(writer, name, &layout->members[i]);
	put_end(writer, name, has_pointer);
	if (last_size) {
		put_define(writer, "", arena_printf(&writer->arena, "%s_SIZE", name),
			   total_size(writer, name, last_size, &layout->members[layout->count - 1]));
		buffer_put_byte(writer->out, '\n');
	}
}
