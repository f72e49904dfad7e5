/* SPDX-License-Identifier: MIT */
/*
 * JSON units: any bytes may be read. What is refused leaves one error and an empty unit; what is read is a unit that
 * the model's checks and the binary writer can take, and its JSON gives the same JSON again.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/bmf/bmf.h"
#include "formats/json/json.h"
#include "model/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct side {
	struct names names;
	struct diag_sink sink;
	struct cim_unit unit;
	struct buffer json;
};

/* Reads a unit and writes it again. */
static bool pass(struct side *side, const uint8_t *bytes, size_t size)
{
	*side = (struct side){0};
	names_init(&side->names, 1);
	if (!json_read_unit("fuzz.json", bytes, size, &side->names, &side->sink, &side->unit))
		return false;
	json_write_unit(&side->unit, NULL, &side->json);
	return true;
}

static void close_side(struct side *side)
{
	buffer_free(&side->json);
	cim_unit_free(&side->unit);
	diag_sink_free(&side->sink);
	names_free(&side->names);
}

static void use(struct side *side)
{
	const struct cim_unit *unit = &side->unit;
	struct buffer binary = {0};

	cim_check_unit(unit, NULL, &side->sink);
	if (side->sink.by_severity[SEVERITY_ERROR] == 0)
		bmf_write_plain(&unit, 1, &side->sink, &binary);
	buffer_free(&binary);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct side first, second;

	if (pass(&first, data, size)) {
		if (!pass(&second, first.json.bytes, first.json.size) || second.json.size != first.json.size ||
		    memcmp(second.json.bytes, first.json.bytes, first.json.size) != 0)
			abort();
		close_side(&second);
		use(&first);
	} else if (first.sink.count != 1 || first.unit.count != 0) {
		abort();
	}
	close_side(&first);
	return 0;
}
