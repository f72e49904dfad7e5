/* SPDX-License-Identifier: MIT */
/* The decision as JSON, in the format that mof-access(1) documents. */
#include "access/decision.h"

#ifdef HAVE_JANSSON
#include "diag/js.h"

static json_t *make_code(uint32_t code)
{
	struct buffer text = {0};

	if (code == 0)
		return json_null();
	buffer_printf(&text, "0x%08X", (unsigned)code);
	return js_buffer(&text);
}

static json_t *make_step(const struct access_step *step)
{
	json_t *json = js_object();

	js_set(json, "step", js_text(step->number));
	js_set(json, "name", js_text(step->name));
	js_set(json, "verdict", js_text(access_verdict_word(step->verdict)));
	js_set(json, "counts", json_boolean(!step->is_outside && step->verdict != VERDICT_SKIPPED));
	js_set(json, "code", make_code(step->code));
	js_set(json, "reason", js_text(step->reason));
	js_set(json, "source", js_text(step->source));
	js_set(json, "remedy", js_text(step->remedy));
	return json;
}

static json_t *make_conflict(const struct access_conflict *conflict)
{
	json_t *json = js_object(), *sides = js_array();

	for (int i = 0; i < 2; i++) {
		json_t *side = js_object();

		js_set(side, "source", js_text(conflict->sides[i].source));
		js_set(side, "date", js_text(conflict->sides[i].date));
		js_set(side, "says", js_text(conflict->sides[i].says));
		js_append(sides, side);
	}
	js_set(json, "name", js_text(conflict->name));
	js_set(json, "sides", sides);
	return json;
}

bool access_decision_json(const struct access_decision *decision, struct buffer *out)
{
	json_t *json = js_object(), *facts = js_object(), *assumed = js_array(), *steps = js_array(),
	       *conflicts = js_array();
	struct buffer bottom = {0};
	struct access_fact fact;

	for (size_t i = 0; access_fact_at(i, &fact); i++) {
		js_set(facts, fact.key, js_text(access_scenario_value(decision->scenario, i)));
		if (decision->scenario->is_assumed[i])
			js_append(assumed, js_text(fact.key));
	}
	for (size_t i = 0; i < decision->count; i++)
		js_append(steps, make_step(&decision->steps[i]));
	for (enum access_conflict_id id = 0; id < CONFLICT_COUNT; id++)
		if (decision->conflicts[id])
			js_append(conflicts, make_conflict(access_conflict_at(id)));
	access_put_bottom_line(decision, &bottom);
	js_set(json, "mofkit", js_integer(1));
	js_set(json, "namespace", js_text(decision->path));
	js_set(json, "rules", js_text(access_ruleset_word(decision->ruleset)));
	js_set(json, "answer", js_text(access_answer_word(decision->answer)));
	js_set(json, "code", make_code(decision->decisive ? decision->decisive->code : 0));
	js_set(json, "bottom_line", js_buffer(&bottom));
	js_set(json, "facts", facts);
	js_set(json, "assumed", assumed);
	js_set(json, "steps", steps);
	js_set(json, "contradictions", conflicts);
	js_print(json, out);
	return true;
}

#else

bool access_decision_json(const struct access_decision *decision, struct buffer *out)
{
	(void)decision, (void)out;
	return false;
}

#endif
