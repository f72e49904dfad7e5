/* SPDX-License-Identifier: MIT */
/*
 * The table of methods. What the objects are called: "ACPI WMI interface" in the documentation of the Linux kernel, and
 * the ACPI-WMI sample of Microsoft (binary-mof 1).
 */
#include "formats/methods/methods.h"

#include "diag/clean.h"

enum { COLUMNS = 6, MAX_WIDTH = 40 };

static const char *const headings[COLUMNS] = {"GUID", "OBJECT", "ID", "NAME", "IN", "OUT"};

struct row {
	const char *cells[COLUMNS];
};

struct table {
	struct arena arena;
	struct cim_blocks blocks;
	const struct wmi_object *objects;
	size_t object_count;
	struct row *rows;
	size_t count;
	size_t widths[COLUMNS]; /* of all cells but the longest */
};

/* ---- objects ---- */

const struct wmi_object *methods_find_object(const struct wmi_object *objects, size_t count, const struct guid *guid)
{
	for (size_t i = 0; i < count; i++)
		if (guid_compare(&objects[i].guid, guid) == 0)
			return &objects[i];
	return NULL;
}

void methods_put_guid(const struct guid *guid, struct buffer *out)
{
	size_t begin = out->size;

	guid_format(guid, out);
	for (size_t i = begin; i < out->size; i++)
		if (out->bytes[i] >= 'a' && out->bytes[i] <= 'f')
			out->bytes[i] = (uint8_t)(out->bytes[i] - 'a' + 'A');
}

static bool is_writable(const struct cim_block *block)
{
	for (size_t i = 0; i < block->layout.count; i++)
		if (cim_is_set(&block->layout.members[i].property->qualifiers, "write"))
			return true;
	return false;
}

/* The two characters of an object come from a file. */
static char letter(char c)
{
	return c > ' ' && c <= '~' ? c : '?';
}

void methods_put_object(const struct wmi_object *object, const struct cim_block *block, struct buffer *out)
{
	char first = letter(object->id[0]), second = letter(object->id[1]);

	if (object->flags & WMI_OBJECT_EVENT)
		buffer_printf(out, "event 0x%02X", (unsigned)(uint8_t)object->id[0]);
	else if (block->class->methods.count > 0)
		buffer_printf(out, "WM%c%c", first, second);
	else if (is_writable(block))
		buffer_printf(out, "WQ%c%c/WS%c%c", first, second, first, second);
	else
		buffer_printf(out, "WQ%c%c", first, second);
}

/* ---- cells ---- */

static const char *keep(struct table *table, struct buffer *text)
{
	const char *kept = text->size > 0 ? arena_text(&table->arena, buffer_text(text), text->size) : "-";

	buffer_free(text);
	return kept;
}

static const char *name_cell(struct table *table, struct name name)
{
	struct buffer text = {0};

	clean_append(&text, text_of(name.spelling), CLEAN_LINE);
	return keep(table, &text);
}

static void put_member(const struct cim_member *member, struct buffer *out)
{
	const struct cim_type *type = &member->property->type;
	struct text count = cim_qualifier_text(&member->property->qualifiers, "wmisizeis");

	clean_append(out,
		     text_of(type->code == CIM_OBJECT ? type->spelling.spelling : cim_type_info(type->code)->keyword),
		     CLEAN_LINE);
	buffer_put_byte(out, ' ');
	clean_append(out, text_of(member->property->name.spelling), CLEAN_LINE);
	if (member->elements > 0) {
		buffer_printf(out, "[%u]", (unsigned)member->elements);
	} else if (type->is_array) {
		buffer_put_byte(out, '[');
		clean_append(out, count, CLEAN_LINE);
		buffer_put_byte(out, ']');
	}
}

static const char *members_cell(struct table *table, const struct cim_layout *layout, const char *first)
{
	struct buffer text = {0};

	buffer_put_text(&text, first);
	for (size_t i = 0; i < layout->count; i++) {
		if (text.size > 0)
			buffer_put_text(&text, ", ");
		put_member(&layout->members[i], &text);
	}
	return keep(table, &text);
}

static const char *guid_cell(struct table *table, const struct cim_block *block)
{
	struct buffer text = {0};

	if (block->has_guid)
		methods_put_guid(&block->guid, &text);
	return keep(table, &text);
}

static const char *object_cell(struct table *table, const struct cim_block *block)
{
	const struct wmi_object *object =
		block->has_guid ? methods_find_object(table->objects, table->object_count, &block->guid) : NULL;
	struct buffer text = {0};

	if (object)
		methods_put_object(object, block, &text);
	else if (block->is_event)
		buffer_put_text(&text, "event");
	return keep(table, &text);
}

/* ---- rows ---- */

static void add_method(struct table *table, const struct cim_method *method, const char *guid, const char *object)
{
	struct cim_layout in = cim_block_parameters(&table->blocks, method, "in");
	struct cim_layout out = cim_block_parameters(&table->blocks, method, "out");
	const char *returned = method->return_type.code == CIM_VOID
				       ? ""
				       : arena_printf(&table->arena, "%s (returned)",
						      cim_type_info(method->return_type.code)->keyword);
	uint32_t id;

	table->rows[table->count++] = (struct row){{
		guid,
		object,
		cim_qualifier_number(&method->qualifiers, "wmimethodid", &id)
			? arena_printf(&table->arena, id > UINT8_MAX ? "0x%08X" : "%u", (unsigned)id)
			: "-",
		name_cell(table, method->name),
		members_cell(table, &in, ""),
		members_cell(table, &out, returned),
	}};
}

/* A structure that is only a part of others has no object. */
static bool is_listed(const struct cim_block *block)
{
	return block->is_driver && !block->is_again && !block->is_structure;
}

static void add_block(struct table *table, const struct cim_block *block)
{
	const struct cim_class *class = block->class;
	const char *guid, *object;

	if (!is_listed(block))
		return;
	guid = guid_cell(table, block);
	object = object_cell(table, block);
	for (size_t i = 0; i < class->methods.count; i++)
		add_method(table, &class->methods.items[i], guid, object);
	if (class->methods.count == 0)
		table->rows[table->count++] = (struct row){{
			guid,
			object,
			"-",
			name_cell(table, class->name),
			"-",
			members_cell(table, &block->layout, ""),
		}};
}

static size_t count_rows(const struct cim_blocks *blocks)
{
	size_t count = 1;

	for (size_t i = 0; i < blocks->count; i++)
		count += blocks->items[i].class->methods.count + 1;
	return count;
}

static void put_row(const struct table *table, const struct row *row, struct buffer *out)
{
	for (int i = 0; i < COLUMNS; i++) {
		size_t width = text_of(row->cells[i]).length;

		buffer_put_text(out, row->cells[i]);
		if (i + 1 < COLUMNS)
			buffer_fill(out, ' ', (table->widths[i] > width ? table->widths[i] - width : 0) + 2);
	}
	buffer_put_byte(out, '\n');
}

static void measure(struct table *table)
{
	for (size_t row = 0; row < table->count; row++)
		for (int i = 0; i < COLUMNS; i++) {
			size_t width = text_of(table->rows[row].cells[i]).length;

			if (width <= MAX_WIDTH && table->widths[i] < width)
				table->widths[i] = width;
		}
}

void methods_write_table(const struct cim_unit *const *units, size_t count, const struct wmi_object *objects,
			 size_t object_count, struct buffer *out)
{
	struct table table = {.objects = objects, .object_count = object_count};

	cim_blocks_init(&table.blocks, units, count);
	table.rows = arena_alloc(&table.arena, count_rows(&table.blocks) * sizeof *table.rows);
	for (int i = 0; i < COLUMNS; i++)
		table.rows[0].cells[i] = headings[i];
	table.count = 1;
	for (size_t i = 0; i < table.blocks.count; i++)
		add_block(&table, &table.blocks.items[i]);
	measure(&table);
	for (size_t i = 0; i < table.count; i++)
		put_row(&table, &table.rows[i], out);
	cim_blocks_free(&table.blocks);
	arena_free(&table.arena);
}

bool methods_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out)
{
	(void)sink;
	methods_write_table(units, count, NULL, 0, out);
	return true;
}
