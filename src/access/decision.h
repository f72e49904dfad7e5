/* SPDX-License-Identifier: MIT */
/* The decision on an access scenario: its steps, each with a verdict, and the answer that follows from them. */
#ifndef MOFKIT_ACCESS_DECISION_H
#define MOFKIT_ACCESS_DECISION_H

#include "access/scenario.h"
#include "namespace/facts.h"

enum access_ruleset { RULES_DOCUMENTED, RULES_HARDENED, RULESET_COUNT };
enum access_verdict { VERDICT_PASS, VERDICT_FAIL, VERDICT_UNKNOWN, VERDICT_SKIPPED };
enum access_answer { ANSWER_ALLOWED, ANSWER_DENIED, ANSWER_OPEN };

/* Statements in which documents contradict each other (conflicts.def). */
enum access_conflict_id {
#define CONFLICT(id, name, source_a, date_a, says_a, source_b, date_b, says_b) CONFLICT_##id,
#include "access/conflicts.def"
	CONFLICT_COUNT
};

struct access_conflict {
	const char *name;
	struct {
		const char *source, *date, *says; /* date: "undated" if the document has none */
	} sides[2];
};

struct access_step {
	const char *number, *name;            /* "A7", "encryption" */
	enum access_verdict verdict;          /* VERDICT_SKIPPED: the step does not apply */
	uint32_t code;                        /* what the client receives; 0 if none is documented */
	const char *reason, *source, *remedy; /* in the arena or static; remedy may be NULL */
	bool is_outside;                      /* not decided by configuration: has no effect on the answer */
};

struct access_decision {
	const struct access_scenario *scenario;
	enum access_ruleset ruleset;
	const char *path; /* of the namespace */
	struct namespaces facts;
	struct access_step *steps;
	size_t count;
	bool conflicts[CONFLICT_COUNT]; /* those that concern the scenario */
	enum access_answer answer;
	const struct access_step *decisive; /* the first step that fails, else the first unknown one; NULL if allowed */
	struct arena arena;
};

/*
 * Decides every step for a finished scenario; the journal supplies the facts about the namespace `path`. Scenario, path
 * and journal must outlive the decision. *decision is written in any case and freed by access_decision_free().
 */
void access_decide(const struct access_scenario *scenario, enum access_ruleset ruleset, const char *path,
		   const struct journal *journal, const struct namespace_bases *bases,
		   struct access_decision *decision);
void access_decision_free(struct access_decision *decision);

/* Appends the decision as text, and as JSON; false if mofkit was built without JSON. */
void access_decision_text(const struct access_decision *decision, struct buffer *out);
bool access_decision_json(const struct access_decision *decision, struct buffer *out);

/* ---- names; all static ---- */

/* The words of the report: "pass", "allowed", "documented-2018". */
const char *access_verdict_word(enum access_verdict verdict);
const char *access_answer_word(enum access_answer answer);
const char *access_ruleset_word(enum access_ruleset ruleset);
/* Writes the rule set of that name to *ruleset; false if there is none. */
bool access_ruleset_find(const char *word, enum access_ruleset *ruleset);
/* The row of conflicts.def. */
const struct access_conflict *access_conflict_at(enum access_conflict_id id);

/* The constant of a code, such as "WBEM_E_ACCESS_DENIED"; NULL for a code that no step has. */
const char *access_code_name(uint32_t code);

/* Appends the answer in one sentence. */
void access_put_bottom_line(const struct access_decision *decision, struct buffer *out);

#endif
