/* SPDX-License-Identifier: MIT */
/* Facts: stated as text, then read into their fields, with the defaults where nothing was stated. */
#include "access/scenario.h"

#include <string.h>

#include "access/sources.h"
#include "base/digits.h"
#include "security/sddl.h"

/* ---- the tables ---- */

static const char *const state_words[] = {"unknown", "no", "yes", NULL};
static const char *const account_words[] = {"unknown", "domain", "local", "built-in-administrator", NULL};
static const char *const origin_words[] = {"unknown", "local", "remote", NULL};
static const char *const transport_words[] = {"dcom", "cmdlet", "winrm", "powershell", NULL};
static const char *const mode_words[] = {"sync", "async", NULL};
static const char *const level_words[] = {"default", "none",         "connect",    "call",
					  "pkt",     "pktIntegrity", "pktPrivacy", NULL};
static const char *const impersonation_words[] = {"default", "anonymous", "identify", "impersonate", "delegate", NULL};
static const char *const method_words[] = {"default", "kerberos",    "ntlm",    "negotiate", "basic",
					   "digest",  "certificate", "credssp", NULL};
static const char *const system_words[] = {"unknown", "nt4",   "2000",    "2000-sp3", "xp", "2003",
					   "vista",   "7-sp1", "2012-r2", "10",       NULL};
static const char *const edition_words[] = {"unknown", "starter", "basic", "home", "other", NULL};
static const char *const membership_words[] = {"unknown", "domain", "workgroup", NULL};
static const char *const barrier_words[] = {"unknown", "default", "open", "blocked", NULL};
static const char *const profile_words[] = {"unknown", "private", "public", NULL};
static const char *const scheme_words[] = {"http", "https", NULL};
static const char *const listener_words[] = {"unknown", "none", "http", "https", "both", NULL};
static const char *const hop_words[] = {
	"unknown", "none", "constrained-delegation", "target-trust", "explicit-credentials", NULL};

enum kind { KIND_CHOICE, KIND_TEXT, KIND_NUMBER, KIND_SIDS, KIND_SDDL };

struct row {
	enum kind kind;
	size_t offset;
	const char *key;
	const char *const *words;
	enum rights_object object;
	const char *given, *assumed, *source, *description;
};

#define AT(field) offsetof(struct access_scenario, field)

static const struct row rows[] = {
#define CHOICE(type, field, key, words, given, assumed, source, description) \
	{KIND_CHOICE, AT(field), key, words, RIGHTS_ANY, given, assumed, source, description},
#define YESNO(field, key, given, assumed, source, description) \
	{KIND_CHOICE, AT(field), key, state_words, RIGHTS_ANY, given, assumed, source, description},
#define STRING(field, key, assumed, source, description) \
	{KIND_TEXT, AT(field), key, NULL, RIGHTS_ANY, NULL, assumed, source, description},
#define NUMBER(field, key, description) {KIND_NUMBER, AT(field), key, NULL, RIGHTS_ANY, NULL, NULL, NULL, description},
#define SIDS(field, key, description) {KIND_SIDS, AT(field), key, NULL, RIGHTS_ANY, NULL, NULL, NULL, description},
#define SDDL(field, key, object, assumed, source, description) \
	{KIND_SDDL, AT(field), key, NULL, object, NULL, assumed, source, description},
#include "access/facts.def"
};

enum { ROW_COUNT = sizeof rows / sizeof *rows, MAX_SIDS = 1 << 12, MAX_NUMBER = 999999999 };

/* MS-WMI 3.1.4: the rights of each call besides WBEM_ENABLE, and WBEM_REMOTE_ENABLE for a remote one. */
static const struct access_operation operations[] = {
	{"read", {0}, RIGHT_GENERIC_READ},
	{"execute-method", {WBEM_METHOD_EXECUTE}, RIGHT_GENERIC_EXECUTE},
	{"put-class", {WBEM_FULL_WRITE}, RIGHT_GENERIC_WRITE},
	{"put-provider-class", {WBEM_WRITE_PROVIDER}, RIGHT_GENERIC_WRITE},
	{"put-instance", {WBEM_FULL_WRITE, WBEM_PARTIAL_WRITE}, RIGHT_GENERIC_WRITE},
	{"put-provider-instance", {WBEM_WRITE_PROVIDER}, RIGHT_GENERIC_WRITE},
	{"query-sink", {WBEM_FULL_WRITE}, RIGHT_GENERIC_READ},
	{"read-security", {RIGHT_READ_CONTROL}, RIGHT_GENERIC_EXECUTE},
	{"edit-security", {RIGHT_WRITE_DAC}, RIGHT_GENERIC_EXECUTE},
};

/* ---- stating ---- */

void access_scenario_init(struct access_scenario *scenario)
{
	*scenario = (struct access_scenario){0};
}

void access_scenario_free(struct access_scenario *scenario)
{
	arena_free(&scenario->arena);
}

static size_t find_row(const char *key)
{
	size_t i = 0;

	while (i < ROW_COUNT && strcmp(rows[i].key, key) != 0)
		i++;
	return i;
}

const char *access_scenario_set(struct access_scenario *scenario, const char *key, const char *value)
{
	size_t i = find_row(key);

	if (i == ROW_COUNT)
		return arena_printf(&scenario->arena, "unknown fact '%s'; mof-access(1) lists all facts", key);
	scenario->stated[i] = arena_text(&scenario->arena, value, strlen(value));
	return NULL;
}

/* ---- reading ---- */

static void *field_of(struct access_scenario *scenario, const struct row *row)
{
	return (char *)scenario + row->offset;
}

static const char *read_choice(struct access_scenario *scenario, const struct row *row, const char *value)
{
	for (int i = 0; row->words[i]; i++) {
		if (text_compare_folded(row->words[i], value) == 0) {
			*(int *)field_of(scenario, row) = i; /* every enumeration has the size of int */
			return NULL;
		}
	}
	return arena_printf(&scenario->arena, "invalid value '%s' for %s", value, row->key);
}

static const char *read_number(struct access_scenario *scenario, const struct row *row, const char *value)
{
	uint64_t number;

	if (!digits_parse(text_of(value), MAX_NUMBER, &number))
		return arena_printf(&scenario->arena, "%s must be a number up to %d, not '%s'", row->key, MAX_NUMBER,
				    value);
	*(uint32_t *)field_of(scenario, row) = (uint32_t)number;
	return NULL;
}

static const char *read_sids(struct access_scenario *scenario, const struct row *row, const char *value)
{
	const struct sid *domain = scenario->domain.count > 0 ? scenario->domain.items : NULL;
	struct sid_list *list = field_of(scenario, row);
	size_t count = 1;

	for (const char *at = value; *at; at++)
		count += *at == ',';
	if (count > MAX_SIDS)
		return arena_printf(&scenario->arena, "%s has more than %d SIDs", row->key, MAX_SIDS);
	list->items = arena_alloc(&scenario->arena, count * sizeof *list->items);
	if (strcmp(value, "none") == 0)
		return NULL;
	while (*value) {
		size_t length = strcspn(value, ",");

		if (sid_parse(value, length, domain, &list->items[list->count]) != length || length == 0)
			return arena_printf(&scenario->arena, "'%.*s' in %s is not a SID%s", (int)length, value,
					    row->key, domain ? "" : " or an alias that is valid without a domain");
		list->count++;
		value += length + (value[length] == ',');
	}
	return NULL;
}

static const char *read_sddl(struct access_scenario *scenario, const struct row *row, const char *value)
{
	struct sddl_options options = {scenario->domain.count > 0 ? scenario->domain.items : NULL};
	struct sddl_error error;
	const struct sd_descriptor *sd = sddl_parse(&scenario->arena, text_of(value), &options, &error);

	if (sd == NULL)
		return arena_printf(&scenario->arena, "at character %zu of %s: %s", error.offset + 1, row->key,
				    error.message);
	*(const struct sd_descriptor **)field_of(scenario, row) = sd;
	return NULL;
}

static const char *read_row(struct access_scenario *scenario, const struct row *row, const char *value)
{
	switch (row->kind) {
	case KIND_CHOICE:
		return read_choice(scenario, row, value);
	case KIND_NUMBER:
		return strcmp(value, "unknown") == 0 ? NULL : read_number(scenario, row, value);
	case KIND_SIDS:
		return strcmp(value, "unknown") == 0 ? NULL : read_sids(scenario, row, value);
	case KIND_SDDL:
		return strcmp(value, "unknown") == 0 ? NULL : read_sddl(scenario, row, value);
	case KIND_TEXT:
		break;
	}
	if (strcmp(value, "unknown") != 0)
		*(const char **)field_of(scenario, row) = value;
	return NULL;
}

static bool is_of_winrm(enum fact_method method)
{
	return method >= METHOD_NEGOTIATE;
}

static bool is_remoting(const struct access_scenario *scenario)
{
	return scenario->transport == TRANSPORT_WINRM || scenario->transport == TRANSPORT_POWERSHELL;
}

/* Whether a step of the transport reads the fact. The facts about WinRM are the last rows of the table. */
static bool concerns(const struct access_scenario *scenario, const struct row *row)
{
	if (row->offset >= AT(winrm_running))
		return is_remoting(scenario);
	return row->offset == AT(token_policy) || !is_remoting(scenario);
}

/* Checks that concern more than one fact. */
static const char *check_together(struct access_scenario *scenario)
{
	bool remoting = is_remoting(scenario);

	if (scenario->user.count != 1)
		return "the user must be one SID or alias: --user=S-1-5-21-...";
	if (scenario->domain.count > 1)
		return "the domain must be one SID";
	if (!access_scenario_operation(scenario))
		return arena_printf(&scenario->arena, "unknown operation '%s'; mof-access(1) lists all operations",
				    scenario->operation);
	if (!remoting && is_of_winrm(scenario->authentication))
		return "authentication over DCOM must be default, kerberos or ntlm";
	if (remoting && scenario->authentication == METHOD_NTLM)
		return "NTLM is not a WinRM method of its own: use negotiate";
	return NULL;
}

const char *access_scenario_finish(struct access_scenario *scenario, bool assumes)
{
	scenario->assumes = assumes;
	for (size_t i = 0; i < ROW_COUNT; i++) {
		const char *value = scenario->stated[i] ? scenario->stated[i] : rows[i].given, *error;

		if (assumes && rows[i].assumed && concerns(scenario, &rows[i]) &&
		    (scenario->stated[i] == NULL || strcmp(value, "unknown") == 0)) {
			value = rows[i].assumed;
			scenario->is_assumed[i] = true;
		}
		error = value ? read_row(scenario, &rows[i], value) : NULL;
		if (error)
			return error;
	}
	if (scenario->operation == NULL)
		scenario->operation = operations[0].word;
	return check_together(scenario);
}

const struct access_operation *access_scenario_operation(const struct access_scenario *scenario)
{
	for (size_t i = 0; i < sizeof operations / sizeof *operations; i++)
		if (strcmp(operations[i].word, scenario->operation) == 0)
			return &operations[i];
	return NULL;
}

bool access_fact_at(size_t i, struct access_fact *fact)
{
	if (i >= ROW_COUNT)
		return false;
	*fact = (struct access_fact){rows[i].key, rows[i].description, rows[i].words, rows[i].assumed, rows[i].source};
	return true;
}

const char *access_scenario_value(const struct access_scenario *scenario, size_t i)
{
	if (scenario->is_assumed[i])
		return rows[i].assumed;
	return scenario->stated[i] ? scenario->stated[i] : rows[i].given;
}
