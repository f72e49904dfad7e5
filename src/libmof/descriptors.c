/* SPDX-License-Identifier: MIT */
/* mof.h: security descriptors. */
#include "libmof/mof.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "security/compare.h"
#include "security/sddl.h"

static char *copy_of(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(mem_alloc(size), text, size);
}

char *mof_sddl_to_binary(const char *sddl, void **bytes, size_t *size)
{
	struct arena arena = {0};
	struct buffer out = {0};
	struct sddl_error error;
	struct sd_descriptor *descriptor = sddl_parse(&arena, text_of(sddl), NULL, &error);
	char *message = NULL;

	if (descriptor == NULL)
		message = copy_of(error.message);
	else if (!sd_write(descriptor, &out))
		message = copy_of("a list of entries is too long for its 16-bit size");
	arena_free(&arena);
	if (message) {
		buffer_free(&out);
		return message;
	}
	*bytes = out.bytes;
	*size = out.size;
	return NULL;
}

char *mof_sddl_from_binary(const void *bytes, size_t size, char **sddl)
{
	struct arena arena = {0};
	struct buffer out = {0};
	struct sd_read_error error;
	struct sd_descriptor *descriptor = sd_read(&arena, bytes, size, &error);
	const char *problem = descriptor ? sddl_format(descriptor, NULL, &arena, &out) : error.message;
	char *message = problem ? copy_of(problem) : NULL;

	if (message == NULL)
		*sddl = copy_of(buffer_text(&out));
	buffer_free(&out);
	arena_free(&arena);
	return message;
}

int mof_sddl_same(const char *first, const char *second)
{
	struct arena arena = {0};
	struct sddl_error error;
	const struct sd_descriptor *a = sddl_parse(&arena, text_of(first), NULL, &error);
	const struct sd_descriptor *b = sddl_parse(&arena, text_of(second), NULL, &error);
	int same = a && b ? sd_same_meaning(a, b) : -1;

	arena_free(&arena);
	return same;
}
