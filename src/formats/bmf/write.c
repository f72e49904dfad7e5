/* SPDX-License-Identifier: MIT */
/* The whole of a binary MOF: header, objects, flavor table, compression (binary-mof 1, 3, 3.2). */
#include "formats/bmf/bmf.h"

#include "formats/bmf/ds.h"
#include "formats/bmf/writer.h"

static const char *const inferred_constructs[] = {
	[BMF_TYPE] = "a member of a real, datetime, char16 or reference type",
	[BMF_DEFAULT_VALUE] = "a default value",
	[BMF_EMBEDDED_INSTANCE] = "an embedded instance",
	[BMF_VALUE_ARRAY] = "an array of other things than strings as the value of an instance",
	[BMF_EMPTY_ARRAY] = "an empty array",
	[BMF_ALIAS_ARRAY] = "an array of aliases",
	[BMF_CHARACTER] = "a character",
	[BMF_LARGE_INTEGER] = "an integer of more than 31 bits",
	[BMF_FALSE_QUALIFIER] = "a qualifier that is FALSE",
	[BMF_NULL_QUALIFIER] = "a qualifier that is NULL",
	[BMF_QUALIFIER_ARRAY] = "a qualifier with an array of other things than strings and integers",
	[BMF_USER_FLAVOR] = "DisableOverride, Restricted, NotToInstance or NotToSubclass",
	[BMF_DECLARED_FLAVOR] = "a flavor that a qualifier declaration gives",
	[BMF_NO_FLAVORS] = "a file in which no qualifier has a flavor",
	[BMF_QUALIFIER_DECLARATION] = "a qualifier declaration (nothing is written for it)",
	[BMF_CLASS_ALIAS] = "the alias of a class",
	[BMF_RARE_CLASS_FLAGS] = "classflags other than forceupdate",
	[BMF_INSTANCE_FLAGS] = "instanceflags (nothing is written for them)",
	[BMF_RELATIVE_NAMESPACE] = "a relative namespace, or one that the command line gives",
	[BMF_PROPERTY_WITHOUT_VALUE] = "a property that is named without a value (written as NULL)",
	[BMF_ASSIGNMENT_QUALIFIER] = "a qualifier on the property of an instance",
	[BMF_OWN_ID] = "a parameter whose ID is written by hand",
	[BMF_DOUBLE_PARAMETER] = "a parameter that is listed twice",
	[BMF_IN_FALSE] = "in(FALSE) or out(FALSE)",
	[BMF_NON_ASCII] = "text outside ASCII",
};

void bmf_infer(struct bmf_writer *writer, enum bmf_inferred construct, struct span span)
{
	if (writer->noted[construct])
		return;
	writer->noted[construct] = true;
	diag_report(writer->sink, MOF801, span, "no genuine binary MOF shows the form of %s; it is inferred",
		    inferred_constructs[construct]);
}

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
		diag_report(writer->sink, MOF807, operation->span, "#pragma %s has no form in binary MOF",
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
		.out = out, .start = out->size, .sink = sink, .old_form = old_form, .aligned = !old_form,
	};
	size_t errors = sink->by_severity[SEVERITY_ERROR];

	put_objects(&writer, units, count);
	put_flavors(&writer);
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
