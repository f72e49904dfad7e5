/* SPDX-License-Identifier: MIT */
/* Writes a C header: classes in the order that C needs, GUIDs, methods (mof-language 5.4.4). */
#include <string.h>

#include "formats/cheader/writer.h"

/* The name that a qualifier gives to a GUID, else that of the class with a suffix. */
static const char *guid_name(struct cheader_writer *writer, const struct cheader_class *class, const char *qualifier,
			     const char *suffix)
{
	struct text wanted = cim_qualifier_text(&class->block->class->qualifiers, qualifier);

	return cheader_claim(writer, wanted.length > 0
					     ? cheader_identifier(writer, wanted)
					     : arena_printf(&writer->arena, "%s%s", class->guid_name, suffix));
}

static void put_guid(struct cheader_writer *writer, const struct cheader_class *class)
{
	const uint8_t *bytes = class->block->guid.bytes, *d = bytes + 8;
	unsigned data1 = get_u32le(bytes), data2 = get_u16le(bytes + 4), data3 = get_u16le(bytes + 6);

	buffer_printf(writer->out, "#define %s \\\n", guid_name(writer, class, "guidname1", "Guid"));
	buffer_printf(writer->out,
		      "    { 0x%08x,0x%04x,0x%04x, { 0x%02x,0x%02x,0x%02x,0x%02x,0x%02x,0x%02x,0x%02x,0x%02x } }\n\n",
		      data1, data2, data3, d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7]);
	buffer_put_text(writer->out, "#if ! (defined(MIDL_PASS))\n");
	buffer_printf(writer->out, "DEFINE_GUID(%s, \\\n", guid_name(writer, class, "guidname2", "_GUID"));
	buffer_printf(writer->out,
		      "            0x%08x,0x%04x,0x%04x,0x%02x,0x%02x,0x%02x,0x%02x,0x%02x,0x%02x,0x%02x,0x%02x);\n",
		      data1, data2, data3, d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7]);
	buffer_put_text(writer->out, "#endif\n\n");
}

static void put_parameters(struct cheader_writer *writer, const char *name, const struct cim_layout *layout)
{
	const char *pointer = arena_printf(&writer->arena, "P%s", name);
	bool has_pointer = cheader_is_free(writer, pointer);

	if (has_pointer)
		cheader_claim(writer, pointer);
	cheader_put_constants(writer, name, layout);
	cheader_put_structure(writer, name, has_pointer, layout);
}

static void put_method(struct cheader_writer *writer, struct cheader_method *method)
{
	uint32_t id;

	cheader_put_comment(writer, "", cim_qualifier_text(&method->method->qualifiers, "description"));
	cheader_put_quote(writer, &method->method->qualifiers);
	if (cim_qualifier_number(&method->method->qualifiers, "wmimethodid", &id))
		buffer_printf(writer->out, "#define %s %u\n", method->name, (unsigned)id);
	if (method->method->return_type.code != CIM_VOID)
		buffer_put_text(writer->out,
				"// The return value is in neither structure: its location is not documented.\n");
	buffer_put_byte(writer->out, '\n');
	put_parameters(writer, method->in_name, &method->in);
	put_parameters(writer, method->out_name, &method->out);
}

static void put_class(struct cheader_writer *writer, const struct cheader_class *class)
{
	const struct cim_class *from = class->block->class;

	buffer_printf(writer->out, "// %s - %s\n", cheader_identifier(writer, text_of(from->name.spelling)),
		      class->name);
	cheader_put_comment(writer, "", cim_qualifier_text(&from->qualifiers, "description"));
	cheader_put_quote(writer, &from->qualifiers);
	if (class->block->has_guid)
		put_guid(writer, class);
	else
		buffer_put_byte(writer->out, '\n');
	if (from->methods.count > 0)
		buffer_printf(writer->out, "// Methods of %s\n\n", class->name);
	for (size_t i = 0; i < from->methods.count; i++)
		put_method(writer, &class->methods[i]);
	cheader_put_constants(writer, class->name, &class->block->layout);
	cheader_put_structure(writer, class->name, class->has_pointer, &class->block->layout);
}

static void choose_classes(struct cheader_writer *writer)
{
	writer->classes = arena_alloc(&writer->arena, writer->blocks.count * sizeof *writer->classes);
	for (size_t i = 0; i < writer->blocks.ordered; i++) {
		struct cim_block *block = writer->blocks.order[i];

		if (!block->is_driver || block->is_again)
			continue;
		writer->classes[writer->count].block = block;
		map_put(&writer->class_of_block, block, &writer->classes[writer->count++]);
	}
}

static const char preamble[] = "// Made by mofkit of the classes of a driver; change those, not this file.\n\n"
			       "#ifndef %s\n#define %s\n\n"
			       "#ifndef _WIN32\n"
			       "#if defined(__has_include)\n"
			       "#if __has_include(<mofkit/mofkit_windows.h>)\n"
			       "#include <mofkit/mofkit_windows.h>\n"
			       "#else\n"
			       "#include \"mofkit_windows.h\"\n"
			       "#endif\n"
			       "#else\n"
			       "#include <mofkit/mofkit_windows.h>\n"
			       "#endif\n"
			       "#endif\n\n"
			       "#pragma pack(push, 8)\n\n";

bool cheader_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out)
{
	struct cheader_writer writer = {.out = out};
	const char *guard;

	(void)sink;
	cim_blocks_init(&writer.blocks, units, count);
	names_init(&writer.keys, 0);
	choose_classes(&writer);
	guard = arena_printf(&writer.arena, "MOFKIT_%s_H",
			     writer.count > 0
				     ? cheader_identifier(&writer,
							  text_of(writer.classes[0].block->class->name.spelling))
				     : "EMPTY");
	cheader_claim(&writer, guard);
	cheader_name_all(&writer);
	buffer_printf(out, preamble, guard, guard);
	for (size_t i = 0; i < writer.count; i++)
		put_class(&writer, &writer.classes[i]);
	buffer_put_text(out, "#pragma pack(pop)\n\n#endif\n");
	cheader_free_names(&writer);
	map_free(&writer.class_of_block);
	cim_blocks_free(&writer.blocks);
	arena_free(&writer.arena);
	return true;
}
