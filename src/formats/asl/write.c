/* SPDX-License-Identifier: MIT */
/*
 * The device that Windows' wmiacpi driver and Linux' wmi driver look for: PNP0C14. _WDG has 20 bytes per GUID: the
 * GUID, two characters of the name of its objects or the value of its notification, the number of instances, and flags.
 */
#include "formats/asl/asl.h"

#include <inttypes.h>

#include "formats/bmf/bmf.h"
#include "formats/bytes/bytes.h"
#include "model/block.h"

enum { WDG_METHOD = 0x02, WDG_EVENT = 0x08, FIRST_EVENT = 0x80, LAST_EVENT = 0xFF, MAX_SKELETON = 0x10000 };

/*
 * The characters of ACPI names. A name in _WDG begins with one of the first 26, so that it cannot be mistaken for a
 * number.
 */
static const char name_letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

enum { FIRST_LETTERS = 26, LETTERS = sizeof name_letters - 1, MAX_OBJECTS = FIRST_LETTERS * LETTERS };

/* The GUID of the binary MOF itself, whose object is WQBA: {05901221-D566-11D1-B2F0-00A0C9062910}. */
static const struct guid mof_guid = {
	{0x21, 0x12, 0x90, 0x05, 0x66, 0xD5, 0xD1, 0x11, 0xB2, 0xF0, 0x00, 0xA0, 0xC9, 0x06, 0x29, 0x10}};

struct asl_block {
	const struct cim_block *block;
	char name[3];   /* of its objects; empty for events */
	unsigned event; /* the value of its notification, else 0 */
};

struct asl_writer {
	struct buffer *out;
	struct cim_blocks blocks;
	struct asl_block *items;
	size_t count;
};

/* ---- choosing ---- */

static void next_name(size_t *number, char *name)
{
	do {
		name[0] = name_letters[*number / LETTERS];
		name[1] = name_letters[*number % LETTERS];
		name[2] = 0;
		++*number;
	} while (name[0] == 'B' && name[1] == 'A');
}

/* Names for all blocks that a driver registers; false if there are too many. */
static bool choose_blocks(struct asl_writer *writer, struct diag_sink *sink)
{
	size_t number = 0;
	unsigned event = FIRST_EVENT;

	writer->items = arena_alloc(&writer->blocks.arena, writer->blocks.count * sizeof *writer->items);
	for (size_t i = 0; i < writer->blocks.count; i++) {
		const struct cim_block *block = &writer->blocks.items[i];
		struct asl_block *item = &writer->items[writer->count];

		if (!block->is_driver || !block->has_guid || block->is_structure || block->is_again)
			continue;
		if (block->is_event ? event > LAST_EVENT : number >= MAX_OBJECTS) {
			diag_report(sink, MOF869, block->class->name_span, "no name is left for block '%s'",
				    block->class->name.spelling);
			return false;
		}
		item->block = block;
		if (block->is_event)
			item->event = event++;
		else
			next_name(&number, item->name);
		writer->count++;
	}
	return true;
}

/* A name in a comment; iasl accepts only ASCII. */
static const char *plain(struct asl_writer *writer, struct name name)
{
	char *text = arena_printf(&writer->blocks.arena, "%s", name.spelling);

	for (char *at = text; *at; at++)
		if (*at <= ' ' || *at > '~' || *at == '\\')
			*at = '?';
	return text;
}

/* ---- _WDG ---- */

static void put_guid_row(struct asl_writer *writer, const struct guid *guid, const uint8_t tail[4], const char *words)
{
	buffer_printf(writer->out, "                // %s\n", words);
	for (size_t i = 0; i < GUID_SIZE; i++)
		buffer_printf(writer->out, "%s0x%02X,", i == 0 ? "                " : " ", guid->bytes[i]);
	buffer_printf(writer->out, "\n                0x%02X, 0x%02X, 0x%02X, 0x%02X", tail[0], tail[1], tail[2],
		      tail[3]);
}

static void put_wdg(struct asl_writer *writer)
{
	buffer_printf(
		writer->out,
		"            // GUID; two characters of a name, or of an event its value and 0; instances; flags\n"
		"            Name (_WDG, Buffer (%zu)\n            {\n",
		(writer->count + 1) * 20);
	for (size_t i = 0; i < writer->count; i++) {
		const struct asl_block *item = &writer->items[i];
		const struct cim_class *class = item->block->class;
		uint8_t tail[4] = {(uint8_t)item->name[0], (uint8_t)item->name[1], 1,
				   class->methods.count > 0 ? WDG_METHOD : 0};

		if (item->event)
			tail[0] = (uint8_t)item->event, tail[1] = 0, tail[3] = WDG_EVENT;
		put_guid_row(writer, &item->block->guid, tail, plain(writer, class->name));
		buffer_put_text(writer->out, ",\n");
	}
	put_guid_row(writer, &mof_guid, (const uint8_t[]){'B', 'A', 1, 0}, "the binary MOF");
	buffer_put_text(writer->out, "\n            })\n\n");
}

/* ---- skeletons ---- */

/* The result of a skeleton: zeros of the size that the class declares, if it does. */
static void put_return(struct asl_writer *writer, const char *indent, const struct cim_layout *layout)
{
	if (layout->kind == CIM_LAYOUT_EMPTY) {
		buffer_printf(writer->out, "%sReturn (Zero)\n", indent);
		return;
	}
	if (layout->kind != CIM_LAYOUT_FIXED)
		buffer_printf(writer->out, "%s// and the part that varies\n", indent);
	buffer_printf(writer->out, "%sReturn (Buffer (0x%" PRIX64 ") {})\n", indent,
		      layout->size > 0 && layout->size <= MAX_SKELETON ? layout->size : 1);
}

static bool can_be_set(const struct cim_layout *layout)
{
	for (size_t i = 0; i < layout->count; i++)
		if (cim_is_set(&layout->members[i].property->qualifiers, "write"))
			return true;
	return false;
}

static void put_data(struct asl_writer *writer, const struct asl_block *item)
{
	buffer_printf(writer->out, "            Method (WQ%s, 1, NotSerialized)  // Arg0: instance\n            {\n",
		      item->name);
	put_return(writer, "                ", &item->block->layout);
	buffer_put_text(writer->out, "            }\n\n");
	if (can_be_set(&item->block->layout))
		buffer_printf(writer->out,
			      "            Method (WS%s, 2, NotSerialized)  // Arg0: instance, Arg1: the data\n        "
			      "    {\n"
			      "                Return (Zero)\n            }\n\n",
			      item->name);
}

static void put_methods(struct asl_writer *writer, const struct asl_block *item)
{
	const struct cim_class *class = item->block->class;

	buffer_printf(writer->out,
		      "            Method (WM%s, 3, Serialized)  // Arg0: instance, Arg1: method, Arg2: input\n"
		      "            {\n",
		      item->name);
	for (size_t i = 0; i < class->methods.count; i++) {
		const struct cim_method *method = &class->methods.items[i];
		struct cim_layout out = cim_block_parameters(&writer->blocks, method, "out");
		uint32_t id;

		if (!cim_qualifier_number(&method->qualifiers, "wmimethodid", &id))
			continue;
		buffer_printf(writer->out, "                If (LEqual (Arg1, 0x%X))  // %s\n                {\n",
			      (unsigned)id, plain(writer, method->name));
		put_return(writer, "                    ", &out);
		buffer_put_text(writer->out, "                }\n\n");
	}
	buffer_put_text(writer->out, "                Return (Zero)\n            }\n\n");
}

/* The method that returns the data of an event. */
static void put_events(struct asl_writer *writer)
{
	bool any = false;

	for (size_t i = 0; i < writer->count; i++) {
		if (!writer->items[i].event)
			continue;
		if (!any)
			buffer_put_text(writer->out,
					"            Method (_WED, 1, NotSerialized)  // Arg0: the value of the "
					"notification\n            {\n");
		any = true;
		buffer_printf(writer->out, "                If (LEqual (Arg0, 0x%X))  // %s\n                {\n",
			      writer->items[i].event, plain(writer, writer->items[i].block->class->name));
		put_return(writer, "                    ", &writer->items[i].block->layout);
		buffer_put_text(writer->out, "                }\n\n");
	}
	if (any)
		buffer_put_text(writer->out, "                Return (Zero)\n            }\n\n");
}

static void put_device(struct asl_writer *writer, const struct buffer *blob)
{
	buffer_put_text(writer->out, "// Made by mofkit: the binary MOF is complete, the methods are skeletons.\n"
				     "DefinitionBlock (\"\", \"SSDT\", 2, \"MOFKIT\", \"WMIMOF\", 0x00000001)\n{\n"
				     "    Scope (\\_SB)\n    {\n"
				     "        Device (WMI0)\n        {\n"
				     "            Name (_HID, EisaId (\"PNP0C14\"))\n"
				     "            Name (_UID, Zero)\n\n");
	put_wdg(writer);
	for (size_t i = 0; i < writer->count; i++) {
		const struct asl_block *item = &writer->items[i];

		if (item->event)
			continue;
		buffer_printf(writer->out, "            // %s\n", plain(writer, item->block->class->name));
		if (item->block->layout.kind != CIM_LAYOUT_EMPTY)
			put_data(writer, item);
		if (item->block->class->methods.count > 0)
			put_methods(writer, item);
	}
	put_events(writer);
	buffer_printf(writer->out, "            Name (WQBA, Buffer (0x%zX)\n            {\n", blob->size);
	hex_put(blob->bytes, blob->size, "                ", writer->out);
	buffer_put_text(writer->out, "            })\n        }\n    }\n}\n");
}

bool asl_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out)
{
	struct asl_writer writer = {.out = out};
	struct buffer blob = {0};
	bool written = bmf_write(units, count, sink, &blob);

	if (written) {
		cim_blocks_init(&writer.blocks, units, count);
		written = choose_blocks(&writer, sink);
		if (written)
			put_device(&writer, &blob);
		cim_blocks_free(&writer.blocks);
	}
	buffer_free(&blob);
	return written;
}
