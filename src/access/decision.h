/* SPDX-License-Identifier: MIT */
/* The answer to a question about access: the steps of the decision, each with its verdict, and what they amount to. */
#ifndef MOFKIT_ACCESS_DECISION_H
#define MOFKIT_ACCESS_DECISION_H

#include "access/scenario.h"
#include "namespace/facts.h"

enum access_ruleset { RULES_DOCUMENTED, RULES_HARDENED, RULESET_COUNT };
enum access_verdict { VERDICT_PASS, VERDICT_FAIL, VERDICT_UNKNOWN, VERDICT_SKIPPED };
enum access_answer { ANSWER_ALLOWED, ANSWER_DENIED, ANSWER_OPEN };

/* Where documents contradict each other. */
enum access_conflict_id {
#define CONFLICT(id, name, source_a, date_a, says_a, source_b, date_b, says_b) CONFLICT_##id,
#include "access/conflicts.def"
	CONFLICT_COUNT
};

struct access_conflict {
	const char *name;
	struct {
		const char *source, *date, *says; /* date "undated" where the document has none */
	} sides[2];
};

struct access_step {
	const char *number, *name;            /* "A7", "encryption" */
	enum access_verdict verdict;          /* VERDICT_SKIPPED: the step does not apply */
	uint32_t code;                        /* what the client sees, 0 where none is documented */
	const char *reason, *source, *remedy; /* in the arena, or static; remedy is NULL where there is none */
	bool is_outside;                      /* not decided by configuration, and so not counted */
};

struct access_decision {
	const struct access_scenario *scenario;
	enum access_ruleset ruleset;
	const char *path; /* of the namespace */
	struct namespaces facts;
	struct access_step *steps;
	size_t count;
	bool conflicts[CONFLICT_COUNT]; /* those that the question meets */
	enum access_answer answer;
	const struct access_step *decisive; /* the first that fails, or else is unknown; NULL when allowed */
	struct arena arena;
};

/*
 * Goes through the steps for a question that was finished. The facts about the namespace `path` come from the units.
 * Question, path and units must outlive the decision.
 */
void access_decide(const struct access_scenario *scenario, enum access_ruleset ruleset, const char *path,
		   const struct cim_unit *const *units, size_t count, const struct namespaces_world *world,
		   struct access_decision *decision);
void access_decision_free(struct access_decision *decision);

/* The answer as text for people, and as JSON; false where mofkit was built without it. */
void access_decision_text(const struct access_decision *decision, struct buffer *out);
bool access_decision_json(const struct access_decision *decision, struct buffer *out);

/* ---- words; all static ---- */

const char *access_verdict_word(enum access_verdict verdict);
const char *access_answer_word(enum access_answer answer);
const char *access_ruleset_word(enum access_ruleset ruleset);
bool access_ruleset_find(const char *word, enum access_ruleset *ruleset);
const struct access_conflict *access_conflict_at(enum access_conflict_id id);

/* "WBEM_E_ACCESS_DENIED"; NULL for a code that no step gives. */
const char *access_code_name(uint32_t code);

/* Appends the bottom line. */
void access_put_bottom_line(const struct access_decision *decision, struct buffer *out);

#endif
