/* SPDX-License-Identifier: MIT */
/* mof decompile --list: each blob with its location, its classes, their GUIDs, objects and methods. */
#include "cli/decompile.h"
#include "diag/clean.h"
#include "formats/methods/methods.h"
#include "model/block.h"

static void put_clean(struct buffer *out, const char *text)
{
	clean_append(out, text_of(text), CLEAN_LINE);
}

static void put_guid(const struct decompile *work, const struct cim_block *block, struct buffer *out)
{
	const struct wmi_object *object =
		methods_find_object(work->blobs.objects, work->blobs.object_count, &block->guid);

	buffer_put_text(out, " {");
	methods_put_guid(&block->guid, out);
	buffer_put_byte(out, '}');
	if (object && !block->is_structure) {
		buffer_put_byte(out, ' ');
		methods_put_object(object, block, out);
	}
}

static void put_class(const struct decompile *work, const struct cim_block *block, struct buffer *out)
{
	const struct cim_class *class = block->class;

	buffer_put_text(out, "   ");
	put_clean(out, class->name.spelling);
	if (block->has_guid)
		put_guid(work, block, out);
	for (size_t i = 0; i < class->methods.count; i++) {
		uint32_t id;

		buffer_put_text(out, i == 0 ? ": " : ", ");
		if (cim_qualifier_number(&class->methods.items[i].qualifiers, "wmimethodid", &id))
			buffer_printf(out, id > UINT8_MAX ? "0x%08X " : "%u ", (unsigned)id);
		put_clean(out, class->methods.items[i].name.spelling);
	}
	buffer_put_byte(out, '\n');
}

/* A class of several languages is there more than once. */
static void put_classes(const struct decompile *work, const struct cim_unit *unit, struct buffer *out)
{
	struct cim_blocks blocks;

	cim_blocks_init(&blocks, &unit, 1);
	for (size_t i = 0; i < blocks.count; i++)
		if (!blocks.items[i].is_again)
			put_class(work, &blocks.items[i], out);
	cim_blocks_free(&blocks);
}

void decompile_list(const struct decompile *work, struct buffer *out)
{
	for (size_t i = 0; i < work->blobs.count; i++) {
		const struct container_blob *blob = &work->blobs.items[i];
		const struct cim_unit *unit = decompile_unit(work, blob);

		buffer_printf(out, "%zu: ", i + 1);
		if (work->is_directory) {
			put_clean(out, blob->path);
			buffer_put_text(out, ", ");
		}
		buffer_printf(out, "offset 0x%zX, %zu bytes, %u expanded", blob->offset, blob->size,
			      (unsigned)get_u32le(blob->bytes + 12));
		if (blob->where) {
			buffer_put_text(out, ", ");
			put_clean(out, blob->where);
		}
		buffer_put_byte(out, '\n');
		if (unit)
			put_classes(work, unit, out);
	}
}
