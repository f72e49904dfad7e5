/* SPDX-License-Identifier: MIT */
/*
 * Methods: their parameters stand in up to two objects, one for [in] and one for [out] (binary-mof 4). Put together
 * again, an [in, out] parameter, which is in both, is one.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "formats/bmf/implied.h"
#include "formats/bmf/reader.h"

struct parameter {
	struct cim_property property;
	int64_t id;   /* that the compiler gave it, -1 when it gave none */
	size_t start; /* of the record */
};

/* One of the two objects. */
struct half {
	struct parameter *items;
	size_t count;
	size_t start;
	bool has_return;
	struct cim_type return_type;
};

/* Where a parameter of the method comes from. */
struct origin {
	bool in, out; /* the halves that have it */
	int64_t id;
	size_t start;
};

/* A method while its parameters are put in order. */
struct merge {
	struct bmf_reader *reader;
	struct half in, out;
	struct cim_properties *parameters;
	struct origin *origins; /* of each */
};

/* ---- one half ---- */

/* The parameter object closes with __CLASS = "__PARAMETERS" and nothing else. */
static void read_closing(struct bmf_reader *reader, const struct bmf_property *record)
{
	struct bmf_identity identity = {0};

	bmf_read_pseudo(reader, record, &identity);
	if (identity.class_name.spelling == NULL || strcmp(identity.class_name.spelling, "__PARAMETERS") != 0)
		bmf_unfaithful(reader, record->start, "a parameter object has no other than __CLASS, '__PARAMETERS'");
}

/* The last property of the out-parameters is the return value when the compiler gave it no ID. */
static void take_return(struct half *half)
{
	const struct parameter *last = half->count ? &half->items[half->count - 1] : NULL;

	if (last == NULL || last->id >= 0 || strcmp(last->property.name.spelling, "ReturnValue") != 0 ||
	    last->property.qualifiers.count > 0 || last->property.type.is_array || last->property.has_value ||
	    name_is(last->property.type.spelling, "void"))
		return;
	half->has_return = true;
	half->return_type = last->property.type;
	half->count--;
}

static void read_parameters(struct bmf_reader *reader, const struct bmf_object *object, struct half *half)
{
	struct bmf_frame frame;
	size_t count;

	bmf_begin_part(reader, object->properties, "properties");
	frame = bmf_enter_list(reader, "a parameter list", BMF_LEAST_PROPERTY, &count);
	half->items = arena_alloc(&reader->unit->arena, count * sizeof *half->items);
	for (size_t i = 0; i < count && !reader->failed; i++) {
		struct bmf_property record;

		bmf_enter_property(reader, "a parameter", &record);
		if (bmf_is_pseudo(&record)) {
			read_closing(reader, &record);
		} else {
			struct parameter *parameter = &half->items[half->count++];

			parameter->start = record.start;
			bmf_read_member(reader, &record, &parameter->property, &parameter->id);
		}
	}
	bmf_leave(reader, frame);
}

static void read_half(struct bmf_reader *reader, struct half *half)
{
	struct bmf_object object;
	struct bmf_frame frame;
	size_t count;

	bmf_enter_object(reader, "a parameter object", &object);
	half->start = object.start;
	if (object.qualifiers.value != BMF_ABSENT)
		bmf_damaged(reader, MOF832, object.qualifiers.field, "expected no qualifiers, 0xFFFFFFFF, found 0x%X",
			    (unsigned)object.qualifiers.value);
	if (object.kind != BMF_INSTANCE)
		bmf_damaged(reader, MOF834, object.base - 4, "expected an instance, kind 1, found %u",
			    (unsigned)object.kind);
	read_parameters(reader, &object, half);
	bmf_begin_part(reader, object.methods, "methods");
	frame = bmf_enter_list(reader, "a method list", BMF_LEAST_PROPERTY, &count);
	if (count > 0)
		bmf_damaged(reader, MOF832, frame.start + 4, "expected no methods, found %zu", count);
	bmf_leave(reader, frame);
	bmf_leave(reader, object.frame);
	if (reader->failed)
		return;
	take_return(half);
	if (half->count == 0 && !half->has_return)
		bmf_unfaithful(reader, half->start, "a parameter object without parameters is left out by compilers");
}

static bool has_qualifier(const struct parameter *parameter, const char *folded)
{
	return cim_find_qualifier(&parameter->property.qualifiers, folded) != NULL;
}

/* The first of two is the in-object; a lone one is what its parameters say. */
static void read_halves(struct bmf_reader *reader, struct merge *merge)
{
	struct half lone = {0};
	size_t count;
	struct bmf_frame frame = bmf_enter_array(reader, BMF_LEAST_OBJECT, &count);
	bool is_in = false;

	if (count < 1 || count > 2)
		bmf_damaged(reader, MOF832, frame.start + 8, "expected one or two parameter objects, found %zu", count);
	if (count == 2) {
		read_half(reader, &merge->in);
		read_half(reader, &merge->out);
	} else {
		read_half(reader, &lone);
		for (size_t i = 0; i < lone.count && !reader->failed; i++)
			is_in = is_in || has_qualifier(&lone.items[i], "in");
		*(is_in ? &merge->in : &merge->out) = lone;
	}
	bmf_leave(reader, frame);
}

/* ---- both halves ---- */

static bool same_type(const struct cim_type *a, const struct cim_type *b)
{
	return a->code == b->code && a->is_array == b->is_array && a->has_size == b->has_size && a->size == b->size &&
	       strcmp(a->spelling.spelling, b->spelling.spelling) == 0;
}

/* One list out of two that are the same except for `in` in the one and `out` in the other; false if they are not. */
static bool merge_qualifiers(struct bmf_reader *reader, const struct cim_qualifiers *in,
			     const struct cim_qualifiers *out, struct cim_qualifiers *merged)
{
	size_t i = 0, o = 0;

	merged->items = arena_alloc(&reader->unit->arena, (in->count + out->count) * sizeof *merged->items);
	merged->count = 0;
	while (i < in->count || o < out->count) {
		struct cim_qualifier *next = &merged->items[merged->count++];

		if (i < in->count && name_is(in->items[i].name, "in"))
			*next = in->items[i++];
		else if (o < out->count && name_is(out->items[o].name, "out"))
			*next = out->items[o++];
		else if (i < in->count && o < out->count && bmf_same_qualifier(&in->items[i], &out->items[o]))
			*next = in->items[i++], o++;
		else
			return false;
	}
	return true;
}

/* Makes one parameter of the two copies; false if they are two that share an ID. */
static bool merge_copies(struct merge *merge, const struct parameter *in, const struct parameter *out)
{
	struct cim_property *merged = &merge->parameters->items[merge->parameters->count];

	if (strcmp(in->property.name.spelling, out->property.name.spelling) != 0 ||
	    !same_type(&in->property.type, &out->property.type) || in->property.has_value != out->property.has_value ||
	    (in->property.has_value && !bmf_same_value(&in->property.value, &out->property.value)))
		return false;
	*merged = in->property;
	if (!merge_qualifiers(merge->reader, &in->property.qualifiers, &out->property.qualifiers, &merged->qualifiers))
		return false;
	merge->origins[merge->parameters->count++] = (struct origin){true, true, in->id, in->start};
	return true;
}

static void add_single(struct merge *merge, const struct parameter *parameter, bool is_in)
{
	merge->parameters->items[merge->parameters->count] = parameter->property;
	merge->origins[merge->parameters->count++] = (struct origin){is_in, !is_in, parameter->id, parameter->start};
}

/* In the order of their IDs, and of each half. */
static void put_in_order(struct merge *merge)
{
	size_t i = 0, o = 0;

	merge->parameters->count = 0;
	while (i < merge->in.count || o < merge->out.count) {
		const struct parameter *in = i < merge->in.count ? &merge->in.items[i] : NULL;
		const struct parameter *out = o < merge->out.count ? &merge->out.items[o] : NULL;

		if (in && out && in->id == out->id && merge_copies(merge, in, out)) {
			i++, o++;
		} else if (in && (out == NULL || in->id <= out->id)) {
			add_single(merge, in, true);
			i++;
		} else {
			add_single(merge, out, false);
			o++;
		}
	}
}

/* Whether the compiler would give the same IDs to the parameters in this order. */
static bool has_compilers_ids(const struct merge *merge)
{
	int64_t *ids = mem_alloc((merge->parameters->count + 1) * sizeof *ids);
	bool same = true;

	bmf_number_parameters(merge->parameters, ids);
	for (size_t i = 0; i < merge->parameters->count && same; i++) {
		bool by_hand = cim_find_qualifier(&merge->parameters->items[i].qualifiers, "id");

		same = merge->origins[i].id < 0 ? by_hand : !by_hand && merge->origins[i].id == ids[i];
	}
	free(ids);
	return same;
}

/* The IDs become qualifiers like others; a MAX in front of one too. */
static void keep_ids(struct merge *merge, struct half *half)
{
	for (size_t i = 0; i < half->count; i++) {
		struct parameter *parameter = &half->items[i];

		if (parameter->id < 0) {
			if (!has_qualifier(parameter, "id"))
				bmf_unfaithful(merge->reader, parameter->start, "a parameter without an ID");
			continue;
		}
		parameter->property.qualifiers.count += parameter->property.type.has_size ? 2 : 1;
		parameter->property.type.has_size = false;
		parameter->property.type.size = 0;
	}
}

/* A parameter in one half only says so with one of the two qualifiers, an [in, out] one with both. */
static void check_directions(const struct merge *merge)
{
	for (size_t i = 0; i < merge->parameters->count; i++) {
		const struct cim_property *parameter = &merge->parameters->items[i];
		bool in = cim_find_qualifier(&parameter->qualifiers, "in");
		bool out = cim_find_qualifier(&parameter->qualifiers, "out");

		if (in != merge->origins[i].in || out != merge->origins[i].out)
			bmf_unfaithful(merge->reader, merge->origins[i].start,
				       "the qualifiers of the parameter '%s' name another direction than its place",
				       bmf_quotable(merge->reader, text_of(parameter->name.spelling)));
	}
}

static void merge_halves(struct merge *merge)
{
	size_t count = merge->in.count + merge->out.count;
	struct arena *arena = &merge->reader->unit->arena;

	merge->parameters->items = arena_alloc(arena, count * sizeof *merge->parameters->items);
	merge->origins = arena_alloc(arena, count * sizeof *merge->origins);
	put_in_order(merge);
	if (!has_compilers_ids(merge)) {
		keep_ids(merge, &merge->in);
		keep_ids(merge, &merge->out);
		put_in_order(merge);
	}
	check_directions(merge);
	if (merge->in.has_return)
		bmf_unfaithful(merge->reader, merge->in.start, "a return value among the in-parameters");
}

/* ---- the method ---- */

static void read_value(struct bmf_reader *reader, const struct bmf_property *record, struct cim_method *method)
{
	struct merge merge = {.reader = reader, .parameters = &method->parameters};

	if (record->type != CIM_VOID && record->type != (CIM_OBJECT | CIM_ARRAY))
		bmf_damaged(reader, MOF834, record->start + 4, "expected the type of a method, 0 or 0x200D, found 0x%X",
			    (unsigned)record->type);
	if (record->type == CIM_VOID && record->value.value != BMF_ABSENT)
		bmf_damaged(reader, MOF832, record->value.field, "expected no value in a method without parameters");
	if (reader->failed)
		return;
	if (record->value.value == BMF_ABSENT) {
		if (record->type != CIM_VOID)
			bmf_unfaithful(reader, record->start, "a method without parameters and with their type");
		return;
	}
	bmf_begin_part(reader, record->value, "parameters");
	read_halves(reader, &merge);
	if (reader->failed)
		return;
	merge_halves(&merge);
	if (merge.out.has_return)
		method->return_type = merge.out.return_type;
}

void bmf_read_method(struct bmf_reader *reader, struct cim_method *method)
{
	struct bmf_property record;

	bmf_enter_property(reader, "a method", &record);
	method->name = bmf_property_name(reader, &record);
	method->return_type.code = CIM_VOID;
	method->return_type.spelling = names_of(reader->names, "void");
	read_value(reader, &record, method);
	bmf_leave_property(reader, &record, &method->qualifiers);
}
