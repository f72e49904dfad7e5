/* SPDX-License-Identifier: MIT */
/* The tables of mof-json(5). */
#include "formats/json/form.h"

#include <stddef.h>

enum { OPTIONAL = false, REQUIRED = true };

/* Keys for one member of a struct, for several members, and for a span. */
#define FIELD(key, required, type, member, kind, detail)                                               \
	{                                                                                              \
		key, required, offsetof(struct type, member), json_put_##kind, json_get_##kind, detail \
	}
#define WHOLE(key, required, kind, detail)                                 \
	{                                                                  \
		key, required, 0, json_put_##kind, json_get_##kind, detail \
	}
#define PLACE_FIELD(key, type, span, put)                                               \
	{                                                                               \
		key, OPTIONAL, offsetof(struct type, span), put, json_get_nothing, NULL \
	}
#define PLACE(type, span) \
	PLACE_FIELD("line", type, span, json_put_line), PLACE_FIELD("column", type, span, json_put_column)
#define PLACE_IN_FILE(type, span) PLACE_FIELD("file", type, span, json_put_file), PLACE(type, span)

#define FORM(rows, type, finish)                                              \
	{                                                                     \
		rows, sizeof rows / sizeof *rows, sizeof(struct type), finish \
	}
#define WORDS(rows, mask)                              \
	{                                              \
		rows, sizeof rows / sizeof *rows, mask \
	}

/* ---- bits ---- */

static const struct json_word flavor_word_rows[] = {
	{CIM_WORD_TO_INSTANCE, "ToInstance"},         {CIM_WORD_TO_SUBCLASS, "ToSubclass"},
	{CIM_WORD_NOT_TO_INSTANCE, "NotToInstance"},  {CIM_WORD_NOT_TO_SUBCLASS, "NotToSubclass"},
	{CIM_WORD_ENABLE_OVERRIDE, "EnableOverride"}, {CIM_WORD_DISABLE_OVERRIDE, "DisableOverride"},
	{CIM_WORD_RESTRICTED, "Restricted"},          {CIM_WORD_AMENDED, "Amended"},
};

static const struct json_word flavor_rows[] = {
	{CIM_TO_INSTANCE, "ToInstance"},
	{CIM_TO_SUBCLASS, "ToSubclass"},
	{CIM_DISABLE_OVERRIDE, "DisableOverride"},
	{CIM_AMENDED, "Amended"},
};

static const struct json_word flag_rows[] = {
	{CIM_UPDATE_ONLY, "updateonly"},
	{CIM_CREATE_ONLY, "createonly"},
	{CIM_SAFE_UPDATE, "safeupdate"},
	{CIM_FORCE_UPDATE, "forceupdate"},
};

static const struct json_word scope_rows[] = {
	{CIM_SCOPE_SCHEMA, "schema"},           {CIM_SCOPE_CLASS, "class"},
	{CIM_SCOPE_ASSOCIATION, "association"}, {CIM_SCOPE_INDICATION, "indication"},
	{CIM_SCOPE_QUALIFIER, "qualifier"},     {CIM_SCOPE_PROPERTY, "property"},
	{CIM_SCOPE_REFERENCE, "reference"},     {CIM_SCOPE_METHOD, "method"},
	{CIM_SCOPE_PARAMETER, "parameter"},
};

static const struct json_words flavor_words = WORDS(flavor_word_rows, UINT8_MAX);
static const struct json_words flavors = WORDS(flavor_rows, UINT8_MAX);
static const struct json_words flags = WORDS(flag_rows, UINT32_MAX);
static const struct json_words scopes = WORDS(scope_rows, CIM_SCOPE_ANY);

/* ---- values ---- */

static const struct json_field integer_fields[] = {
	FIELD("integer", REQUIRED, cim_value, integer, digits, NULL),
	FIELD("form", OPTIONAL, cim_value, integer, base, NULL),
};

static const struct json_field real_fields[] = {
	FIELD("real", REQUIRED, cim_value, real, real, NULL),
};

static const struct json_field character_fields[] = {
	FIELD("character", REQUIRED, cim_value, character, character, NULL),
};

static const struct json_field string_fields[] = {
	FIELD("string", REQUIRED, cim_value, string, text, NULL),
};

static const struct json_field alias_fields[] = {
	FIELD("alias", REQUIRED, cim_value, alias, name, NULL),
};

static const struct json_field object_fields[] = {
	FIELD("instance", REQUIRED, cim_value, object, instance, NULL),
};

static const struct json_form integer_form = FORM(integer_fields, cim_value, NULL);
static const struct json_form real_form = FORM(real_fields, cim_value, NULL);
static const struct json_form character_form = FORM(character_fields, cim_value, NULL);
static const struct json_form string_form = FORM(string_fields, cim_value, NULL);
static const struct json_form alias_form = FORM(alias_fields, cim_value, NULL);
static const struct json_form object_form = FORM(object_fields, cim_value, NULL);

const struct json_form *const json_value_forms[CIM_LITERAL_ARRAY + 1] = {
	[CIM_LITERAL_INTEGER] = &integer_form,     [CIM_LITERAL_REAL] = &real_form,
	[CIM_LITERAL_CHARACTER] = &character_form, [CIM_LITERAL_STRING] = &string_form,
	[CIM_LITERAL_ALIAS] = &alias_form,         [CIM_LITERAL_OBJECT] = &object_form,
};

/* ---- qualifiers and members ---- */

static const struct json_field qualifier_fields[] = {
	FIELD("name", REQUIRED, cim_qualifier, name, name, NULL),
	FIELD("value", REQUIRED, cim_qualifier, value, value, NULL),
	FIELD("implied", OPTIONAL, cim_qualifier, value_is_implied, flag, NULL),
	FIELD("flavors", OPTIONAL, cim_qualifier, words, words8, &flavor_words),
	WHOLE("effective", OPTIONAL, effective, &flavors),
	FIELD("declared", OPTIONAL, cim_qualifier, flavors_declared, flag, NULL),
	FIELD("exact", OPTIONAL, cim_qualifier, flavors_exact, flag, NULL),
	PLACE(cim_qualifier, span),
};

static const struct json_field property_fields[] = {
	FIELD("name", REQUIRED, cim_property, name, name, NULL),
	FIELD("type", REQUIRED, cim_property, type.spelling, name, NULL),
	FIELD("reference", OPTIONAL, cim_property, type, reference, NULL),
	FIELD("array", OPTIONAL, cim_property, type.is_array, flag, NULL),
	FIELD("size", OPTIONAL, cim_property, type, size, NULL),
	WHOLE("value", OPTIONAL, default_value, NULL),
	FIELD("qualifiers", REQUIRED, cim_property, qualifiers, qualifiers, NULL),
	PLACE(cim_property, name_span),
};

static const struct json_field assignment_fields[] = {
	FIELD("name", REQUIRED, cim_property, name, name, NULL),
	WHOLE("value", OPTIONAL, default_value, NULL),
	FIELD("qualifiers", REQUIRED, cim_property, qualifiers, qualifiers, NULL),
	PLACE(cim_property, name_span),
};

static const struct json_field method_fields[] = {
	FIELD("name", REQUIRED, cim_method, name, name, NULL),
	FIELD("type", REQUIRED, cim_method, return_type.spelling, name, NULL),
	FIELD("reference", OPTIONAL, cim_method, return_type, reference, NULL),
	FIELD("array", OPTIONAL, cim_method, return_type.is_array, flag, NULL),
	FIELD("qualifiers", REQUIRED, cim_method, qualifiers, qualifiers, NULL),
	FIELD("parameters", REQUIRED, cim_method, parameters, properties, &json_property_form),
	PLACE(cim_method, name_span),
};

/* ---- classes, instances, operations ---- */

static const struct json_field class_fields[] = {
	FIELD("name", REQUIRED, cim_class, name, name, NULL),
	FIELD("superclass", OPTIONAL, cim_class, superclass, name, NULL),
	FIELD("alias", OPTIONAL, cim_class, alias, name, NULL),
	FIELD("qualifiers", REQUIRED, cim_class, qualifiers, qualifiers, NULL),
	FIELD("properties", REQUIRED, cim_class, properties, properties, &json_property_form),
	WHOLE("methods", REQUIRED, methods, NULL),
	PLACE(cim_class, name_span),
};

static const struct json_field instance_fields[] = {
	FIELD("class", REQUIRED, cim_instance, class_name, name, NULL),
	FIELD("alias", OPTIONAL, cim_instance, alias, name, NULL),
	FIELD("qualifiers", REQUIRED, cim_instance, qualifiers, qualifiers, NULL),
	FIELD("properties", REQUIRED, cim_instance, properties, properties, &json_assignment_form),
	PLACE(cim_instance, class_span),
};

static const struct json_field delete_fields[] = {
	FIELD("path", REQUIRED, cim_operation, deleted.path, text, NULL),
	FIELD("must_exist", REQUIRED, cim_operation, deleted.must_exist, flag, NULL),
};

static const struct json_form class_form = FORM(class_fields, cim_class, NULL);
static const struct json_form delete_form = FORM(delete_fields, cim_operation, NULL);

static const struct json_action define_class = {CIM_DEFINE_CLASS, &class_form};
static const struct json_action put_instance = {CIM_PUT_INSTANCE, &json_instance_form};
static const struct json_action delete_class = {CIM_DELETE_CLASS, &delete_form};
static const struct json_action delete_instance = {CIM_DELETE_INSTANCE, &delete_form};

static const struct json_field operation_fields[] = {
	WHOLE("class", OPTIONAL, action, &define_class),
	WHOLE("instance", OPTIONAL, action, &put_instance),
	WHOLE("delete_class", OPTIONAL, action, &delete_class),
	WHOLE("delete_instance", OPTIONAL, action, &delete_instance),
	FIELD("namespace", REQUIRED, cim_operation, where, namespace, NULL),
	FIELD("class_flags", OPTIONAL, cim_operation, class_flags, words32, &flags),
	WHOLE("instance_flags", OPTIONAL, instance_flags, &flags),
	PLACE_IN_FILE(cim_operation, span),
};

static const struct json_field namespace_fields[] = {
	FIELD("path", REQUIRED, cim_namespace, path, path, NULL),
	FIELD("written", REQUIRED, cim_namespace, written, text, NULL),
	FIELD("inferred", OPTIONAL, cim_namespace, is_inferred, flag, NULL),
};

/* ---- the unit ---- */

static const struct json_field declaration_fields[] = {
	FIELD("name", REQUIRED, cim_qualifier_declaration, name, name, NULL),
	WHOLE("type", OPTIONAL, declared_type, NULL),
	FIELD("array", OPTIONAL, cim_qualifier_declaration, type.is_array, flag, NULL),
	WHOLE("value", OPTIONAL, declared_value, NULL),
	FIELD("scopes", OPTIONAL, cim_qualifier_declaration, scopes, words32, &scopes),
	FIELD("flavors", OPTIONAL, cim_qualifier_declaration, words, words8, &flavor_words),
	PLACE_IN_FILE(cim_qualifier_declaration, span),
};

static const struct json_field remark_fields[] = {
	FIELD("name", REQUIRED, cim_remark, name, name, NULL),
	FIELD("argument", OPTIONAL, cim_remark, argument, text, NULL),
	PLACE_IN_FILE(cim_remark, span),
};

static const struct json_field unit_fields[] = {
	WHOLE("mofkit", REQUIRED, version, NULL),
	WHOLE("operations", REQUIRED, operations, NULL),
	WHOLE("qualifier_declarations", REQUIRED, declarations, NULL),
	WHOLE("remarks", REQUIRED, remarks, NULL),
};

const struct json_form json_qualifier_form = FORM(qualifier_fields, cim_qualifier, json_finish_qualifier);
const struct json_form json_property_form = FORM(property_fields, cim_property, json_finish_property);
const struct json_form json_assignment_form = FORM(assignment_fields, cim_property, NULL);
const struct json_form json_method_form = FORM(method_fields, cim_method, json_finish_method);
const struct json_form json_instance_form = FORM(instance_fields, cim_instance, NULL);
const struct json_form json_operation_form = FORM(operation_fields, cim_operation, json_finish_operation);
const struct json_form json_namespace_form = FORM(namespace_fields, cim_namespace, json_finish_namespace);
const struct json_form json_declaration_form =
	FORM(declaration_fields, cim_qualifier_declaration, json_finish_declaration);
const struct json_form json_remark_form = FORM(remark_fields, cim_remark, NULL);
const struct json_form json_unit_form = FORM(unit_fields, cim_unit, NULL);
