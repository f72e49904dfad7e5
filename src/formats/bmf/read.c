/* SPDX-License-Identifier: MIT */
/* Reads a whole binary MOF: file header, compression, plaintext, flavor table (binary-mof 1, 2, 3). */
#include <string.h>

#include "formats/bmf/bmf.h"
#include "formats/bmf/ds.h"
#include "formats/bmf/reader.h"

enum {
	FLAVOR_MAGIC_SIZE = sizeof BMF_FLAVOR_MAGIC - 1,
	FLAVOR_HEADER = FLAVOR_MAGIC_SIZE + 4,
	FLAVOR_ENTRY = 8,
	/* bytes of plaintext that are compressed again for comparison; real files have 2 MB */
	MAX_COMPARED = 16 << 20,
};

/* ---- the plaintext ---- */

/* The flavor part, if there is one, begins where the objects end. */
static void locate_flavors(struct bmf_reader *reader, size_t begin, size_t size)
{
	const uint8_t *part = reader->bytes + begin;
	size_t left = size - begin;

	reader->old_form = left == 0;
	if (left == 0 || reader->failed)
		return;
	if (left < FLAVOR_HEADER || memcmp(part, BMF_FLAVOR_MAGIC, FLAVOR_MAGIC_SIZE) != 0) {
		bmf_damaged(reader, MOF836, begin, "expected '%s', or the end", BMF_FLAVOR_MAGIC);
		return;
	}
	reader->flavors = part + FLAVOR_HEADER;
	reader->flavor_count = get_u32le(part + FLAVOR_MAGIC_SIZE);
	if (left - FLAVOR_HEADER != (uint64_t)reader->flavor_count * FLAVOR_ENTRY)
		bmf_damaged(reader, MOF836, begin + FLAVOR_MAGIC_SIZE,
			    "expected the number of entries in the %zu bytes that follow, found %zu",
			    left - FLAVOR_HEADER, reader->flavor_count);
}

/* The entries were read together with the qualifiers; here they are counted, and traced. */
static void check_flavors(struct bmf_reader *reader)
{
	reader->structure = "the flavor table";
	if (reader->flavors == NULL || reader->failed)
		return;
	if (reader->trace) {
		bmf_trace_open(reader->trace, reader->at, reader->structure);
		bmf_trace_field(reader->trace, reader->bytes, reader->at, FLAVOR_MAGIC_SIZE, "magic");
	}
	reader->at += FLAVOR_MAGIC_SIZE;
	bmf_take_u32(reader, "count");
	for (size_t i = 0; i < reader->flavor_count && !reader->failed; i++) {
		if (i == reader->next_flavor)
			bmf_damaged(reader, MOF836, reader->at, "expected the offset of a qualifier, found 0x%X",
				    (unsigned)get_u32le(reader->bytes + reader->at));
		if (reader->trace && !reader->failed)
			bmf_trace_field(reader->trace, reader->bytes, reader->at, FLAVOR_ENTRY,
					"the qualifier at %08x has the flavors 0x%02X",
					(unsigned)get_u32le(reader->bytes + reader->at),
					(unsigned)get_u32le(reader->bytes + reader->at + 4));
		reader->at += FLAVOR_ENTRY;
	}
	if (reader->trace)
		bmf_trace_close(reader->trace);
}

static size_t read_header(struct bmf_reader *reader, size_t size)
{
	static const char *const ones[] = {"version", "encoding"};
	size_t length, count;

	if (size < BMF_PLAIN_HEADER || get_u32le(reader->bytes) != BMF_MAGIC) {
		bmf_damaged(reader, MOF830, 0, "expected a header of %d bytes that begins with 'FOMB'",
			    BMF_PLAIN_HEADER);
		return 0;
	}
	if (reader->trace)
		bmf_trace_field(reader->trace, reader->bytes, 0, 4, "magic 'FOMB'");
	reader->at = 4;
	length = bmf_take_u32(reader, "length of this part, up to the flavor table:");
	if (length < BMF_PLAIN_HEADER || length > size) {
		bmf_damaged(reader, MOF830, 4, "expected a length of %d to %zu, found %zu", BMF_PLAIN_HEADER, size,
			    length);
		return 0;
	}
	reader->end = length;
	for (int i = 0; i < 2; i++)
		if (bmf_take_u32(reader, ones[i]) != 1)
			bmf_damaged(reader, MOF830, 8 + 4 * (size_t)i, "expected 1 as the %s", ones[i]);
	count = bmf_take_u32(reader, "number of objects");
	if (count > (length - BMF_PLAIN_HEADER) / BMF_LEAST_OBJECT)
		bmf_damaged(reader, MOF832, BMF_PLAIN_HEADER - 4, "expected at most %zu objects, found %zu",
			    (length - BMF_PLAIN_HEADER) / BMF_LEAST_OBJECT, count);
	locate_flavors(reader, length, size);
	return count;
}

void bmf_read_objects(struct bmf_reader *reader)
{
	size_t size = reader->end;
	size_t count;

	reader->structure = "the header";
	count = read_header(reader, size);
	for (size_t i = 0; i < count && !reader->failed; i++)
		bmf_read_operation(reader);
	if (reader->at != reader->end)
		bmf_damaged(reader, MOF832, reader->at, "expected the end of the objects, %zu more bytes are left",
			    reader->end - reader->at);
	reader->end = size;
	check_flavors(reader);
}

/* ---- comparison with what the writer would produce ---- */

static const char *first_error(const struct diag_sink *sink)
{
	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->severity == SEVERITY_ERROR)
			return sink->items[i]->message;
	return "for more reasons than are kept";
}

/* Reports the first byte that the writer would encode differently. */
static void compare_plain(struct bmf_reader *reader, const struct cim_unit *read, size_t size)
{
	struct buffer again = {0};
	struct diag_sink sink;
	size_t same = 0;

	diag_sink_init(&sink);
	if (!bmf_write_plain(&read, 1, &sink, &again)) {
		bmf_unfaithful(reader, 0, "it cannot be written again: %s", first_error(&sink));
	} else {
		while (same < size && same < again.size && reader->bytes[same] == again.bytes[same])
			same++;
		if (same < size || same < again.size)
			bmf_unfaithful(reader, same, "written again, it is different from here on");
	}
	diag_sink_free(&sink);
	buffer_free(&again);
}

static void check_plain(struct bmf_reader *reader, size_t size, size_t first)
{
	struct cim_unit read = *reader->unit;

	reader->structure = "the whole";
	if (reader->old_form)
		diag_report(reader->sink, MOF838, (struct span){0},
			    "%s: the old encoding, without alignment and flavors", reader->path);
	if (reader->unfaithful > 0)
		return;
	if (first > 0)
		read.operations += first;
	read.count -= first;
	read.declaration_count = 0;
	compare_plain(reader, &read, size);
}

static void check_stream(const char *path, const uint8_t *stream, size_t size, const struct buffer *plain,
			 struct diag_sink *sink)
{
	struct buffer again = {0};

	if (plain->size > MAX_COMPARED) {
		diag_report(sink, MOF829, (struct span){0}, "%s: too large to check its compression", path);
		return;
	}
	ds_compress(plain->bytes, plain->size, &again);
	if (again.size != size || memcmp(again.bytes, stream, size) != 0)
		diag_report(sink, MOF829, (struct span){0}, "%s: not compressed as by Microsoft's compiler", path);
	buffer_free(&again);
}

/* ---- the file ---- */

bool bmf_read_plain(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
		    struct cim_unit *unit)
{
	struct bmf_reader reader = {
		.path = path,
		.bytes = bytes,
		.end = size,
		.names = names,
		.sink = sink,
		.unit = unit,
	};
	size_t first = unit->count;

	bmf_read_objects(&reader);
	if (reader.failed) {
		unit->count = first;
	} else {
		unit->old_binary_form = reader.old_form;
		check_plain(&reader, size, first);
	}
	buffer_free(&reader.scratch);
	return !reader.failed;
}

bool bmf_expand(const char *path, const uint8_t *bytes, size_t size, size_t largest, struct diag_sink *sink,
		struct buffer *plain)
{
	struct ds_error error;

	if (size < BMF_FILE_HEADER || get_u32le(bytes) != BMF_MAGIC || get_u32le(bytes + 4) != BMF_VERSION) {
		diag_report(sink, MOF830, (struct span){0},
			    "%s: byte 0: expected a header of %d bytes that begins with 'FOMB' and the version 1", path,
			    BMF_FILE_HEADER);
		return false;
	}
	if (get_u32le(bytes + 8) != size - BMF_FILE_HEADER) {
		diag_report(sink, MOF830, (struct span){0},
			    "%s: byte 8: expected %zu, the number of bytes after the header, found %u", path,
			    size - BMF_FILE_HEADER, (unsigned)get_u32le(bytes + 8));
		return false;
	}
	if (largest == 0)
		largest = BMF_MAX_PLAIN;
	if (get_u32le(bytes + 12) > largest) {
		struct diagnostic *diagnostic =
			diag_report(sink, MOF830, (struct span){0},
				    "%s: byte 12: expected at most %zu bytes of plaintext, found %u", path, largest,
				    (unsigned)get_u32le(bytes + 12));

		diag_set_help(sink, diagnostic, "--max-expanded allows more megabytes");
		return false;
	}
	if (ds_decompress(bytes + BMF_FILE_HEADER, size - BMF_FILE_HEADER, get_u32le(bytes + 12), plain, &error))
		return true;
	diag_report(sink, MOF831, (struct span){0}, "%s: byte 0x%zX: expected %s", path, BMF_FILE_HEADER + error.offset,
		    error.expected);
	return false;
}

bool bmf_read(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
	      struct cim_unit *unit)
{
	struct buffer plain = {0};
	bool read = bmf_expand(path, bytes, size, unit->max_plain, sink, &plain) &&
		    bmf_read_plain(path, plain.bytes, plain.size, names, sink, unit);

	if (read)
		check_stream(path, bytes + BMF_FILE_HEADER, size - BMF_FILE_HEADER, &plain, sink);
	buffer_free(&plain);
	return read;
}
