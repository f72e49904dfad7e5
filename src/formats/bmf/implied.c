/* SPDX-License-Identifier: MIT */
#include "formats/bmf/implied.h"

#include "base/map.h"

void bmf_cimtype_text(const struct cim_type *type, struct buffer *out)
{
	if (type->code == CIM_REFERENCE)
		buffer_put_text(out, cim_type_names_class(type) ? "ref:" : "ref");
	else if (cim_type_names_class(type))
		buffer_put_text(out, "object:");
	if (type->code != CIM_REFERENCE || cim_type_names_class(type))
		buffer_put_text(out, type->spelling.spelling);
}

size_t bmf_number_parameters(const struct cim_properties *parameters, int64_t *ids)
{
	size_t listed_twice = parameters->count;
	struct map by_name = {0};
	int64_t next = 0;

	for (size_t i = 0; i < parameters->count; i++) {
		const int64_t *first = map_get(&by_name, parameters->items[i].name.folded);

		if (first && i < listed_twice)
			listed_twice = i;
		ids[i] = first ? *first : next++;
		map_put(&by_name, parameters->items[i].name.folded, &ids[i]);
	}
	map_free(&by_name);
	return listed_twice;
}
