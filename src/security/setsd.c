/* SPDX-License-Identifier: MIT */
#include "security/setsd.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/memory.h"
#include "security/descriptor.h"
#include "security/rights.h"

struct list {
	struct setsd_reason *items;
	size_t count, capacity;
	bool refused;
};

static void add(struct list *list, enum setsd_problem problem, int ace, uint32_t bits)
{
	list->items = mem_grow(list->items, list->count, &list->capacity, sizeof *list->items);
	list->items[list->count++] = (struct setsd_reason){problem, ace, bits};
	if (problem != SETSD_INHERITED_DROPPED)
		list->refused = true;
}

static void check_ace(struct list *list, const struct sd_ace *ace, int index)
{
	uint8_t flags =
		ace->flags & (uint8_t) ~(SD_OBJECT_INHERIT | SD_CONTAINER_INHERIT | SD_NO_PROPAGATE | SD_INHERIT_ONLY);
	uint32_t unknown = ace->mask & ~rights_defined(RIGHTS_NAMESPACE);

	if (ace->flags & SD_INHERITED) {
		add(list, SETSD_INHERITED_DROPPED, index, 0);
		return;
	}
	if (ace->type != SD_ALLOW && ace->type != SD_DENY)
		add(list, SETSD_UNKNOWN_TYPE, index, ace->type);
	if (flags)
		add(list, SETSD_UNKNOWN_FLAG, index, flags);
	if ((ace->flags & SD_INHERIT_ONLY) && !(ace->flags & SD_CONTAINER_INHERIT))
		add(list, SETSD_INHERIT_ONLY_ALONE, index, 0);
	if (ace->opaque)
		return;
	if (unknown)
		add(list, SETSD_UNKNOWN_RIGHT, index, unknown);
	if ((ace->mask & WBEM_FULL_WRITE) && !(ace->mask & (WBEM_PARTIAL_WRITE | WBEM_WRITE_PROVIDER)))
		add(list, SETSD_FULL_WRITE_ALONE, index, WBEM_FULL_WRITE);
}

bool setsd_check(struct arena *arena, const struct sd_descriptor *sd, const struct setsd_reason **reasons,
		 size_t *count)
{
	struct list list = {0};

	if (sd->dacl.state != SD_ACL_PRESENT)
		add(&list, SETSD_NO_DACL, -1, 0);
	if (!sd->has_owner)
		add(&list, SETSD_NO_OWNER, -1, 0);
	if (!sd->has_group)
		add(&list, SETSD_NO_GROUP, -1, 0);
	for (size_t i = 0; i < sd->dacl.count; i++)
		check_ace(&list, &sd->dacl.aces[i], (int)i);
	*reasons = arena_copy(arena, list.items, list.count * sizeof *list.items);
	*count = list.count;
	free(list.items);
	return !list.refused;
}

const char *setsd_description(enum setsd_problem problem)
{
	static const char *const description[] = {
		[SETSD_NO_DACL] = "the DACL is missing",
		[SETSD_NO_OWNER] = "the owner is missing",
		[SETSD_NO_GROUP] = "the group is missing",
		[SETSD_UNKNOWN_TYPE] = "only allow and deny ACEs are accepted",
		[SETSD_UNKNOWN_FLAG] = "only the flags OI, CI, NP and IO are accepted",
		[SETSD_UNKNOWN_RIGHT] = "only the rights of a namespace (0x6003F) are accepted",
		[SETSD_FULL_WRITE_ALONE] = "Full Write requires Partial Write or Provider Write",
		[SETSD_INHERIT_ONLY_ALONE] = "inherit-only requires container-inherit",
		[SETSD_INHERITED_DROPPED] = "an inherited ACE is not stored",
	};

	return description[problem];
}
