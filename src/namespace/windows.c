/* SPDX-License-Identifier: MIT */
#include "namespace/windows.h"

#include <string.h>

#include "base/buffer.h"
#include "model/namespace.h"
#include "security/sddl.h"

#define OWNER_AND_GROUP "O:BAG:BAD:"

static const struct {
	const char *path, *aces, *sddl;
} rows[] = {
#define WINDOWS_NAMESPACE(path, aces) {path, aces, OWNER_AND_GROUP aces},
#include "namespace/windows.def"
#undef WINDOWS_NAMESPACE
};

static const struct sd_descriptor *read_sddl(struct arena *arena, const char *sddl)
{
	struct sddl_error error;

	return sddl_parse(arena, text_of(sddl), NULL, &error);
}

/* Appends root's ACEs as a child namespace has them: explicit, or marked as inherited. */
static void put_inherited(const char *aces, bool is_marked, struct buffer *out)
{
	for (; *aces; aces++) {
		buffer_put_byte(out, (uint8_t)*aces);
		if (is_marked && strncmp(aces, "I;", 2) == 0)
			buffer_put_text(out, "ID");
	}
}

void windows_read(struct arena *arena, struct windows_descriptors *descriptors)
{
	for (size_t i = 0; i < WINDOWS_NAMESPACES; i++) {
		descriptors->own[i] = read_sddl(arena, rows[i].sddl);
		for (int is_marked = 0; is_marked < 2; is_marked++) {
			struct buffer sddl = {0};

			buffer_put_text(&sddl, i == 0 ? OWNER_AND_GROUP : rows[i].sddl);
			put_inherited(rows[0].aces, is_marked, &sddl);
			descriptors->whole[i][is_marked] = read_sddl(arena, buffer_text(&sddl));
			buffer_free(&sddl);
		}
	}
}

const struct sd_descriptor *windows_find(const struct windows_descriptors *descriptors, const char *path)
{
	for (size_t i = 0; i < WINDOWS_NAMESPACES; i++)
		if (cim_namespace_equal(path, rows[i].path))
			return descriptors->own[i];
	return NULL;
}

bool windows_ships(const struct windows_descriptors *descriptors, const struct sd_descriptor *descriptor)
{
	for (size_t i = 0; i < WINDOWS_NAMESPACES; i++)
		if (sd_equal(descriptors->whole[i][0], descriptor) || sd_equal(descriptors->whole[i][1], descriptor))
			return true;
	return false;
}

const char *windows_default_sddl(void)
{
	return rows[0].sddl;
}
