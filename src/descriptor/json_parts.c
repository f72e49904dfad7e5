/* SPDX-License-Identifier: MIT */
#ifdef HAVE_JANSSON
#include "descriptor/json_parts.h"

#include "security/sddl.h"

json_t *json_of_sid(const struct sid *sid)
{
	char text[SID_MAX_TEXT];
	json_t *json = js_object();

	sid_format(sid, text);
	js_set(json, "sid", js_text(text));
	js_set(json, "name", js_text(sid_name(sid)));
	js_set(json, "class", js_text(sid_class_word(sid_class(sid))));
	return json;
}

json_t *json_of_rights(enum rights_object object, uint32_t mask)
{
	json_t *rights = js_array();
	struct right rows[32];
	size_t count = rights_split(object, mask, rows);

	for (size_t i = 0; i < count; i++) {
		struct buffer description = {0};

		if (rows[i].description)
			buffer_put_text(&description, rows[i].description);
		else
			buffer_printf(&description, "unknown 0x%X", (unsigned)rows[i].bit);
		js_append(rights, js_buffer(&description));
	}
	return rights;
}

json_t *json_of_ace(const struct sd_ace *ace, enum rights_object object)
{
	const struct sd_ace_kind *kind = sd_ace_kind(ace->type);
	struct buffer flags = {0};
	json_t *json = js_object();

	sddl_format_flags(ace->flags, &flags);
	js_set(json, "type", js_text(kind ? kind->description : NULL));
	js_set(json, "flags", js_buffer(&flags));
	js_set(json, "mask", js_integer(ace->mask));
	js_set(json, "rights", json_of_rights(object, ace->mask));
	js_set(json, "principal", json_of_sid(&ace->sid));
	return json;
}
#endif
