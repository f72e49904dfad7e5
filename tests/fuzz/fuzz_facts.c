/* SPDX-License-Identifier: MIT */
/*
 * Facts of mof access: any bytes may be read. What is accepted can be asked in both rule sets; an answer that allows has
 * no step that fails or is unknown, for what is not known is never a pass.
 */
#include <stdint.h>
#include <stdlib.h>

#include "access/decision.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_answer(const struct access_decision *decision)
{
	bool passes = true;

	for (size_t i = 0; i < decision->count; i++)
		if (!decision->steps[i].is_outside &&
		    (decision->steps[i].verdict == VERDICT_FAIL || decision->steps[i].verdict == VERDICT_UNKNOWN))
			passes = false;
	if ((decision->answer == ANSWER_ALLOWED) != passes)
		abort();
}

static void ask(const struct access_scenario *scenario, enum access_ruleset ruleset)
{
	static const struct namespace_base base = {"root\\Sample", {"O:BAG:BAD:(A;CI;CCWP;;;AU)", 26}};
	static const struct namespace_bases bases = {.items = &base, .count = 1};
	struct access_decision decision;
	struct buffer text = {0};

	access_decide(scenario, ruleset, "root\\Sample", NULL, &bases, &decision);
	check_answer(&decision);
	access_decision_text(&decision, &text);
	access_decision_json(&decision, &text);
	buffer_free(&text);
	access_decision_free(&decision);
}

/* The first byte says whether defaults are assumed. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct access_scenario scenario;

	if (size == 0)
		return 0;
	access_scenario_init(&scenario);
	if (access_scenario_read(&scenario, data + 1, size - 1) == NULL &&
	    access_scenario_finish(&scenario, data[0] & 1) == NULL)
		for (int ruleset = 0; ruleset < RULESET_COUNT; ruleset++)
			ask(&scenario, (enum access_ruleset)ruleset);
	access_scenario_free(&scenario);
	return 0;
}
