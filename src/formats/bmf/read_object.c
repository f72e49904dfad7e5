/* SPDX-License-Identifier: MIT */
/* Reads objects: classes, instances, their pseudo-properties, and all objects of a plaintext (binary-mof 3, 4). */
#include <string.h>

#include "formats/bmf/reader.h"
#include "model/namespace.h"

void bmf_enter_object(struct bmf_reader *reader, const char *structure, struct bmf_object *object)
{
	object->start = reader->at;
	object->base = reader->at + BMF_OBJECT_HEADER;
	object->frame = bmf_enter(reader, structure, BMF_LEAST_OBJECT);
	object->qualifiers = bmf_take_offset(reader, "qualifiers", object->base);
	object->properties = bmf_take_offset(reader, "properties", object->base);
	object->methods = bmf_take_offset(reader, "methods", object->base);
	object->kind = bmf_take_u32(reader, "kind (0 class, 1 instance)");
}

/* ---- pseudo-properties ---- */

enum pseudo { CLASS_NAME, NAMESPACE, CLASS_FLAGS, ALIAS_NAME, SUPERCLASS, PSEUDO_COUNT };

static const struct {
	const char *name;
	uint32_t type;
} pseudos[] = {
	[CLASS_NAME] = {"__CLASS", CIM_STRING},       [NAMESPACE] = {"__NAMESPACE", CIM_STRING},
	[CLASS_FLAGS] = {"__CLASSFLAGS", CIM_SINT32}, [ALIAS_NAME] = {"__ALIAS", CIM_STRING},
	[SUPERCLASS] = {"__SUPERCLASS", CIM_STRING},
};

static enum pseudo find_pseudo(const struct bmf_property *record)
{
	enum pseudo pseudo = 0;

	while (pseudo < PSEUDO_COUNT && !text_equal(record->name, text_of(pseudos[pseudo].name)))
		pseudo++;
	return pseudo;
}

/* An unknown one, or one of another type: its value is skipped. */
static void read_unknown(struct bmf_reader *reader, const struct bmf_property *record)
{
	struct cim_value value;

	if (record->value.value != BMF_ABSENT) {
		bmf_begin_part(reader, record->value, "value");
		bmf_read_literal(reader, record->type, &value);
	}
	bmf_unfaithful(reader, record->start, "'%s' is not a property that compilers write, and is left out",
		       bmf_quotable(reader, record->name));
}

static void set_flags(struct bmf_reader *reader, size_t field, uint32_t flags, struct bmf_identity *identity)
{
	const uint32_t all = CIM_UPDATE_ONLY | CIM_CREATE_ONLY | CIM_SAFE_UPDATE | CIM_FORCE_UPDATE;

	identity->class_flags = flags;
	if (flags & ~all)
		bmf_unfaithful(reader, field, "unknown class flags 0x%X", (unsigned)(flags & ~all));
}

void bmf_read_pseudo(struct bmf_reader *reader, const struct bmf_property *record, struct bmf_identity *identity)
{
	enum pseudo pseudo = find_pseudo(record);

	if (pseudo == PSEUDO_COUNT || record->type != pseudos[pseudo].type || record->value.value == BMF_ABSENT) {
		read_unknown(reader, record);
		bmf_leave(reader, record->frame);
		return;
	}
	bmf_begin_part(reader, record->value, "value");
	switch (pseudo) {
	case CLASS_NAME:
		identity->class_name = bmf_take_name(reader, "name of the class");
		break;
	case NAMESPACE:
		identity->where = bmf_take_string(reader, "namespace");
		break;
	case CLASS_FLAGS:
		set_flags(reader, reader->at, (uint32_t)bmf_take_bits(reader, 4, "flags"), identity);
		break;
	case ALIAS_NAME:
		identity->alias = bmf_take_alias(reader);
		break;
	case SUPERCLASS:
		identity->superclass = bmf_take_name(reader, "name of the superclass");
		break;
	case PSEUDO_COUNT:
		break;
	}
	bmf_leave(reader, record->frame);
}

/* ---- the three lists of an object ---- */

static void read_own_qualifiers(struct bmf_reader *reader, const struct bmf_object *object,
				struct cim_qualifiers *qualifiers)
{
	bmf_begin_part(reader, object->qualifiers, "qualifiers");
	bmf_read_qualifiers(reader, qualifiers);
}

/* The value of an instance's property has the type of its literal; NULL is a string without a value. */
static void read_assignment(struct bmf_reader *reader, const struct bmf_property *record, struct cim_property *property)
{
	property->name = bmf_property_name(reader, record);
	property->has_value = true;
	if (record->value.value != BMF_ABSENT) {
		bmf_begin_part(reader, record->value, "value");
		bmf_read_literal(reader, record->type, &property->value);
	} else if (record->type != CIM_STRING) {
		bmf_unfaithful(reader, record->start, "NULL of the type 0x%X is read as NULL, which is a string",
			       (unsigned)record->type);
	}
	bmf_leave_property(reader, record, &property->qualifiers);
}

static void read_properties(struct bmf_reader *reader, const struct bmf_object *object, const char *structure,
			    struct cim_properties *properties, struct bmf_identity *identity)
{
	struct bmf_frame frame;
	size_t count;

	bmf_begin_part(reader, object->properties, "properties");
	frame = bmf_enter_list(reader, "a property list", BMF_LEAST_PROPERTY, &count);
	properties->items = arena_alloc(&reader->unit->arena, count * sizeof *properties->items);
	for (size_t i = 0; i < count && !reader->failed; i++) {
		struct bmf_property record;

		bmf_enter_property(reader, structure, &record);
		if (bmf_is_pseudo(&record))
			bmf_read_pseudo(reader, &record, identity);
		else if (object->kind == BMF_CLASS)
			bmf_read_member(reader, &record, &properties->items[properties->count++], NULL);
		else
			read_assignment(reader, &record, &properties->items[properties->count++]);
	}
	bmf_leave(reader, frame);
	if (identity->class_name.spelling == NULL)
		bmf_damaged(reader, MOF832, object->start, "expected __CLASS among the properties");
}

static void read_methods(struct bmf_reader *reader, const struct bmf_object *object, struct cim_class *class)
{
	struct bmf_frame frame;
	size_t count;

	bmf_begin_part(reader, object->methods, "methods");
	frame = bmf_enter_list(reader, "a method list", BMF_LEAST_PROPERTY, &count);
	if (class) {
		class->methods.items = arena_alloc(&reader->unit->arena, count * sizeof *class->methods.items);
		class->methods.count = count;
	} else if (count > 0) {
		bmf_damaged(reader, MOF832, frame.start + 4, "expected no methods, found %zu", count);
	}
	for (size_t i = 0; i < count && !reader->failed; i++)
		bmf_read_method(reader, &class->methods.items[i]);
	bmf_leave(reader, frame);
}

/* ---- classes and instances ---- */

static struct cim_class *read_class(struct bmf_reader *reader, const struct bmf_object *object,
				    struct bmf_identity *identity)
{
	struct cim_class *class = arena_alloc(&reader->unit->arena, sizeof *class);

	read_own_qualifiers(reader, object, &class->qualifiers);
	read_properties(reader, object, "a property", &class->properties, identity);
	read_methods(reader, object, class);
	class->name = identity->class_name;
	class->alias = identity->alias;
	class->superclass = identity->superclass;
	return class;
}

static struct cim_instance *read_instance(struct bmf_reader *reader, const struct bmf_object *object,
					  struct bmf_identity *identity)
{
	struct cim_instance *instance = arena_alloc(&reader->unit->arena, sizeof *instance);

	read_own_qualifiers(reader, object, &instance->qualifiers);
	read_properties(reader, object, "a value", &instance->properties, identity);
	read_methods(reader, object, NULL);
	instance->class_name = identity->class_name;
	instance->alias = identity->alias;
	if (identity->superclass.spelling)
		bmf_unfaithful(reader, object->start, "an instance has no superclass");
	return instance;
}

struct cim_instance *bmf_read_embedded(struct bmf_reader *reader)
{
	struct bmf_identity identity = {0};
	struct cim_instance *instance = NULL;
	struct bmf_object object;

	if (++reader->depth > BMF_MAX_DEPTH)
		bmf_damaged(reader, MOF835, reader->at, "expected objects that are nested at most %d deep",
			    BMF_MAX_DEPTH);
	bmf_enter_object(reader, "an embedded object", &object);
	if (object.kind != BMF_INSTANCE)
		bmf_damaged(reader, MOF834, object.base - 4, "expected an instance, kind 1, found %u",
			    (unsigned)object.kind);
	if (!reader->failed)
		instance = read_instance(reader, &object, &identity);
	if (identity.where.bytes || identity.class_flags)
		bmf_unfaithful(reader, object.start, "an embedded object has neither a namespace nor flags of its own");
	bmf_leave(reader, object.frame);
	reader->depth--;
	return instance;
}

static const struct cim_namespace *find_namespace(struct bmf_reader *reader, size_t start, struct text written)
{
	struct arena *arena = &reader->unit->arena;
	struct cim_namespace_path path;
	struct cim_namespace *where;
	const char *error;

	if (written.bytes == NULL) {
		bmf_unfaithful(reader, start, "__NAMESPACE is missing; root\\default is assumed");
		written = text_of("root\\default");
	}
	if (reader->where && text_equal(reader->where->written, written))
		return reader->where;
	where = arena_alloc(arena, sizeof *where);
	where->written = written;
	error = cim_namespace_parse(arena, written, &path);
	if (error)
		bmf_unfaithful(reader, start, "the namespace path %s", error);
	where->is_inferred = !error && path.is_relative;
	where->path = error ? written.bytes
			    : cim_namespace_join(arena, reader->where ? reader->where->path : "root\\default", &path);
	return reader->where = where;
}

void bmf_read_operation(struct bmf_reader *reader)
{
	struct bmf_identity identity = {0};
	struct cim_operation *operation;
	struct bmf_object object;

	bmf_enter_object(reader, "an object", &object);
	if (object.kind != BMF_CLASS && object.kind != BMF_INSTANCE)
		bmf_damaged(reader, MOF834, object.base - 4, "expected a class or instance, kind 0 or 1, found %u",
			    (unsigned)object.kind);
	if (reader->failed)
		return;
	operation = cim_unit_add_operation(reader->unit);
	if (object.kind == BMF_CLASS) {
		operation->kind = CIM_DEFINE_CLASS;
		operation->class = read_class(reader, &object, &identity);
	} else {
		operation->kind = CIM_PUT_INSTANCE;
		operation->instance = read_instance(reader, &object, &identity);
	}
	operation->class_flags = identity.class_flags;
	operation->where = find_namespace(reader, object.start, identity.where);
	bmf_leave(reader, object.frame);
}
