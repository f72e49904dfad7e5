/* SPDX-License-Identifier: MIT */
/* Making the report, and the words that its forms share. */
#include "access/report.h"

#include <stdlib.h>
#include <string.h>

/* ---- making ---- */

/* How many entries at the end the reading that is reported has alone, when the rest is the same. */
static size_t count_appended(const struct namespace_security *facts)
{
	const struct sd_acl *replaced = &facts->outcomes[READING_REPLACES]->descriptor.dacl;
	const struct sd_acl *appended = &facts->outcomes[READING_APPENDS]->descriptor.dacl;

	if (facts->difference != READING_IS_WIDER || facts->widest != READING_APPENDS ||
	    appended->count < replaced->count)
		return 0;
	for (size_t i = 0; i < replaced->count; i++)
		if (!sd_ace_equal(&replaced->aces[i], &appended->aces[i]))
			return 0;
	return appended->count - replaced->count;
}

void access_report_make(const struct cim_unit *const *units, size_t count, const struct namespaces_world *world,
			struct diag_sink *sink, struct access_report *report)
{
	size_t mentioned = 0;

	*report = (struct access_report){.principals_left = ACCESS_PRINCIPALS};
	namespaces_collect(&report->facts, units, count, world);
	for (const struct namespace_security *facts = report->facts.list; facts; facts = facts->next)
		mentioned += facts->is_mentioned;
	report->namespaces = arena_alloc(&report->arena, mentioned * sizeof *report->namespaces);
	for (const struct namespace_security *facts = report->facts.list; facts; facts = facts->next) {
		struct access_namespace *space = &report->namespaces[report->count];

		if (!facts->is_mentioned)
			continue;
		space->facts = facts;
		space->outcome = namespace_outcome(facts);
		space->appended = count_appended(facts);
		if (facts->difference != READINGS_AGREE)
			space->otherwise = facts->outcomes[READING_COUNT - 1 - facts->widest];
		if (space->outcome->source != SOURCE_NOTHING)
			space->principals = access_find_principals(&space->outcome->descriptor, &report->principals_left);
		if (facts->difference == READINGS_CROSS)
			space->others = access_find_principals(&space->otherwise->descriptor, &report->principals_left);
		report->count++;
	}
	for (size_t i = 0; i < report->facts.nameless_count; i++)
		diag_report(sink, MOF805, report->facts.nameless[i]->span, "the name of this namespace is not known");
}

void access_report_free(struct access_report *report)
{
	for (size_t i = 0; i < report->count; i++) {
		free(report->namespaces[i].principals.items);
		free(report->namespaces[i].others.items);
	}
	namespaces_free(&report->facts);
	arena_free(&report->arena);
	*report = (struct access_report){0};
}

/* ---- what is not known ---- */

static bool is_assumed(const struct access_namespace *space)
{
	return space->outcome->source == SOURCE_ASSUMED;
}

static bool is_new(const struct access_namespace *space)
{
	return space->outcome->source == SOURCE_INHERITED || space->outcome->source == SOURCE_DEFAULT;
}

static bool is_unreadable(const struct access_namespace *space)
{
	return space->outcome->source == SOURCE_NOTHING;
}

static bool has_default(const struct access_namespace *space)
{
	for (size_t i = 0; i < space->outcome->descriptor.dacl.count; i++)
		if (space->outcome->entries[i].origin == ORIGIN_DEFAULT)
			return true;
	return false;
}

static bool lacks_encryption(const struct access_namespace *space)
{
	return space->facts->encryption == NULL;
}

static bool has_wider_reading(const struct access_namespace *space)
{
	return space->facts->difference == READING_IS_WIDER;
}

static bool has_crossing_readings(const struct access_namespace *space)
{
	return space->facts->difference == READINGS_CROSS;
}

static bool has_conditions(const struct access_namespace *space)
{
	for (size_t i = 0; i < space->principals.count; i++)
		if (space->principals.items[i].conditional)
			return true;
	return false;
}

static bool is_cut(const struct access_namespace *space)
{
	return space->outcome->is_cut;
}

static bool lacks_principals(const struct access_namespace *space)
{
	return space->principals.is_cut || space->others.is_cut;
}

const char *access_unknown_at(const struct access_namespace *space, size_t i)
{
	static const struct {
		bool (*holds)(const struct access_namespace *space);
		const char *sentence;
	} rows[] = {
		{is_unreadable, "Which rights anybody has: the descriptor can't be read."},
		{is_assumed, "Which descriptor the namespace has: the files do not say. Shown is the default."},
		{is_new, "Whether the namespace was there before: if it was, it keeps the descriptor that it had."},
		{has_default, "Whether the default is the right one: the sources disagree on it."},
		{has_wider_reading, "Which of the two readings holds: the sources disagree. Shown is the wider one."},
		{has_crossing_readings,
		 "Which of the two readings holds: the sources disagree, and neither is wider. Both are shown."},
		{lacks_encryption,
		 "Whether clients must encrypt: the files do not say. A new namespace does not demand it."},
		{has_conditions, "Whether the conditions of entries hold: that depends on claims and groups."},
		{lacks_principals, "What some principals have: there are too many to check them all."},
		{is_cut, "The end of the DACL: it is longer than a list can be, or the report would be."},
	};

	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++)
		if (rows[row].holds(space) && i-- == 0)
			return rows[row].sentence;
	return NULL;
}

/* ---- clients ---- */

static void put_doubled(const char *path, struct buffer *out)
{
	for (; *path; path++) {
		if (*path == '\\')
			buffer_put_byte(out, '\\');
		buffer_put_byte(out, (uint8_t)*path);
	}
}

static void put_cplusplus(const char *path, struct buffer *out)
{
	buffer_put_text(out, "locator->ConnectServer(_bstr_t(L\"\\\\\\\\host\\\\");
	put_doubled(path, out);
	buffer_put_text(
		out, "\"), NULL, NULL, NULL, 0, NULL, NULL, &services);\n"
		     "CoSetProxyBlanket(services, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, COLE_DEFAULT_PRINCIPAL,\n"
		     "                  RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);");
}

static void put_moniker(const char *path, struct buffer *out)
{
	buffer_printf(
		out,
		"GetObject(\"winmgmts:{impersonationLevel=impersonate,authenticationLevel=pktPrivacy}!\\\\host\\%s\")",
		path);
}

static void put_powershell(const char *path, struct buffer *out)
{
	buffer_printf(out, "Get-WmiObject -ComputerName host -Namespace '%s' -Authentication PacketPrivacy -Class ...",
		      path);
}

bool access_client_at(size_t i, const char *path, const char **name, struct buffer *code)
{
	static const struct {
		const char *name;
		void (*put)(const char *path, struct buffer *out);
	} rows[] = {{"C++", put_cplusplus}, {"VBScript", put_moniker}, {"PowerShell", put_powershell}};

	if (i >= sizeof rows / sizeof *rows)
		return false;
	*name = rows[i].name;
	rows[i].put(path, code);
	return true;
}

/* ---- words ---- */

void access_put_principal(const struct sid *sid, struct buffer *out)
{
	const char *name = sid_name(sid);

	if (name)
		buffer_printf(out, "%s (", name);
	sddl_format_sid(sid, NULL, out);
	if (name)
		buffer_put_byte(out, ')');
}

void access_put_short(const struct sid *sid, struct buffer *out)
{
	const char *name = sid_name(sid), *separator = name ? strrchr(name, '\\') : NULL;

	if (name)
		buffer_put_text(out, separator ? separator + 1 : name);
	else
		sddl_format_sid(sid, NULL, out);
}

void access_put_flags(uint8_t flags, struct buffer *out)
{
	const char *letters, *words;
	uint8_t bit;
	bool first = true;

	for (size_t i = 0; sd_ace_flag_at(i, &bit, &letters, &words); i++) {
		if (!(flags & bit))
			continue;
		buffer_printf(out, "%s%s", first ? "" : ", ", words);
		first = false;
	}
}
