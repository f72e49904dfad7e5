/* SPDX-License-Identifier: MIT */
/*
 * Facts of mof access: any bytes may be read. What is accepted can be asked in both rule sets; an answer that allows has
 * no step that fails or is unknown, for what is not known is never a pass.
 */
#include <stdint.h>
#include <stdlib.h>

#include "access/decision.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_answer(const struct access_decision *inquiry)
{
	bool passes = true;

	for (size_t i = 0; i < inquiry->count; i++)
		if (!inquiry->steps[i].is_outside &&
		    (inquiry->steps[i].verdict == VERDICT_FAIL || inquiry->steps[i].verdict == VERDICT_UNKNOWN))
			passes = false;
	if ((inquiry->answer == ANSWER_ALLOWED) != passes)
		abort();
}

static void ask(const struct access_scenario *question, enum access_ruleset ruleset)
{
	static const struct namespace_base base = {"root\\Sample", {"O:BAG:BAD:(A;CI;CCWP;;;AU)", 26}};
	static const struct namespaces_world world = {.bases = &base, .base_count = 1};
	struct access_decision inquiry;
	struct buffer text = {0};

	access_decide(question, ruleset, "root\\Sample", NULL, 0, &world, &inquiry);
	check_answer(&inquiry);
	access_decision_text(&inquiry, &text);
	access_decision_json(&inquiry, &text);
	buffer_free(&text);
	access_decision_free(&inquiry);
}

/* The first byte says whether defaults are assumed. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct access_scenario question;

	if (size == 0)
		return 0;
	access_scenario_init(&question);
	if (access_scenario_read(&question, data + 1, size - 1) == NULL &&
	    access_scenario_finish(&question, data[0] & 1) == NULL)
		for (int ruleset = 0; ruleset < RULESET_COUNT; ruleset++)
			ask(&question, (enum access_ruleset)ruleset);
	access_scenario_free(&question);
	return 0;
}
