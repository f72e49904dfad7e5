/* SPDX-License-Identifier: MIT */
/* Any text is refused at a location inside of it, or read, written, read again as the same, in text and in bytes. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "security/access_check.h"
#include "security/compare.h"
#include "security/sddl.h"
#include "security/setsd.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(struct arena *arena, const struct sd_descriptor *sd, const struct sddl_options *options)
{
	struct buffer first = {0}, second = {0};
	struct sddl_error error;
	struct sd_descriptor *again;

	assert(sddl_format(sd, options, arena, &first) == NULL);
	again = sddl_parse(arena, (struct text){(const char *)first.bytes, first.size}, options, &error);
	assert(again && sd_equal(sd, again) && !again->has_space);
	assert(sddl_format(again, options, arena, &second) == NULL);
	assert(first.size == second.size && (first.size == 0 || memcmp(first.bytes, second.bytes, first.size) == 0));
	buffer_free(&first);
	buffer_free(&second);
}

static void check_bytes(struct arena *arena, const struct sd_descriptor *sd)
{
	struct buffer bytes = {0};
	struct sd_read_error error;
	struct sd_descriptor *again;

	assert(sd_write(sd, &bytes));
	again = sd_read(arena, bytes.bytes, bytes.size, &error);
	assert(again && sd_equal(sd, again) && again->size == bytes.size);
	assert(sd_same_meaning(sd, again));
	buffer_free(&bytes);
}

static void check_access(struct arena *arena, const struct sd_descriptor *sd)
{
	static const struct sd_group groups[] = {{{1, {0}, 1}, false}, {{5, {32, 544}, 2}, true}};
	static const struct sd_token token = {.user = {5, {18}, 1}, .groups = groups, .group_count = 2};
	const struct setsd_reason *reasons;
	struct sd_access access = sd_access_check(arena, sd, &token, RIGHTS_NAMESPACE, RIGHT_MAXIMUM_ALLOWED);
	size_t count;

	/* What is granted at most is granted when it is asked for. */
	assert(sd_access_check(arena, sd, &token, RIGHTS_NAMESPACE, access.granted).allowed);
	setsd_check(arena, sd, &reasons, &count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct sid domain = {5, {21, 1, 2, 3}, 4};
	struct sddl_options options = {size && data[0] % 2 ? &domain : NULL};
	struct arena arena = {0};
	struct sddl_error error = {0};
	struct sd_descriptor *sd = sddl_parse(&arena, (struct text){(const char *)data, size}, &options, &error);

	if (sd) {
		check_text(&arena, sd, &options);
		check_bytes(&arena, sd);
		check_access(&arena, sd);
	} else {
		assert(error.message && error.offset <= size && error.length <= size - error.offset);
	}
	arena_free(&arena);
	return 0;
}
