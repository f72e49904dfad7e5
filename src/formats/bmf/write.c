/* SPDX-License-Identifier: MIT */
/* Writes a whole binary MOF: header, objects, flavor table, compression (binary-mof 1, 3, 3.2). */
#include "formats/bmf/bmf.h"

#include "formats/bmf/ds.h"
#include "formats/bmf/writer.h"

static void put_operation(struct bmf_writer *writer, const struct cim_operation *operation)
{
	switch (operation->kind) {
	case CIM_DEFINE_CLASS:
		bmf_put_class(writer, operation);
		break;
	case CIM_PUT_INSTANCE:
		bmf_put_instance(writer, operation);
		break;
	case CIM_DELETE_CLASS:
	case CIM_DELETE_INSTANCE:
		diag_report(writer->sink, MOF807, operation->span, "#pragma %s cannot be represented in binary MOF",
			    operation->kind == CIM_DELETE_CLASS ? "deleteclass" : "deleteinstance");
		break;
	}
}

static void put_objects(struct bmf_writer *writer, const struct cim_unit *const *units, size_t count)
{
	size_t objects = 0;

	for (size_t i = 0; i < count; i++)
		objects += units[i]->count;
	buffer_put_u32le(writer->out, BMF_MAGIC);
	bmf_reserve_u32(writer);
	buffer_put_u32le(writer->out, 1);
	buffer_put_u32le(writer->out, 1);
	buffer_put_u32le(writer->out, (uint32_t)objects);
	for (size_t i = 0; i < count; i++) {
		if (units[i]->declaration_count > 0)
			bmf_infer(writer, BMF_QUALIFIER_DECLARATION, units[i]->declarations[0].span);
		for (size_t j = 0; j < units[i]->count; j++)
			put_operation(writer, &units[i]->operations[j]);
	}
	bmf_set_distance(writer, writer->start + 4, writer->start);
}

static void put_flavors(struct bmf_writer *writer)
{
	if (writer->old_form)
		return;
	if (writer->flavors.size == 0)
		bmf_infer(writer, BMF_NO_FLAVORS, (struct span){0});
	buffer_put_text(writer->out, BMF_FLAVOR_MAGIC);
	buffer_put_u32le(writer->out, (uint32_t)(writer->flavors.size / 8));
	buffer_put(writer->out, writer->flavors.bytes, writer->flavors.size);
}

static bool is_old_form(const struct cim_unit *const *units, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (units[i]->old_binary_form)
			return true;
	return false;
}

bool bmf_write_plain(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out)
{
	bool old_form = is_old_form(units, count);
	struct bmf_writer writer = {
		.out = out,
		.start = out->size,
		.sink = sink,
		.old_form = old_form,
		.aligned = !old_form,
	};
	size_t errors = sink->by_severity[SEVERITY_ERROR];

	put_objects(&writer, units, count);
	put_flavors(&writer);
	bmf_report_inferred(&writer);
	buffer_free(&writer.flavors);
	if (out->size - writer.start > UINT32_MAX)
		diag_report(sink, MOF807, (struct span){0}, "a binary MOF holds at most 4 GB");
	if (sink->by_severity[SEVERITY_ERROR] == errors)
		return true;
	out->size = writer.start;
	return false;
}

bool bmf_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out)
{
	struct buffer plain = {0}, stream = {0};
	bool written = bmf_write_plain(units, count, sink, &plain);

	if (written) {
		ds_compress(plain.bytes, plain.size, &stream);
		buffer_put_u32le(out, BMF_MAGIC);
		buffer_put_u32le(out, BMF_VERSION);
		buffer_put_u32le(out, (uint32_t)stream.size);
		buffer_put_u32le(out, (uint32_t)plain.size);
		buffer_put(out, stream.bytes, stream.size);
	}
	buffer_free(&plain);
	buffer_free(&stream);
	return written;
}
