/* SPDX-License-Identifier: MIT */
/* What a repository holds when units are applied to it; what it refuses is in tests/language, section 4. */
#include "support.h"

#include <stdio.h>
#include <string.h>

#include "repository/repository.h"
#include "repository/system.h"

/* A namespace of its own, where all is known. */
#define SAMPLE                                                                           \
	"#pragma namespace(\"root\")\ninstance of __Namespace { Name = \"Sample\"; };\n" \
	"#pragma namespace(\"root\\\\Sample\")\n"

struct applied {
	struct compilation compilation;
	struct buffer text;
	struct arena arena;
};

static void apply(struct applied *applied, const char *text)
{
	*applied = (struct applied){0};
	compile_text(&applied->compilation, text_of(text));
	compilation_apply(&applied->compilation);
}

static void release(struct applied *applied)
{
	compilation_free(&applied->compilation);
	buffer_free(&applied->text);
	arena_free(&applied->arena);
}

static struct name name_in(struct applied *applied, const char *spelling)
{
	return names_of(&applied->compilation.names, spelling);
}

static struct repository_class class_of(struct applied *applied, const char *name)
{
	struct repository_class class;

	ck_assert(repository_get_class(applied->compilation.repository, name_in(applied, "root\\Sample"),
				       name_in(applied, name), &applied->arena, &class));
	return class;
}

/* The dump of the text has this in it. */
static void holds(const char *text, const char *part)
{
	struct applied applied;

	apply(&applied, text);
	repository_dump(applied.compilation.repository, &applied.text);
	if (strstr(buffer_text(&applied.text), part) == NULL)
		ck_abort_msg("'%s' is not in\n%s", part, buffer_text(&applied.text));
	release(&applied);
}

/* The text gives these codes and no more. */
static void finds(const char *text, const char *codes)
{
	struct applied applied;

	apply(&applied, text);
	ck_assert_str_eq(found_codes(&applied.compilation.sink, &applied.text), codes);
	release(&applied);
}

/* ---- the system ---- */

START_TEST(the_system_schema_has_no_error)
{
	struct text text = repository_system_unit_text();

	ck_assert_uint_gt(text.length, 5000);
	ck_assert_uint_eq(strlen(text.bytes), text.length);
	finds("", "");
}
END_TEST

static const struct {
	const char *name;
	size_t properties, methods;
} system_classes[] = {
	{"__SystemClass", 0, 0},
	{"__NTLMUser9X", 5, 0},
	{"__ACE", 7, 0},
	{"__SystemSecurity", 0, 7},
	{"__ExtendedStatus", 5, 0},
	{"__Namespace", 1, 0},
	{"__Win32Provider", 24, 0},
	{"__InstanceProviderRegistration", 9, 0},
	{"__ClassProviderRegistration", 16, 0},
	{"__FilterToConsumerBinding", 7, 0},
	{"__InstanceModificationEvent", 4, 0},
	{"__QOSFailureEvent", 6, 0},
};

START_TEST(system_classes_have_their_members)
{
	struct repository_class class;
	struct applied applied;

	apply(&applied, SAMPLE);
	class = class_of(&applied, system_classes[_i].name);
	ck_assert_uint_eq(class.property_count, system_classes[_i].properties);
	ck_assert_uint_eq(class.method_count, system_classes[_i].methods);
	ck_assert(!class.is_open);
	release(&applied);
}
END_TEST

START_TEST(events_inherit_that_they_are_abstract)
{
	struct applied applied;
	struct repository_class class;
	const struct cim_qualifier *abstract;

	apply(&applied, SAMPLE "class Sample_Event : __ExtrinsicEvent { };");
	class = class_of(&applied, "Sample_Event");
	abstract = cim_find_qualifier(&class.qualifiers, "abstract");
	ck_assert_ptr_nonnull(abstract);
	ck_assert_uint_eq(abstract->flavors, CIM_TO_INSTANCE | CIM_TO_SUBCLASS | CIM_DISABLE_OVERRIDE | CIM_PROPAGATED);
	release(&applied);
}
END_TEST

/* ---- values as their types make them ---- */

static const struct {
	const char *type, *value, *stored;
} stored_values[] = {
	{"uint16 P", "1000.4", "1000"},
	{"sint32 P", "0xFFFFFFFF", "-1"},
	{"sint64 P", "0x8000000000000000", "-9223372036854775808"},
	{"uint64 P", "18446744073709551615", "18446744073709551615"},
	{"uint32 P", "\"0x10\"", "16"},
	{"string P", "-23", "\"-23\""},
	{"boolean P", "\"false\"", "false"},
	{"boolean P", "2", "true"},
	{"char16 P", "\"x\"", "char16 0x0078"},
	{"char16 P", "65", "char16 0x0041"},
	{"real32 P", "-2", "real -2"},
	{"uint8 P[]", "7", "{7}"},
	{"uint8 P[]", "{\"1\", 0x02}", "{1, 2}"},
	{"string P[]", "{1, \"b\"}", "{\"1\", \"b\"}"},
	{"uint8 P", "NULL", "null"},
};

START_TEST(a_value_is_stored_as_its_type_makes_it)
{
	char text[400], wanted[100];

	snprintf(text, sizeof text,
		 SAMPLE "class Sample_A { [key] string Name; %s; };\n"
			"instance of Sample_A { Name = \"a\"; P = %s; };",
		 stored_values[_i].type, stored_values[_i].value);
	snprintf(wanted, sizeof wanted, "  value P = %s\n", stored_values[_i].stored);
	holds(text, wanted);
}
END_TEST

START_TEST(a_default_is_stored_as_its_type_makes_it)
{
	char text[400], wanted[100];

	snprintf(text, sizeof text, SAMPLE "class Sample_A { %s = %s; };", stored_values[_i].type,
		 stored_values[_i].value);
	snprintf(wanted, sizeof wanted, " = %s\n", stored_values[_i].stored);
	holds(text, wanted);
}
END_TEST

/* ---- paths ---- */

START_TEST(an_alias_is_stored_as_the_full_local_path)
{
	holds(SAMPLE "class Sample_A { [key] string Name; Sample_A ref Next; };\n"
		     "instance of Sample_A { Name = \"a\"; Next = $B; };\n"
		     "instance of Sample_A as $B { Name = \"b\\\"c\"; };",
	      "value Next = \"\\x5C\\x5C.\\x5Croot\\x5CSample:Sample_A.Name=\\x22b\\x5C\\x22c\\x22\"\n");
}
END_TEST

START_TEST(the_path_spells_the_namespace_as_the_pragma_does)
{
	holds(SAMPLE "class Sample_A { [key] string Name; Sample_A ref Next; };\n"
		     "#pragma namespace(\"Root\\\\sAMPLE\")\n"
		     "instance of sample_a as $B { name = \"b\"; Next = $B; };",
	      ".\\x5CRoot\\x5CsAMPLE:sample_a.Name=\\x22b\\x22");
}
END_TEST

START_TEST(a_class_alias_is_the_path_of_the_class)
{
	holds(SAMPLE "class Sample_A as $A { [key] string Name; object ref Class = $A; };",
	      "property Class : object ref = \"\\x5C\\x5C.\\x5Croot\\x5CSample:Sample_A\"\n");
}
END_TEST

START_TEST(a_path_in_a_path_is_escaped_again)
{
	holds(SAMPLE "class Sample_A { [key] string Name; };\nclass Sample_L { [key] object ref To; };\n"
		     "instance of Sample_A as $A { Name = \"a\"; };\ninstance of Sample_L as $L { To = $A; };\n"
		     "instance of Sample_L { To = $L; };",
	      "path "
	      "Sample_L.To=\"\\\\\\\\.\\\\root\\\\Sample:Sample_L.To=\\\"\\\\\\\\\\\\\\\\.\\\\\\\\root\\\\\\\\Sample:"
	      "Sample_A.Name=\\\\\\\"a\\\\\\\"\\\"\"\n");
}
END_TEST

START_TEST(keys_stand_in_the_order_of_their_classes)
{
	holds(SAMPLE "class Sample_A { [key] string Z; [key] boolean B; [key] char16 C; [key] sint8 A; };\n"
		     "class Sample_B : Sample_A { };\n"
		     "instance of Sample_B { A = -5; B = TRUE; C = 'c'; Z = \"z\"; };",
	      "path Sample_B.Z=\"z\",B=TRUE,C=99,A=-5\n");
}
END_TEST

/* Each level doubles the backslashes, so a chain of keys would grow without end. */
START_TEST(a_long_chain_of_aliases_in_keys_is_refused)
{
	struct buffer text = {0};
	struct applied applied;
	bool found = false;

	buffer_put_text(&text, SAMPLE "class Sample_L { [key] object ref To; };\n");
	for (int i = 0; i < 200; i++)
		buffer_printf(&text, "instance of Sample_L as $L%d { To = $L%d; };\n", i, i + 1);
	buffer_put_text(&text, "instance of Sample_L as $L200 { To = \"x\"; };\n");
	apply(&applied, buffer_text(&text));
	for (size_t i = 0; i < applied.compilation.sink.count; i++)
		found |= applied.compilation.sink.items[i]->code == MOF658;
	ck_assert(found);
	release(&applied);
	buffer_free(&text);
}
END_TEST

/* ---- inheritance ---- */

START_TEST(inherited_members_come_first_and_know_their_origin)
{
	struct applied applied;
	struct repository_class class;

	apply(&applied, SAMPLE "class Sample_A { [key] string Name; uint8 P = 1; void M(); };\n"
			       "class Sample_B : Sample_A { uint8 Q; uint8 P = 2; void N(); };\n"
			       "class Sample_C : Sample_B { uint8 R; uint8 p; };");
	class = class_of(&applied, "Sample_C");
	ck_assert_uint_eq(class.property_count, 4);
	ck_assert_str_eq(class.properties[0].property.name.spelling, "Name");
	ck_assert(class.properties[0].is_key);
	ck_assert_str_eq(class.properties[0].origin.spelling, "Sample_A");
	ck_assert_str_eq(class.properties[1].origin.spelling, "Sample_C");
	ck_assert(class.properties[1].property.has_value);
	ck_assert_uint_eq(class.properties[1].property.value.integer.magnitude, 2);
	ck_assert_str_eq(class.properties[2].property.name.spelling, "Q");
	ck_assert(!class.properties[2].is_key);
	ck_assert_uint_eq(class.method_count, 2);
	ck_assert_str_eq(class.methods[1].origin.spelling, "Sample_B");
	release(&applied);
}
END_TEST

/* The flavors of a qualifier of a member of Sample_C, -1 when it does not have it. */
static int flavors_of(struct repository_class *class, size_t property, const char *qualifier)
{
	const struct cim_qualifier *found =
		cim_find_qualifier(&class->properties[property].property.qualifiers, qualifier);

	return found ? found->flavors : -1;
}

START_TEST(qualifiers_reach_subclasses_by_their_flavors)
{
	struct applied applied;
	struct repository_class class;

	apply(&applied, SAMPLE "[Far : ToSubclass, Near]\n"
			       "class Sample_A { [key, Far : ToSubclass, Near, Stopped(1) : ToSubclass, Changed(1) : "
			       "ToSubclass] uint8 P; };\n"
			       "class Sample_B : Sample_A { [Stopped(2)] uint8 P; };\n"
			       "class Sample_C : Sample_B { [Changed(3), Own] uint8 P; };");
	class = class_of(&applied, "Sample_C");
	ck_assert_int_eq(flavors_of(&class, 0, "far"), CIM_TO_SUBCLASS | CIM_PROPAGATED);
	ck_assert_int_eq(flavors_of(&class, 0, "key"), 0x13 | CIM_PROPAGATED);
	ck_assert_int_eq(flavors_of(&class, 0, "near"), -1);
	ck_assert_int_eq(flavors_of(&class, 0, "stopped"), -1);
	ck_assert_int_eq(flavors_of(&class, 0, "changed"), 0);
	ck_assert_int_eq(flavors_of(&class, 0, "own"), 0);
	ck_assert_ptr_nonnull(cim_find_qualifier(&class.qualifiers, "far"));
	ck_assert_ptr_null(cim_find_qualifier(&class.qualifiers, "near"));
	release(&applied);
}
END_TEST

START_TEST(methods_and_parameters_inherit_qualifiers_too)
{
	struct applied applied;
	struct repository_class class;

	apply(&applied, SAMPLE "class Sample_A { [A : ToSubclass] void M([in, B : ToSubclass] uint8 X); };\n"
			       "class Sample_B : Sample_A { void M([in] uint8 X); };");
	class = class_of(&applied, "Sample_B");
	ck_assert_ptr_nonnull(cim_find_qualifier(&class.methods[0].method.qualifiers, "a"));
	ck_assert_ptr_nonnull(cim_find_qualifier(&class.methods[0].method.parameters.items[0].qualifiers, "b"));
	release(&applied);
}
END_TEST

START_TEST(below_an_unknown_class_there_may_be_more)
{
	struct applied applied;
	struct repository_class class;

	apply(&applied, "#pragma namespace(\"root\\\\Sample\")\nclass Sample_A : Unknown_B { uint8 P; };");
	class = class_of(&applied, "Sample_A");
	ck_assert(class.is_open);
	ck_assert_uint_eq(class.property_count, 1);
	release(&applied);
}
END_TEST

/* ---- limits ---- */

/* Appends "P0; P1; ..." */
static void put_properties(struct buffer *text, const char *type, const char *prefix, int count)
{
	for (int i = 0; i < count; i++)
		buffer_printf(text, "%s %s%d;\n", type, prefix, i);
}

START_TEST(inherited_properties_count_for_the_limit)
{
	struct buffer text = {0};

	buffer_put_text(&text, SAMPLE "class Sample_A {\n");
	put_properties(&text, "uint8", "P", 600);
	buffer_put_text(&text, "};\nclass Sample_B : Sample_A {\n");
	put_properties(&text, "uint8", "P", 600);
	put_properties(&text, "uint8", "Q", 424);
	buffer_put_text(&text, "};\n");
	finds(buffer_text(&text), "");
	buffer_put_text(&text, "class Sample_C : Sample_B { uint8 R; };\n");
	finds(buffer_text(&text), "MOF681");
	buffer_free(&text);
}
END_TEST

START_TEST(more_than_256_keys_are_refused)
{
	struct buffer text = {0};

	buffer_put_text(&text, SAMPLE "class Sample_A {\n");
	put_properties(&text, "[key] uint8", "P", 256);
	buffer_put_text(&text, "};\nclass Sample_B {\n");
	put_properties(&text, "[key] uint8", "P", 257);
	buffer_put_text(&text, "};\n");
	finds(buffer_text(&text), "MOF015");
	buffer_free(&text);
}
END_TEST

START_TEST(thousands_of_levels_are_refused)
{
	struct buffer text = {0};
	struct applied applied;

	buffer_put_text(&text, SAMPLE "class Sample_0 { [key] string Name; };\n");
	for (int i = 1; i < 10000; i++)
		buffer_printf(&text, "class Sample_%d : Sample_%d { };\n", i, i - 1);
	buffer_put_text(&text, "instance of Sample_9999 { Name = \"a\"; };\n");
	apply(&applied, buffer_text(&text));
	ck_assert_uint_gt(applied.compilation.sink.count, 0);
	for (size_t i = 0; i < applied.compilation.sink.count; i++)
		ck_assert_int_eq(applied.compilation.sink.items[i]->code, MOF826);
	release(&applied);
	buffer_free(&text);
}
END_TEST

/* ---- the base ---- */

START_TEST(an_unknown_class_is_said_once)
{
	finds("class Sample_A : Unknown_B { };\nclass Sample_C : unknown_b { };\ninstance of Unknown_B { };\n"
	      "#pragma namespace(\"root\\\\cimv2\")\nclass Sample_A : Unknown_B { };",
	      "MOF805 MOF805");
}
END_TEST

START_TEST(an_unknown_namespace_is_said_once)
{
	finds("#pragma namespace(\"root\\\\Other\")\nclass Sample_A { };\n#pragma namespace(\"Root\\\\other\")\n"
	      "class Sample_B { };\n",
	      "MOF105");
}
END_TEST

static void apply_closed(struct applied *applied, const char *text)
{
	const struct compile_options options = {.closed = true};

	*applied = (struct applied){0};
	compilation_init(&applied->compilation, &options);
	compilation_add_bytes(&applied->compilation, "a.mof", (const uint8_t *)text, strlen(text));
	compilation_apply(&applied->compilation);
}

static const struct {
	const char *text, *codes;
} closed_rows[] = {
	{"class Sample_A : Unknown_B { };", "MOF613"},
	{"instance of Unknown_B { };", "MOF616"},
	{"#pragma deleteclass(\"Unknown_B\", FAIL)", "MOF602"},
	{"#pragma deleteclass(\"Unknown_B\", NOFAIL)", ""},
	{"#pragma namespace(\"root\\\\Other\")\nclass Sample_A : Unknown_B { };", "MOF614"},
	{"#pragma namespace(\"root\\\\cimv2\")\nclass Sample_A { };", ""},
	{"class Sample_A { [key] uint8 K; };\n#pragma deleteinstance(\"Sample_A=1\", FAIL)", "MOF602"},
	{"#pragma instanceflags(1)\ninstance of __EventFilter { Name = \"a\"; };", "MOF602"},
};

START_TEST(what_is_unknown_is_an_error_when_closed)
{
	struct applied applied;

	apply_closed(&applied, closed_rows[_i].text);
	ck_assert_str_eq(found_codes(&applied.compilation.sink, &applied.text), closed_rows[_i].codes);
	release(&applied);
}
END_TEST

START_TEST(what_a_deleted_class_was_is_known)
{
	finds("#pragma deleteclass(\"Unknown_B\", NOFAIL)\nclass Sample_A : Unknown_B { };", "MOF613");
}
END_TEST

START_TEST(locale_namespaces_are_shared_by_many_files)
{
	finds("#pragma namespace(\"root\\\\cimv2\")\ninstance of __Namespace { Name = \"ms_409\"; };\n"
	      "#pragma namespace(\"ms_409\")\nclass Sample_A : Unknown_B { };",
	      "MOF805");
}
END_TEST

START_TEST(files_that_are_not_read_may_define_anything)
{
	finds(SAMPLE "#include (\"other.mof\")\nclass Sample_A : Unknown_B { };", "MOF009 MOF805");
}
END_TEST

START_TEST(several_files_are_one_compile)
{
	static const char first[] = SAMPLE "class Sample_A { [key] string Name; };\n";
	static const char second[] = "#pragma namespace(\"root\\\\Sample\")\nclass Sample_B : Sample_A { };\n"
				     "class Sample_C : Sample_D { };\n";
	struct applied applied = {0};

	compilation_init(&applied.compilation, NULL);
	compilation_add_bytes(&applied.compilation, "a.mof", (const uint8_t *)first, strlen(first));
	compilation_add_bytes(&applied.compilation, "b.mof", (const uint8_t *)second, strlen(second));
	compilation_apply(&applied.compilation);
	ck_assert_str_eq(found_codes(&applied.compilation.sink, &applied.text), "MOF008");
	release(&applied);
}
END_TEST

START_TEST(a_file_with_errors_of_syntax_is_left_out_and_may_have_defined_anything)
{
	static const char first[] = SAMPLE "class Sample_A { [key] string };\n";
	static const char second[] = SAMPLE "class Sample_B : Sample_A { };\n";
	struct applied applied = {0};

	compilation_init(&applied.compilation, NULL);
	compilation_add_bytes(&applied.compilation, "a.mof", (const uint8_t *)first, strlen(first));
	compilation_add_bytes(&applied.compilation, "b.mof", (const uint8_t *)second, strlen(second));
	compilation_apply(&applied.compilation);
	ck_assert_str_eq(found_codes(&applied.compilation.sink, &applied.text), "MOF512 MOF805");
	release(&applied);
}
END_TEST

static const struct {
	bool is_closed; /* the repository has only what is in the text */
	const char *text;
	enum diag_code code;
	const char *help; /* NULL: no name is suggested */
} suggestions[] = {
	/* Where other classes may exist a near name is a guess; where all of them are known it is an error. */
	{false, "class Acme_Fan { [key] string Name; };\nclass Acme_BigFan : Acme_Fn { };", MOF008,
	 "did you mean 'Acme_Fan'?"},
	{false, "class Acme_Device { [key] string Name; };\ninstance of Acme_Devcie { Name = \"x\"; };", MOF008,
	 "did you mean 'Acme_Device'?"},
	{true, "class Acme_Fan { [key] string Name; };\nclass Acme_BigFan : Acme_Fn { };", MOF613,
	 "did you mean 'Acme_Fan'?"},
	/* Names that differ in their schema prefix are two classes. */
	{false, "class LMI_Fan { [key] string Name; };\nclass LMI_BigFan : CIM_Fan { };", MOF805, NULL},
	{false, "class LMI_Account { [key] string Name; };\ninstance of CIM_Account { Name = \"x\"; };", MOF805, NULL},
	{true, "class LMI_Account { [key] string Name; };\nclass LMI_Group : CIM_Account { };", MOF613, NULL},
	{true, "class LMI_Accounts { [key] string Name; };\nclass LMI_Group : LMJ_Account { };", MOF613, NULL},
	/* A class is not its own superclass, nor is one that derives from it. */
	{false, "class Acme_Fan { [key] string Name; };\nclass Acme_Fan : Acme_Fans { };", MOF805, NULL},
	{true,
	 "class Acme_Fan1 { [key] string Name; };\nclass Acme_Fan2 : Acme_Fan1 { };\nclass Acme_Fan1 : Acme_Fan3 { };",
	 MOF613, NULL},
};

START_TEST(a_class_is_suggested_where_it_can_be_meant)
{
	const struct diagnostic *found = NULL;
	struct applied applied;

	(suggestions[_i].is_closed ? apply_closed : apply)(&applied, suggestions[_i].text);
	for (size_t i = 0; i < applied.compilation.sink.count; i++)
		if (applied.compilation.sink.items[i]->code == suggestions[_i].code)
			found = applied.compilation.sink.items[i];
	ck_assert_ptr_nonnull(found);
	ck_assert_pstr_eq(found->help, suggestions[_i].help);
	ck_assert(found->is_suggestion == (suggestions[_i].help != NULL));
	release(&applied);
}
END_TEST

START_TEST(a_misspelt_name_is_shown_with_the_nearest)
{
	struct applied applied;
	const struct diagnostic *diagnostic;

	apply(&applied, SAMPLE "class Sample_A { [key] string Name; string Description; };\n"
			       "instance of Sample_A { Name = \"a\"; Desciption = \"b\"; };");
	ck_assert_uint_eq(applied.compilation.sink.count, 1);
	diagnostic = applied.compilation.sink.items[0];
	ck_assert_int_eq(diagnostic->code, MOF131);
	ck_assert_str_eq(diagnostic->help, "did you mean 'Description'?");
	ck_assert_str_eq(diagnostic->edits->text, "Description");
	ck_assert_str_eq(diagnostic->notes->message, "'Sample_A' has 2 properties, 'Description' among them");
	release(&applied);
}
END_TEST

/* ---- the dump ---- */

START_TEST(the_dump_does_not_depend_on_the_order_of_the_file)
{
	struct applied one, other;

	apply(&one, SAMPLE "class Sample_B { [key] string Name; };\nclass Sample_A { [key] uint8 N; };\n"
			   "instance of Sample_B { Name = \"b\"; };\ninstance of Sample_A { N = 1; };\ninstance of "
			   "Sample_B { Name = \"a\"; };");
	apply(&other, SAMPLE "class Sample_A { [key] uint8 N; };\ninstance of Sample_A as $X { N = 1; };\n"
			     "class Sample_B { [key] string Name; };\ninstance of Sample_B { Name = \"a\"; "
			     "};\ninstance of Sample_B { Name = \"b\"; };");
	repository_dump(one.compilation.repository, &one.text);
	repository_dump(other.compilation.repository, &other.text);
	ck_assert_str_eq(buffer_text(&one.text), buffer_text(&other.text));
	release(&one);
	release(&other);
}
END_TEST

Suite *repository_suite(void)
{
	Suite *suite = suite_create("repository");
	TCase *system = tcase_create("system"), *values = tcase_create("values"), *paths = tcase_create("paths");
	TCase *inheritance = tcase_create("inheritance"), *limits = tcase_create("limits");
	TCase *world = tcase_create("world"), *dump = tcase_create("dump");

	tcase_add_test(system, the_system_schema_has_no_error);
	ADD_ROWS(system, system_classes_have_their_members, system_classes);
	tcase_add_test(system, events_inherit_that_they_are_abstract);
	suite_add_tcase(suite, system);
	ADD_ROWS(values, a_value_is_stored_as_its_type_makes_it, stored_values);
	ADD_ROWS(values, a_default_is_stored_as_its_type_makes_it, stored_values);
	suite_add_tcase(suite, values);
	tcase_add_test(paths, an_alias_is_stored_as_the_full_local_path);
	tcase_add_test(paths, the_path_spells_the_namespace_as_the_pragma_does);
	tcase_add_test(paths, a_class_alias_is_the_path_of_the_class);
	tcase_add_test(paths, a_path_in_a_path_is_escaped_again);
	tcase_add_test(paths, keys_stand_in_the_order_of_their_classes);
	tcase_add_test(paths, a_long_chain_of_aliases_in_keys_is_refused);
	suite_add_tcase(suite, paths);
	tcase_add_test(inheritance, inherited_members_come_first_and_know_their_origin);
	tcase_add_test(inheritance, qualifiers_reach_subclasses_by_their_flavors);
	tcase_add_test(inheritance, methods_and_parameters_inherit_qualifiers_too);
	tcase_add_test(inheritance, below_an_unknown_class_there_may_be_more);
	suite_add_tcase(suite, inheritance);
	tcase_add_test(limits, inherited_properties_count_for_the_limit);
	tcase_add_test(limits, more_than_256_keys_are_refused);
	tcase_add_test(limits, thousands_of_levels_are_refused);
	suite_add_tcase(suite, limits);
	tcase_add_test(world, an_unknown_class_is_said_once);
	tcase_add_test(world, an_unknown_namespace_is_said_once);
	ADD_ROWS(world, what_is_unknown_is_an_error_when_closed, closed_rows);
	tcase_add_test(world, what_a_deleted_class_was_is_known);
	tcase_add_test(world, locale_namespaces_are_shared_by_many_files);
	tcase_add_test(world, files_that_are_not_read_may_define_anything);
	tcase_add_test(world, several_files_are_one_compile);
	tcase_add_test(world, a_file_with_errors_of_syntax_is_left_out_and_may_have_defined_anything);
	tcase_add_test(world, a_misspelt_name_is_shown_with_the_nearest);
	tcase_add_loop_test(world, a_class_is_suggested_where_it_can_be_meant, 0,
			    sizeof suggestions / sizeof *suggestions);
	suite_add_tcase(suite, world);
	tcase_add_test(dump, the_dump_does_not_depend_on_the_order_of_the_file);
	suite_add_tcase(suite, dump);
	return suite;
}
