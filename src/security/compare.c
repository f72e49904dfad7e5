/* SPDX-License-Identifier: MIT */
#include "security/compare.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"

enum { INHERITANCE = SD_OBJECT_INHERIT | SD_NO_PROPAGATE }; /* flags that affect children, besides CI */

static const struct sid everyone = {1, {0}, 1};

/* The effect of an ACL: a row for each scope, SID and restriction. */
struct row {
	enum sd_scope scope;
	struct sid sid;
	const struct sd_ace *restricted;
	uint8_t inheritance;
	uint32_t allowed, denied;
	size_t index; /* of the ACE in its ACL: keeps the sort stable */
};

struct rows {
	struct row *items;
	size_t count, capacity;
};

static bool is_restricted(const struct sd_ace *ace)
{
	const struct sd_ace_kind *kind = sd_ace_kind(ace->type);

	return ace->opaque || kind->tail != SD_TAIL_NONE || ace->object_flags != 0 || ace->data_size > 0;
}

static int compare_bytes(const void *a, size_t a_size, const void *b, size_t b_size)
{
	if (a_size != b_size)
		return a_size < b_size ? -1 : 1;
	return a_size ? memcmp(a, b, a_size) : 0;
}

static int compare_restrictions(const struct sd_ace *a, const struct sd_ace *b)
{
	int result;

	if (a == NULL || b == NULL)
		return (a != NULL) - (b != NULL);
	if (a->type != b->type)
		return a->type < b->type ? -1 : 1;
	if (a->object_flags != b->object_flags)
		return a->object_flags < b->object_flags ? -1 : 1;
	result = memcmp(&a->object, &b->object, sizeof a->object);
	if (result == 0)
		result = memcmp(&a->inherited, &b->inherited, sizeof a->inherited);
	return result ? result : compare_bytes(a->data, a->data_size, b->data, b->data_size);
}

/* Compares scope, SID and restriction of rows. */
static int compare_keys(const struct row *a, const struct row *b)
{
	int result;

	if (a->scope != b->scope)
		return a->scope < b->scope ? -1 : 1;
	result = sid_compare(&a->sid, &b->sid);
	if (result == 0)
		result = (int)a->inheritance - (int)b->inheritance;
	return result ? result : compare_restrictions(a->restricted, b->restricted);
}

static int compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	int result = compare_keys(a, b);

	return result ? result : (a->index > b->index) - (a->index < b->index);
}

static void add(struct rows *rows, struct row row)
{
	rows->items = mem_grow(rows->items, rows->count, &rows->capacity, sizeof *rows->items);
	rows->items[rows->count++] = row;
}

static void add_ace(struct rows *rows, const struct sd_ace *ace, size_t index)
{
	bool denies = !ace->opaque && sd_ace_kind(ace->type)->effect == SD_EFFECT_DENY;
	struct row row = {
		.sid = ace->sid,
		.restricted = is_restricted(ace) ? ace : NULL,
		.allowed = denies ? 0 : ace->mask,
		.denied = denies ? ace->mask : 0,
		.index = index,
	};

	if (ace->opaque)
		return;
	if (!(ace->flags & SD_INHERIT_ONLY))
		add(rows, row);
	row.scope = SD_SCOPE_CHILDREN;
	row.inheritance = ace->flags & INHERITANCE;
	if (ace->flags & SD_CONTAINER_INHERIT)
		add(rows, row);
}

/* The rows of a DACL, sorted by compare_rows(); the caller frees the items. */
static struct rows rows_of(const struct sd_acl *acl)
{
	struct rows rows = {0};

	if (acl->state != SD_ACL_PRESENT)
		add(&rows, (struct row){.sid = everyone, .allowed = UINT32_MAX});
	for (size_t i = 0; i < acl->count; i++)
		add_ace(&rows, &acl->aces[i], i);
	if (rows.count > 1)
		qsort(rows.items, rows.count, sizeof *rows.items, compare_rows);
	return rows;
}

/* Merges equal rows: the first one that has a bit decides. */
static struct rows joined(struct rows rows)
{
	size_t kept = 0;

	for (size_t i = 0; i < rows.count; i++) {
		struct row *last = kept ? &rows.items[kept - 1] : NULL;
		struct row row = rows.items[i];

		if (last == NULL || compare_keys(last, &row) != 0) {
			rows.items[kept++] = row;
			continue;
		}
		last->allowed |= row.allowed & ~last->denied;
		last->denied |= row.denied & ~last->allowed;
	}
	rows.count = kept;
	return rows;
}

struct changes {
	struct sd_change *items;
	size_t count, capacity;
};

static void add_change(struct changes *changes, const struct row *old, const struct row *new)
{
	static const struct row nothing;
	const struct row *key = new ? new : old;
	struct sd_change change = {.scope = key->scope, .sid = key->sid, .restricted = key->restricted};

	if (old == NULL)
		old = &nothing;
	if (new == NULL)
		new = &nothing;
	change.gained = new->allowed & ~old->allowed;
	change.lost = old->allowed & ~new->allowed;
	change.denied = new->denied & ~old->denied;
	change.undenied = old->denied & ~new->denied;
	if ((change.gained | change.lost | change.denied | change.undenied) == 0)
		return;
	changes->items = mem_grow(changes->items, changes->count, &changes->capacity, sizeof *changes->items);
	changes->items[changes->count++] = change;
}

static struct changes compare_lists(const struct sd_acl *old, const struct sd_acl *new)
{
	struct rows a = joined(rows_of(old)), b = joined(rows_of(new));
	struct changes changes = {0};
	size_t i = 0, k = 0;

	while (i < a.count || k < b.count) {
		int side = i == a.count ? 1 : k == b.count ? -1 : compare_keys(&a.items[i], &b.items[k]);

		add_change(&changes, side <= 0 ? &a.items[i] : NULL, side >= 0 ? &b.items[k] : NULL);
		i += side <= 0;
		k += side >= 0;
	}
	free(a.items);
	free(b.items);
	return changes;
}

/*
 * Who has one bit depends on the runs of entries that allow and deny it in turn: within a run order means
 * nothing, and what an earlier run has named counts no more. Rows that are about the same have one rank.
 */
struct ranked {
	const struct row *row;
	size_t rank;
};

struct run_item {
	size_t rank, run;
	bool denies;
	enum sd_scope scope;
};

static int compare_by_key(const void *left, const void *right)
{
	const struct ranked *const *a = left, *const *b = right;

	return compare_keys((*a)->row, (*b)->row);
}

static int compare_by_rank(const void *left, const void *right)
{
	const struct run_item *a = left, *b = right;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return (a->run > b->run) - (a->run < b->run);
}

static int compare_by_run(const void *left, const void *right)
{
	const struct run_item *a = left, *b = right;

	if (a->run != b->run)
		return a->run < b->run ? -1 : 1;
	return (a->rank > b->rank) - (a->rank < b->rank);
}

static int compare_by_place(const void *left, const void *right)
{
	const struct row *a = left, *b = right;

	if (a->scope != b->scope)
		return a->scope < b->scope ? -1 : 1;
	return (a->index > b->index) - (a->index < b->index);
}

/* The rows in the order of the ACL, scope by scope. */
static struct rows rows_in_order(const struct sd_acl *acl)
{
	struct rows rows = rows_of(acl);

	if (rows.count > 1)
		qsort(rows.items, rows.count, sizeof *rows.items, compare_by_place);
	return rows;
}

/* Assigns ranks to the rows of both ACLs, first those of a, then those of b. */
static struct ranked *rank(const struct rows *a, const struct rows *b)
{
	size_t count = a->count + b->count;
	struct ranked *ranked = mem_alloc((count + 1) * sizeof *ranked),
		      **sorted = mem_alloc((count + 1) * sizeof *sorted);

	for (size_t i = 0; i < count; i++) {
		ranked[i] = (struct ranked){i < a->count ? &a->items[i] : &b->items[i - a->count], 0};
		sorted[i] = &ranked[i];
	}
	if (count > 1)
		qsort(sorted, count, sizeof *sorted, compare_by_key);
	for (size_t i = 1; i < count; i++)
		sorted[i]->rank = sorted[i - 1]->rank + (compare_by_key(&sorted[i - 1], &sorted[i]) != 0);
	free(sorted);
	return ranked;
}

/* Keeps the first item of each rank; the items are sorted by rank. */
static size_t drop_repeats(struct run_item *items, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (kept == 0 || items[kept - 1].rank != items[i].rank)
			items[kept++] = items[i];
	return kept;
}

/* Numbers the runs; a run ends where the effect or the scope changes. */
static void number_runs(struct run_item *items, size_t count)
{
	size_t run = 0;

	for (size_t i = 0; i < count; i++) {
		if (i > 0 && (items[i].denies != items[i - 1].denies || items[i].scope != items[i - 1].scope))
			run++;
		items[i].run = run;
	}
}

/* Writes the normal form of one bit of a list to items. */
static size_t normal_form(const struct ranked *rows, size_t row_count, uint32_t bit, struct run_item *items)
{
	size_t count = 0;

	for (size_t i = 0; i < row_count; i++) {
		const struct row *row = rows[i].row;

		if ((row->allowed | row->denied) & bit)
			items[count++] = (struct run_item){rows[i].rank, 0, (row->denied & bit) != 0, row->scope};
	}
	if (count == 0)
		return 0;
	number_runs(items, count);
	qsort(items, count, sizeof *items, compare_by_rank);
	count = drop_repeats(items, count);
	qsort(items, count, sizeof *items, compare_by_run);
	number_runs(items, count); /* dropped items may have left adjacent runs with the same effect */
	qsort(items, count, sizeof *items, compare_by_run);
	return count;
}

static bool same_items(const struct run_item *a, const struct run_item *b, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (a[i].rank != b[i].rank || a[i].run != b[i].run || a[i].denies != b[i].denies)
			return false;
	return true;
}

static bool same_order(const struct sd_acl *a, const struct sd_acl *b)
{
	struct rows rows_a = rows_in_order(a), rows_b = rows_in_order(b);
	struct ranked *ranked = rank(&rows_a, &rows_b);
	struct run_item *items_a = mem_alloc((rows_a.count + 1) * sizeof *items_a);
	struct run_item *items_b = mem_alloc((rows_b.count + 1) * sizeof *items_b);
	bool same = true;

	for (int i = 0; i < 32 && same; i++) {
		size_t count = normal_form(ranked, rows_a.count, UINT32_C(1) << i, items_a);

		same = normal_form(ranked + rows_a.count, rows_b.count, UINT32_C(1) << i, items_b) == count &&
		       same_items(items_a, items_b, count);
	}
	free(items_a);
	free(items_b);
	free(ranked);
	free(rows_a.items);
	free(rows_b.items);
	return same;
}

static int compare_entries(const void *left, const void *right)
{
	const struct sd_ace *const *a = left, *const *b = right;
	uint8_t a_flags = (*a)->flags & (uint8_t)~SD_INHERITED, b_flags = (*b)->flags & (uint8_t)~SD_INHERITED;
	int result = compare_restrictions(*a, *b);

	if (result == 0)
		result = sid_compare(&(*a)->sid, &(*b)->sid);
	if (result == 0)
		result = (int)a_flags - (int)b_flags;
	return result ? result : ((*a)->mask > (*b)->mask) - ((*a)->mask < (*b)->mask);
}

/* The ACEs of an ACL, or only those of unknown types, sorted; the caller frees them. */
static const struct sd_ace **sorted_entries(const struct sd_acl *acl, bool opaque_only, size_t *count)
{
	const struct sd_ace **sorted = mem_alloc((acl->count + 1) * sizeof *sorted);

	*count = 0;
	for (size_t i = 0; i < acl->count; i++)
		if (acl->aces[i].opaque || !opaque_only)
			sorted[(*count)++] = &acl->aces[i];
	if (*count > 1)
		qsort(sorted, *count, sizeof *sorted, compare_entries);
	return sorted;
}

/* Whether both ACLs have the same set of ACEs; the order in a SACL has no effect. */
static bool same_set(const struct sd_acl *a, const struct sd_acl *b, bool opaque_only)
{
	size_t a_count, b_count;
	const struct sd_ace **sorted_a = sorted_entries(a, opaque_only, &a_count);
	const struct sd_ace **sorted_b = sorted_entries(b, opaque_only, &b_count);
	bool same = a_count == b_count;

	for (size_t i = 0; same && i < a_count; i++)
		same = compare_entries(&sorted_a[i], &sorted_b[i]) == 0;
	free(sorted_a);
	free(sorted_b);
	return same;
}

static bool same_principal(bool has_a, const struct sid *a, bool has_b, const struct sid *b)
{
	return has_a == has_b && (!has_a || sid_equal(a, b));
}

struct sd_difference sd_compare(struct arena *arena, const struct sd_descriptor *old, const struct sd_descriptor *new)
{
	struct changes changes = compare_lists(&old->dacl, &new->dacl);
	struct sd_difference difference = {
		.owner = !same_principal(old->has_owner, &old->owner, new->has_owner, &new->owner),
		.group = !same_principal(old->has_group, &old->group, new->has_group, &new->group),
		.dacl = (old->dacl.state == SD_ACL_PRESENT) != (new->dacl.state == SD_ACL_PRESENT),
		.is_protected = ((old->control ^ new->control) & SD_DACL_PROTECTED) != 0,
		.order = changes.count == 0 && !same_order(&old->dacl, &new->dacl),
		.sacl = !same_set(&old->sacl, &new->sacl, false),
		.unknown = !same_set(&old->dacl, &new->dacl, true),
		.changes = arena_copy(arena, changes.items, changes.count * sizeof *changes.items),
		.count = changes.count,
	};

	free(changes.items);
	return difference;
}

bool sd_difference_is_empty(const struct sd_difference *d)
{
	return !d->owner && !d->group && !d->dacl && !d->is_protected && !d->order && !d->sacl && !d->unknown &&
	       d->count == 0;
}

bool sd_same_meaning(const struct sd_descriptor *a, const struct sd_descriptor *b)
{
	struct arena arena = {0};
	struct sd_difference difference = sd_compare(&arena, a, b);
	bool same = sd_difference_is_empty(&difference);

	arena_free(&arena);
	return same;
}
