/* SPDX-License-Identifier: MIT */
/* Any bytes are refused, or read, written, read again as the same; what can be said in SDDL is stable there. */
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

static void check_bytes(struct arena *arena, const struct sd_descriptor *sd)
{
	struct buffer bytes = {0};
	struct sd_read_error error;
	struct sd_descriptor *again;

	assert(sd_write(sd, &bytes));
	again = sd_read(arena, bytes.bytes, bytes.size, &error);
	assert(again && again->size == bytes.size);
	/* The writer raises the revision of a list with object entries. */
	again->dacl.revision = sd->dacl.revision;
	again->sacl.revision = sd->sacl.revision;
	assert(sd_equal(sd, again) && sd_same_meaning(sd, again));
	buffer_free(&bytes);
}

/* Claims are laid out anew, so a list that was full may become too long; nothing else may fail. */
static void check_text(struct arena *arena, const struct sd_descriptor *sd)
{
	struct buffer first = {0}, second = {0};
	struct sddl_error error;
	struct sd_descriptor *again;

	if (sddl_format(sd, NULL, arena, &first) == NULL) {
		again = sddl_parse(arena, (struct text){(const char *)first.bytes, first.size}, NULL, &error);
		assert(again || error.problem == SDDL_TOO_LARGE);
		if (again) {
			assert(sddl_format(again, NULL, arena, &second) == NULL);
			assert(first.size == second.size &&
			       (first.size == 0 || memcmp(first.bytes, second.bytes, first.size) == 0));
		}
	} else {
		assert(first.size == 0);
	}
	buffer_free(&first);
	buffer_free(&second);
}

static void check_access(struct arena *arena, const struct sd_descriptor *sd)
{
	static const struct sd_group groups[] = {{{1, {0}, 1}, false}, {{5, {32, 544}, 2}, true}};
	static const struct sd_token token = {.user = {5, {18}, 1}, .groups = groups, .group_count = 2};
	const struct setsd_reason *reasons;
	struct sd_access access = sd_access_check(arena, sd, &token, RIGHTS_WINRM, RIGHT_MAXIMUM_ALLOWED);
	size_t count;

	assert(sd_access_check(arena, sd, &token, RIGHTS_WINRM, access.granted).allowed);
	setsd_check(arena, sd, &reasons, &count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct sd_read_error error = {0};
	struct sd_descriptor *sd = sd_read(&arena, data, size, &error);

	if (sd) {
		assert(sd->size <= size);
		check_bytes(&arena, sd);
		check_text(&arena, sd);
		check_access(&arena, sd);
	} else {
		assert(error.message && error.offset <= size);
	}
	arena_free(&arena);
	return 0;
}
