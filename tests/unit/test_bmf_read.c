/* SPDX-License-Identifier: MIT */
/* Binary MOF read: what a unit has of it (reference: binary-mof). */
#include "suites.h"
#include <stdlib.h>
#include <string.h>

#include "compiled.h"

/* What is read from the plaintext of a text; there must be nothing to complain of. */
static struct compiled read_back(const char *text)
{
	struct buffer plain = plaintext_of(text);
	struct compiled read;

	ck_assert(read_plaintext(&read, &plain));
	ck_assert_uint_eq(read.sink.count, 0);
	buffer_free(&plain);
	return read;
}

static const struct cim_class *class_at(const struct compiled *read, size_t index)
{
	ck_assert_uint_lt(index, read->unit.count);
	ck_assert_int_eq(read->unit.operations[index].kind, CIM_DEFINE_CLASS);
	return read->unit.operations[index].class;
}

static const struct cim_instance *instance_at(const struct compiled *read, size_t index)
{
	ck_assert_uint_lt(index, read->unit.count);
	ck_assert_int_eq(read->unit.operations[index].kind, CIM_PUT_INSTANCE);
	return read->unit.operations[index].instance;
}

/* ---- objects ---- */

START_TEST(a_class_has_its_names_as_spelled)
{
	struct compiled read = read_back("class Sample_b : SAMPLE_A { };");

	ck_assert_str_eq(class_at(&read, 0)->name.spelling, "Sample_b");
	ck_assert_str_eq(class_at(&read, 0)->superclass.spelling, "SAMPLE_A");
	ck_assert_ptr_null(class_at(&read, 0)->alias.spelling);
	compiled_free(&read);
}
END_TEST

START_TEST(objects_come_in_their_order)
{
	struct compiled read = read_back("class A { }; instance of B { }; class C { };");

	ck_assert_uint_eq(read.unit.count, 3);
	ck_assert_str_eq(instance_at(&read, 1)->class_name.spelling, "B");
	ck_assert_str_eq(class_at(&read, 2)->name.spelling, "C");
	compiled_free(&read);
}
END_TEST

START_TEST(the_namespace_is_kept_as_written_and_as_a_path)
{
	struct compiled read = read_back("#pragma namespace(\"\\\\\\\\.\\\\Root\\\\wmi\")\nclass A { };");

	ck_assert(text_equal(read.unit.operations[0].where->written, text_of("\\\\.\\Root\\wmi")));
	ck_assert_str_eq(read.unit.operations[0].where->path, "Root\\wmi");
	compiled_free(&read);
}
END_TEST

START_TEST(objects_of_one_namespace_share_it)
{
	struct compiled read = read_back("class A { }; class B { };");

	ck_assert_ptr_eq(read.unit.operations[0].where, read.unit.operations[1].where);
	compiled_free(&read);
}
END_TEST

START_TEST(class_flags_are_those_of_each_object)
{
	struct compiled read = read_back("class A { };\n#pragma classflags(\"forceupdate\")\nclass B { };");

	ck_assert_uint_eq(read.unit.operations[0].class_flags, 0);
	ck_assert_uint_eq(read.unit.operations[1].class_flags, CIM_FORCE_UPDATE);
	compiled_free(&read);
}
END_TEST

START_TEST(an_instance_has_its_alias_and_uses_others)
{
	struct compiled read = read_back("instance of A as $First { Other = $Second; };");

	ck_assert_str_eq(instance_at(&read, 0)->alias.spelling, "First");
	ck_assert_int_eq(instance_at(&read, 0)->properties.items[0].value.kind, CIM_LITERAL_ALIAS);
	ck_assert_str_eq(instance_at(&read, 0)->properties.items[0].value.alias.spelling, "Second");
	compiled_free(&read);
}
END_TEST

START_TEST(values_of_instances_have_the_kind_of_their_literal)
{
	static const enum cim_literal kinds[] = {
		CIM_LITERAL_INTEGER, CIM_LITERAL_STRING, CIM_LITERAL_BOOLEAN,   CIM_LITERAL_REAL,
		CIM_LITERAL_NULL,    CIM_LITERAL_ARRAY,  CIM_LITERAL_CHARACTER,
	};
	struct compiled read = read_back("instance of A { I = -5; S = \"x\"; B = FALSE; R = 0.1; N = NULL; "
					 "L = { \"a\", \"b\" }; C = 'c'; };");
	const struct cim_properties *properties = &instance_at(&read, 0)->properties;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		ck_assert_int_eq(properties->items[i].value.kind, kinds[i]);
	ck_assert(properties->items[0].value.integer.negative);
	ck_assert_uint_eq(properties->items[0].value.integer.magnitude, 5);
	ck_assert(!properties->items[2].value.boolean);
	ck_assert_double_eq(properties->items[3].value.real, 0.1);
	ck_assert_uint_eq(properties->items[5].value.array.count, 2);
	compiled_free(&read);
}
END_TEST

START_TEST(an_embedded_instance_is_a_value)
{
	struct compiled read = read_back("instance of A { E = instance of B as $b { X = { instance of C { } }; }; };");
	const struct cim_value *value = &instance_at(&read, 0)->properties.items[0].value;

	ck_assert_int_eq(value->kind, CIM_LITERAL_OBJECT);
	ck_assert_str_eq(value->object->class_name.spelling, "B");
	ck_assert_str_eq(value->object->alias.spelling, "b");
	ck_assert_str_eq(value->object->properties.items[0].value.array.items[0].object->class_name.spelling, "C");
	compiled_free(&read);
}
END_TEST

START_TEST(any_utf16_survives_in_a_string)
{
	struct compiled read = read_back("instance of A { S = \"\\xD800 \\xDC00\\xD83D\\xDE00\"; };");
	struct text string = instance_at(&read, 0)->properties.items[0].value.string;

	ck_assert(text_equal(string, text_of("\xED\xA0\x80 \xED\xB0\x80\xF0\x9F\x98\x80")));
	compiled_free(&read);
}
END_TEST

/* ---- members ---- */

START_TEST(a_property_has_type_size_and_qualifiers_of_its_own_only)
{
	struct compiled read = read_back("class A { [read] UInt8 X[4]; };");
	const struct cim_property *property = &class_at(&read, 0)->properties.items[0];

	ck_assert_int_eq(property->type.code, CIM_UINT8);
	ck_assert_str_eq(property->type.spelling.spelling, "UInt8");
	ck_assert(property->type.is_array && property->type.has_size);
	ck_assert_uint_eq(property->type.size, 4);
	ck_assert_uint_eq(property->qualifiers.count, 1);
	compiled_free(&read);
}
END_TEST

START_TEST(a_max_that_the_user_wrote_is_a_qualifier)
{
	struct compiled read = read_back("class A { [Max(4)] uint8 X[]; [MAX(4) : ToInstance] uint8 Y[]; "
					 "[MAX(4)] uint8 Z; };");
	const struct cim_properties *properties = &class_at(&read, 0)->properties;

	for (size_t i = 0; i < 3; i++) {
		ck_assert(!properties->items[i].type.has_size);
		ck_assert_uint_eq(properties->items[i].qualifiers.count, 1);
	}
	compiled_free(&read);
}
END_TEST

START_TEST(references_and_objects_name_their_class)
{
	struct compiled read = read_back("class A { B ref R; object ref S; B E; object O; };");
	const struct cim_properties *properties = &class_at(&read, 0)->properties;
	static const char *const spellings[] = {"B", "object", "B", "object"};

	for (size_t i = 0; i < 4; i++) {
		ck_assert_int_eq(properties->items[i].type.code, i < 2 ? CIM_REFERENCE : CIM_OBJECT);
		ck_assert_str_eq(properties->items[i].type.spelling.spelling, spellings[i]);
	}
	compiled_free(&read);
}
END_TEST

START_TEST(a_default_has_the_form_of_its_type)
{
	struct compiled read = read_back("class A { sint64 L = -9223372036854775808; uint32 U = 4294967295; "
					 "real32 F = 0.1; uint8 X[] = { 1, 2 }; B ref R = $b; B ref S = \"B.K=1\"; };");
	const struct cim_properties *properties = &class_at(&read, 0)->properties;

	ck_assert(properties->items[0].value.integer.negative);
	ck_assert_uint_eq(properties->items[0].value.integer.magnitude, (uint64_t)1 << 63);
	ck_assert_uint_eq(properties->items[1].value.integer.magnitude, UINT32_MAX);
	ck_assert_double_eq(properties->items[2].value.real, 0.1);
	ck_assert_uint_eq(properties->items[3].value.array.items[1].integer.magnitude, 2);
	ck_assert_int_eq(properties->items[4].value.kind, CIM_LITERAL_ALIAS);
	ck_assert_int_eq(properties->items[5].value.kind, CIM_LITERAL_STRING);
	compiled_free(&read);
}
END_TEST

START_TEST(a_default_is_converted_to_its_type)
{
	struct compiled read = read_back("class A { char16 C = \"x\"; real64 R = \"1.5\"; real32 I = 3; "
					 "sint8 N = -0.6; string B = TRUE; string D = 'd'; boolean F = \"false\"; };");
	const struct cim_properties *properties = &class_at(&read, 0)->properties;

	ck_assert_uint_eq(properties->items[0].value.character, 'x');
	ck_assert_double_eq(properties->items[1].value.real, 1.5);
	ck_assert_double_eq(properties->items[2].value.real, 3);
	ck_assert(properties->items[3].value.integer.negative);
	ck_assert_uint_eq(properties->items[3].value.integer.magnitude, 1);
	ck_assert(text_equal(properties->items[4].value.string, text_of("TRUE")));
	ck_assert(text_equal(properties->items[5].value.string, text_of("d")));
	ck_assert(!properties->items[6].value.boolean);
	compiled_free(&read);
}
END_TEST

START_TEST(elements_of_an_array_have_one_type)
{
	static const char *const wrong[] = {
		"instance of A { X = { 1, TRUE }; };",         "instance of A { X = { \"a\", NULL }; };",
		"instance of A { X = { $a, \"b\" }; };",       "instance of A { X = { TRUE, \"a\" }; };",
		"class A { B ref X[] = { $a, \"B.K=1\" }; };", "[Q{1.5, \"a\"}] class A { };",
	};

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct compiled compiled;
		struct buffer plain = {0};

		compiled_from(&compiled, text_of(wrong[i]), false);
		ck_assert_msg(!to_plaintext(&compiled, &plain), "%s", wrong[i]);
		compiled_free(&compiled);
		buffer_free(&plain);
	}
}
END_TEST

START_TEST(integers_become_what_other_elements_are)
{
	struct compiled read = read_back("instance of A { X = { 1, 1.5 }; Y = { 1, 4294967296 }; };");
	const struct cim_properties *properties = &instance_at(&read, 0)->properties;

	ck_assert_double_eq(properties->items[0].value.array.items[0].real, 1);
	ck_assert(text_equal(properties->items[1].value.array.items[0].string, text_of("1")));
	compiled_free(&read);
}
END_TEST

START_TEST(flavors_become_words)
{
	struct compiled read = read_back("[A : ToInstance, B : ToSubclass Amended, C : DisableOverride, D] "
					 "class X { };");
	const struct cim_qualifiers *qualifiers = &class_at(&read, 0)->qualifiers;

	ck_assert_uint_eq(qualifiers->items[0].words, CIM_WORD_TO_INSTANCE);
	ck_assert_uint_eq(qualifiers->items[1].words, CIM_WORD_TO_SUBCLASS | CIM_WORD_AMENDED);
	ck_assert_uint_eq(qualifiers->items[2].flavors, CIM_DISABLE_OVERRIDE);
	ck_assert_uint_eq(qualifiers->items[3].words, 0);
	compiled_free(&read);
}
END_TEST

START_TEST(qualifiers_have_values_of_every_kind)
{
	static const enum cim_literal kinds[] = {CIM_LITERAL_BOOLEAN, CIM_LITERAL_INTEGER, CIM_LITERAL_STRING,
						 CIM_LITERAL_REAL,    CIM_LITERAL_ARRAY,   CIM_LITERAL_BOOLEAN};
	struct compiled read = read_back("[a, b(1), c(\"x\"), d(0.5), e{1, 2}, f(FALSE)] class X { };");
	const struct cim_qualifiers *qualifiers = &class_at(&read, 0)->qualifiers;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		ck_assert_int_eq(qualifiers->items[i].value.kind, kinds[i]);
	ck_assert(qualifiers->items[0].value_is_implied);
	ck_assert(!qualifiers->items[5].value_is_implied);
	compiled_free(&read);
}
END_TEST

/* ---- methods ---- */

START_TEST(a_parameter_in_both_objects_is_one)
{
	struct compiled read = read_back("class A { void F([in, Values{\"a\"}, out] uint32 X, [in] string Y); };");
	const struct cim_properties *parameters = &class_at(&read, 0)->methods.items[0].parameters;

	ck_assert_uint_eq(parameters->count, 2);
	ck_assert_uint_eq(parameters->items[0].qualifiers.count, 3);
	ck_assert_ptr_nonnull(cim_find_qualifier(&parameters->items[0].qualifiers, "in"));
	ck_assert_ptr_nonnull(cim_find_qualifier(&parameters->items[0].qualifiers, "out"));
	compiled_free(&read);
}
END_TEST

START_TEST(parameters_come_in_the_order_of_their_ids)
{
	struct compiled read = read_back("class A { void F([out] uint32 X, [in] uint32 Y, [out] uint32 Z); };");
	const struct cim_properties *parameters = &class_at(&read, 0)->methods.items[0].parameters;

	ck_assert_str_eq(parameters->items[0].name.spelling, "X");
	ck_assert_str_eq(parameters->items[1].name.spelling, "Y");
	ck_assert_str_eq(parameters->items[2].name.spelling, "Z");
	compiled_free(&read);
}
END_TEST

START_TEST(ids_in_another_order_need_no_qualifiers)
{
	struct compiled read = read_back("class A { void F([in, ID(1) : ToInstance DisableOverride] uint32 X[], "
					 "[out, ID(0) : ToInstance DisableOverride] uint32 Y); };");
	const struct cim_properties *parameters = &class_at(&read, 0)->methods.items[0].parameters;

	ck_assert_str_eq(parameters->items[0].name.spelling, "Y");
	ck_assert_uint_eq(parameters->items[0].qualifiers.count, 1);
	compiled_free(&read);
}
END_TEST

START_TEST(ids_that_no_compiler_gives_are_kept)
{
	struct compiled read = read_back("class A { void F([in, ID(2) : ToInstance DisableOverride] uint32 X[], "
					 "[out, ID(0) : ToInstance DisableOverride] uint32 Y); };");
	const struct cim_properties *parameters = &class_at(&read, 0)->methods.items[0].parameters;

	ck_assert_uint_eq(parameters->count, 2);
	for (size_t i = 0; i < 2; i++)
		ck_assert_ptr_nonnull(cim_find_qualifier(&parameters->items[i].qualifiers, "id"));
	compiled_free(&read);
}
END_TEST

START_TEST(a_parameter_listed_twice_stays_two)
{
	struct compiled read = read_back("class A { void F([in, read] uint32 X, [out, write] uint32 X); };");

	ck_assert_uint_eq(class_at(&read, 0)->methods.items[0].parameters.count, 2);
	compiled_free(&read);
}
END_TEST

START_TEST(the_return_value_is_the_methods_type)
{
	struct compiled read = read_back("class A { Uint8 F([in] uint32 X); void G(); };");
	const struct cim_class *class = class_at(&read, 0);

	ck_assert_int_eq(class->methods.items[0].return_type.code, CIM_UINT8);
	ck_assert_str_eq(class->methods.items[0].return_type.spelling.spelling, "Uint8");
	ck_assert_uint_eq(class->methods.items[0].parameters.count, 1);
	ck_assert_int_eq(class->methods.items[1].return_type.code, CIM_VOID);
	compiled_free(&read);
}
END_TEST

/* ---- the old form ---- */

static const char driver[] =
	"#pragma namespace(\"\\\\\\\\.\\\\root\\\\wmi\")\n"
	"[WMI, Guid(\"{0}\")] class A { [key, read] string InstanceName; [read] boolean Active;\n"
	"[WmiMethodId(1)] void F([in, Values{\"a\", \"bc\"}] uint32 X[3], [in, out] string Y); };\n"
	"instance of A as $a { InstanceName = \"x\"; Active = TRUE; };\n";

static struct buffer old_plain(void)
{
	struct compiled compiled;
	struct buffer plain = {0};

	compiled_from(&compiled, text_of(driver), false);
	compiled.unit.old_binary_form = true;
	ck_assert(to_plaintext(&compiled, &plain));
	compiled_free(&compiled);
	return plain;
}

START_TEST(the_old_form_is_told_by_its_missing_flavors)
{
	struct buffer plain = old_plain(), again = {0};
	struct compiled read;

	ck_assert_ptr_null(memmem(plain.bytes, plain.size, "BMOFQUALFLAVOR11", 16));
	ck_assert(read_plaintext(&read, &plain));
	ck_assert(read.unit.old_binary_form);
	ck_assert_uint_eq(read.sink.count, 1);
	ck_assert(was_reported(&read, MOF838));
	ck_assert(to_plaintext(&read, &again));
	ck_assert(same_bytes(&plain, &again));
	compiled_free(&read);
	buffer_free(&plain);
	buffer_free(&again);
}
END_TEST

START_TEST(the_old_form_has_the_same_parameters)
{
	struct buffer plain = old_plain();
	struct compiled read;
	const struct cim_properties *parameters;

	ck_assert(read_plaintext(&read, &plain));
	parameters = &class_at(&read, 0)->methods.items[0].parameters;
	ck_assert_uint_eq(parameters->count, 2);
	ck_assert_uint_eq(parameters->items[0].type.size, 3);
	ck_assert_uint_eq(parameters->items[0].qualifiers.count, 2);
	compiled_free(&read);
	buffer_free(&plain);
}
END_TEST

START_TEST(the_old_form_takes_no_flavors)
{
	struct compiled compiled;
	struct buffer plain = {0};

	compiled_from(&compiled, text_of("[A : ToInstance] class X { };"), false);
	compiled.unit.old_binary_form = true;
	ck_assert(!to_plaintext(&compiled, &plain));
	compiled_free(&compiled);
	buffer_free(&plain);
}
END_TEST

/* ---- the law ---- */

/* bmf_write(lower(parse(print(read(blob))))) is the blob. */
static void comes_back(const char *path, const struct buffer *bytes, void *context)
{
	struct buffer text = {0}, plain = {0}, again = {0};
	struct compiled read, compiled;

	(void)context;
	ck_assert_msg(read_binary(&read, bytes) && read.sink.count == 0, "%s is read without a word", path);
	to_text(&read, &text);
	compiled_from(&compiled, text_of_buffer(&text), true);
	ck_assert_msg(!has_severity(&compiled, SEVERITY_ERROR), "the text of %s is compiled", path);
	ck_assert(to_plaintext(&compiled, &plain));
	pack_plaintext(&plain, &again);
	ck_assert_msg(same_bytes(bytes, &again), "%s comes back", path);
	compiled_free(&compiled);
	compiled_free(&read);
	buffer_free(&text);
	buffer_free(&plain);
	buffer_free(&again);
}

START_TEST(genuine_files_come_back_from_their_text)
{
	each_file("../shared/corpus/bmf", ".bmf", comes_back, NULL);
	each_file("../shared/corpus/pairs", ".bmf", comes_back, NULL);
}
END_TEST

/* The same for what the project's own samples compile to. */
static void sample_comes_back(const char *path, const struct buffer *bytes, void *context)
{
	struct buffer plain = {0}, file = {0};
	struct compiled compiled;

	compiled_from(&compiled, text_of_buffer(bytes), true);
	if (!has_severity(&compiled, SEVERITY_ERROR) && to_plaintext(&compiled, &plain)) {
		pack_plaintext(&plain, &file);
		comes_back(path, &file, context);
	}
	compiled_free(&compiled);
	buffer_free(&plain);
	buffer_free(&file);
}

START_TEST(samples_come_back_from_their_text)
{
	ck_assert_uint_gt(each_file("mof-samples", ".mof", sample_comes_back, NULL), 0);
	ck_assert_uint_gt(each_file("tests/language", ".mof", sample_comes_back, NULL), 0);
}
END_TEST

#define CASE(name, ...)                                                            \
	do {                                                                       \
		const TTest *const tests[] = {__VA_ARGS__};                        \
		TCase *tcase = tcase_create(name);                                 \
		for (size_t test = 0; test < sizeof tests / sizeof *tests; test++) \
			tcase_add_test(tcase, tests[test]);                        \
		suite_add_tcase(suite, tcase);                                     \
	} while (0)

Suite *bmf_read_suite(void)
{
	Suite *suite = suite_create("bmf_read");

	CASE("objects", a_class_has_its_names_as_spelled, objects_come_in_their_order,
	     the_namespace_is_kept_as_written_and_as_a_path, objects_of_one_namespace_share_it,
	     class_flags_are_those_of_each_object, an_instance_has_its_alias_and_uses_others,
	     values_of_instances_have_the_kind_of_their_literal, an_embedded_instance_is_a_value,
	     any_utf16_survives_in_a_string);
	CASE("members", a_property_has_type_size_and_qualifiers_of_its_own_only,
	     a_max_that_the_user_wrote_is_a_qualifier, references_and_objects_name_their_class,
	     a_default_has_the_form_of_its_type, a_default_is_converted_to_its_type, flavors_become_words,
	     elements_of_an_array_have_one_type, integers_become_what_other_elements_are,
	     qualifiers_have_values_of_every_kind);
	CASE("methods", a_parameter_in_both_objects_is_one, parameters_come_in_the_order_of_their_ids,
	     ids_in_another_order_need_no_qualifiers, ids_that_no_compiler_gives_are_kept,
	     a_parameter_listed_twice_stays_two, the_return_value_is_the_methods_type);
	CASE("old form", the_old_form_is_told_by_its_missing_flavors, the_old_form_has_the_same_parameters,
	     the_old_form_takes_no_flavors);
	CASE("law", genuine_files_come_back_from_their_text, samples_come_back_from_their_text);
	return suite;
}
