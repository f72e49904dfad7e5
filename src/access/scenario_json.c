/* SPDX-License-Identifier: MIT */
/* Facts from JSON, in the format that mof-access(1) documents. */
#include "access/scenario.h"

#ifdef HAVE_JANSSON
#include <jansson.h>

/* Appends a value as the command line would state it; false if it has another type. */
static bool put_value(const json_t *value, struct buffer *out)
{
	switch (json_typeof(value)) {
	case JSON_STRING:
		buffer_put_text(out, json_string_value(value));
		return true;
	case JSON_INTEGER:
		buffer_printf(out, "%lld", (long long)json_integer_value(value));
		return true;
	case JSON_TRUE:
		buffer_put_text(out, "yes");
		return true;
	case JSON_FALSE:
		buffer_put_text(out, "no");
		return true;
	case JSON_NULL:
		buffer_put_text(out, "unknown");
		return true;
	default:
		return false;
	}
}

static bool put_list(const json_t *list, struct buffer *out)
{
	size_t count = json_array_size(list);

	if (count == 0)
		buffer_put_text(out, "none");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_put_byte(out, ',');
		if (!json_is_string(json_array_get(list, i)) || !put_value(json_array_get(list, i), out))
			return false;
	}
	return true;
}

const char *access_scenario_read(struct access_scenario *scenario, const uint8_t *bytes, size_t size)
{
	json_error_t syntax;
	json_t *json = json_loadb((const char *)bytes, size, JSON_REJECT_DUPLICATES, &syntax), *value;
	struct buffer text = {0};
	const char *key, *error = NULL;

	if (json == NULL)
		return arena_printf(&scenario->arena, "line %d, column %d: %s", syntax.line, syntax.column,
				    syntax.text);
	if (!json_is_object(json))
		error = "facts must be a JSON object";
	json_object_foreach(json, key, value)
	{
		text.size = 0;
		if (!(json_is_array(value) ? put_list(value, &text) : put_value(value, &text)))
			error = arena_printf(&scenario->arena,
					     "%s must be a string, an integer, a boolean, null or an array of strings",
					     key);
		else
			error = access_scenario_set(scenario, key, buffer_text(&text));
		if (error)
			break;
	}
	buffer_free(&text);
	json_decref(json);
	return error;
}

#else

const char *access_scenario_read(struct access_scenario *scenario, const uint8_t *bytes, size_t size)
{
	(void)scenario, (void)bytes, (void)size;
	return "this mof was built without JSON";
}

#endif
