/* SPDX-License-Identifier: MIT */
/* Decides the steps one after the other and sums up their verdicts; names of verdicts, answers and codes. */
#include "access/decision.h"

#include <string.h>

#include "access/steps.h"
#include "model/namespace.h"

static const struct {
	const char *number, *name, *transports;
	access_step_function *decide;
} rows[] = {
#define STEP(number, name, transports, function) {number, name, transports, function},
#include "access/steps.def"
};

enum { ROW_COUNT = sizeof rows / sizeof *rows };

/* ---- verdicts ---- */

static void give(struct access_token *token, enum access_verdict verdict, uint32_t code, const char *source,
		 const char *remedy, const char *format, va_list arguments)
{
	struct buffer reason = {0};

	buffer_vprintf(&reason, format, arguments);
	token->step->verdict = verdict;
	token->step->code = code;
	token->step->source = source;
	token->step->remedy = remedy;
	token->step->reason = arena_text(&token->decision->arena, buffer_text(&reason), reason.size);
	buffer_free(&reason);
}

void step_pass(struct access_token *token, const char *source, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	give(token, VERDICT_PASS, 0, source, NULL, format, arguments);
	va_end(arguments);
}

void step_fail(struct access_token *token, uint32_t code, const char *source, const char *remedy, const char *format,
	       ...)
{
	va_list arguments;

	va_start(arguments, format);
	give(token, VERDICT_FAIL, code, source, remedy, format, arguments);
	va_end(arguments);
}

void step_unknown(struct access_token *token, const char *source, const char *fact, const char *format, ...)
{
	const char *remedy = fact ? arena_printf(&token->decision->arena, "state %s", fact) : NULL;
	va_list arguments;

	va_start(arguments, format);
	give(token, VERDICT_UNKNOWN, 0, source, remedy, format, arguments);
	va_end(arguments);
}

void step_skip(struct access_token *token, const char *reason)
{
	token->step->verdict = VERDICT_SKIPPED;
	token->step->reason = reason;
}

void step_by_fact(struct access_token *token, enum fact_state state, enum fact_state good, const char *fact,
		  const char *source, uint32_t code, const char *passes, const char *fails, const char *remedy)
{
	if (state == good)
		step_pass(token, source, "%s", passes);
	else if (state == FACT_UNKNOWN)
		step_unknown(token, source, fact, "not stated; may fail: %s", fails);
	else
		step_fail(token, code, source, remedy, "%s", fails);
}

void step_meets(struct access_token *token, enum access_conflict_id conflict)
{
	token->decision->conflicts[conflict] = true;
}

/* ---- the decision ---- */

static bool counts(const struct access_step *step, enum access_verdict verdict)
{
	return step->verdict == verdict && !step->is_outside;
}

static void sum_up(struct access_decision *decision)
{
	enum access_verdict verdicts[] = {VERDICT_FAIL, VERDICT_UNKNOWN};
	enum access_answer answers[] = {ANSWER_DENIED, ANSWER_OPEN};

	decision->answer = ANSWER_ALLOWED;
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < decision->count; i++) {
			if (!counts(&decision->steps[i], verdicts[round]))
				continue;
			decision->answer = answers[round];
			decision->decisive = &decision->steps[i];
			return;
		}
	}
}

static const struct namespace_security *find_space(struct access_decision *decision)
{
	struct cim_namespace_path path;

	if (cim_namespace_parse(&decision->arena, text_of(decision->path), &path))
		return NULL;
	decision->path = arena_text(&decision->arena, path.path.bytes, path.path.length);
	return namespaces_find(&decision->facts, decision->path);
}

void access_decide(const struct access_scenario *scenario, enum access_ruleset ruleset, const char *path,
		   const struct journal *journal, const struct namespace_bases *bases, struct access_decision *decision)
{
	struct access_token token = {.decision = decision, .scenario = scenario};
	char letter = "dcwp"[scenario->transport];

	*decision = (struct access_decision){.scenario = scenario, .ruleset = ruleset, .path = path};
	namespaces_collect(&decision->facts, journal, bases);
	token.space = find_space(decision);
	decision->steps = arena_alloc(&decision->arena, ROW_COUNT * sizeof *decision->steps);
	for (size_t i = 0; i < ROW_COUNT; i++) {
		if (strchr(rows[i].transports, letter) == NULL)
			continue;
		token.step = &decision->steps[decision->count++];
		*token.step = (struct access_step){.number = rows[i].number, .name = rows[i].name};
		rows[i].decide(&token);
	}
	sum_up(decision);
}

void access_decision_free(struct access_decision *decision)
{
	namespaces_free(&decision->facts);
	arena_free(&decision->arena);
	*decision = (struct access_decision){0};
}

/* ---- words ---- */

const char *access_verdict_word(enum access_verdict verdict)
{
	static const char *const words[] = {"pass", "fail", "unknown", "skipped"};

	return words[verdict];
}

const char *access_answer_word(enum access_answer answer)
{
	static const char *const words[] = {"allowed", "denied", "undecided"};

	return words[answer];
}

static const char *const ruleset_words[] = {"documented-2018", "hardened-2022"};

const char *access_ruleset_word(enum access_ruleset ruleset)
{
	return ruleset_words[ruleset];
}

bool access_ruleset_find(const char *word, enum access_ruleset *ruleset)
{
	for (*ruleset = 0; *ruleset < RULESET_COUNT; ++*ruleset)
		if (strcmp(ruleset_words[*ruleset], word) == 0)
			return true;
	return false;
}

const struct access_conflict *access_conflict_at(enum access_conflict_id id)
{
	static const struct access_conflict conflicts[] = {
#define CONFLICT(id, name, source_a, date_a, says_a, source_b, date_b, says_b) \
	{name, {{source_a, date_a, says_a}, {source_b, date_b, says_b}}},
#include "access/conflicts.def"
	};

	return &conflicts[id];
}

const char *access_code_name(uint32_t code)
{
	static const struct {
		uint32_t code;
		const char *name;
	} names[] = {
		{CODE_DCOM_DENIED, "E_ACCESSDENIED"},          {CODE_UNAVAILABLE, "RPC_S_SERVER_UNAVAILABLE"},
		{CODE_DENIED, "WBEM_E_ACCESS_DENIED"},         {CODE_NO_NAMESPACE, "WBEM_E_INVALID_NAMESPACE"},
		{CODE_PRIVILEGE, "WBEM_E_PRIVILEGE_NOT_HELD"}, {CODE_LOCAL_CREDENTIALS, "WBEM_E_LOCAL_CREDENTIALS"},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].code == code)
			return names[i].name;
	return NULL;
}

void access_put_bottom_line(const struct access_decision *decision, struct buffer *out)
{
	const struct access_step *step = decision->decisive;

	if (step == NULL) {
		buffer_put_text(out, "Allowed by the configuration; provider checks remain.");
		return;
	}
	buffer_printf(out, "%s %s %s",
		      decision->answer == ANSWER_DENIED ? "Denied at" : "Undecided: the first unknown step is",
		      step->number, step->name);
	if (step->code)
		buffer_printf(out, ", 0x%08X %s", (unsigned)step->code, access_code_name(step->code));
	buffer_put_byte(out, '.');
}
