/* SPDX-License-Identifier: MIT */
/* What units say of the security of namespaces, and which entries are in effect then. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "namespace/facts.h"

#define IN(namespace) "#pragma namespace(\"\\\\\\\\.\\\\" namespace "\")\n"
#define CREATE(name) "instance of __Namespace { Name = \"" name "\"; };\n"
#define SECURE(name, sddl) "[NamespaceSecuritySDDL(\"" sddl "\")]\n" CREATE(name)
#define ENCRYPT(value) "[RequiresEncryption(" value ")]\ninstance of __SystemSecurity {};\n"
#define PRODUCT "O:BAG:BAD:(A;CI;CCDC;;;BU)"
#define USUAL "(A;CIID;CCDCLCSWRPWPRCWD;;;BA)(A;CIID;CCDCRP;;;NS)(A;CIID;CCDCRP;;;LS)(A;CIID;CCDCRP;;;AU)"

struct collected {
	struct compilation compilation;
	struct namespaces namespaces;
	struct arena arena;
	struct buffer text;
};

static void apply_and_collect(struct collected *collected, const struct namespace_bases *bases)
{
	struct compilation *compilation = &collected->compilation;

	compilation_apply(compilation);
	ck_assert_uint_eq(compilation->sink.by_severity[SEVERITY_ERROR], 0);
	namespaces_collect(&collected->namespaces, repository_journal(compilation->repository), bases);
}

static void collect_with(struct collected *collected, const char *text, const struct namespace_bases *bases)
{
	*collected = (struct collected){0};
	compile_text(&collected->compilation, text_of(text));
	apply_and_collect(collected, bases);
}

/* The same for a text that is the base. */
static void collect_base(struct collected *collected, const char *text, const struct namespace_bases *bases)
{
	struct compilation *compilation = &collected->compilation;

	*collected = (struct collected){0};
	compile_text(compilation, text_of(text));
	compilation->base = compilation->files;
	compilation->base_count = compilation->count;
	compilation->files = NULL;
	compilation->count = compilation->capacity = 0;
	apply_and_collect(collected, bases);
}

static void collect(struct collected *collected, const char *text)
{
	collect_with(collected, text, NULL);
}

static void release(struct collected *collected)
{
	namespaces_free(&collected->namespaces);
	compilation_free(&collected->compilation);
	arena_free(&collected->arena);
	buffer_free(&collected->text);
}

static const struct namespace_security *find(struct collected *collected, const char *path)
{
	const struct namespace_security *space = namespaces_find(&collected->namespaces, path);

	ck_assert_ptr_nonnull(space);
	return space;
}

/* The descriptor of a namespace by one reading. */
static const char *by_reading(struct collected *collected, const char *path, enum namespace_reading reading)
{
	const struct namespace_outcome *outcome = find(collected, path)->outcomes[reading];

	collected->text.size = 0;
	ck_assert_ptr_null(sddl_format(&outcome->descriptor, NULL, &collected->arena, &collected->text));
	return buffer_text(&collected->text);
}

/* The namespace of the text has this descriptor by both readings. */
static void has_in(const struct namespace_bases *bases, const char *text, const char *path, const char *sddl)
{
	struct collected collected;

	collect_with(&collected, text, bases);
	ck_assert_str_eq(by_reading(&collected, path, READING_REPLACES), sddl);
	ck_assert_int_eq(find(&collected, path)->difference, READINGS_AGREE);
	release(&collected);
}

static void has(const char *text, const char *path, const char *sddl)
{
	has_in(NULL, text, path, sddl);
}

static void has_source(const char *text, const char *path, enum namespace_source source)
{
	struct collected collected;

	collect(&collected, text);
	ck_assert_int_eq(namespace_outcome(find(&collected, path))->source, source);
	release(&collected);
}

/* ---- inheritance ---- */

START_TEST(root_has_what_windows_ships)
{
	has(IN("root") "class A { [key] string n; };", "root",
	    "O:BAG:BAD:(A;CI;CCDCLCSWRPWPRCWD;;;BA)(A;CI;CCDCRP;;;NS)(A;CI;CCDCRP;;;LS)(A;CI;CCDCRP;;;AU)");
	has_source(IN("root") "class A { [key] string n; };", "root", SOURCE_ASSUMED);
}
END_TEST

START_TEST(a_new_namespace_inherits_from_root)
{
	has(IN("root") CREATE("Acme"), "root\\Acme", "D:" USUAL);
	has_source(IN("root") CREATE("Acme"), "ROOT\\acme", SOURCE_INHERITED);
}
END_TEST

START_TEST(cimv2_has_entries_of_its_own)
{
	has(IN("root\\\\cimv2") "class A { [key] string n; };", "root\\cimv2",
	    "O:BAG:BAD:(A;;CCWPRC;;;MU)(A;;CCWPRC;;;LU)" USUAL);
}
END_TEST

START_TEST(an_entry_without_container_inherit_stays_where_it_is)
{
	struct collected collected;

	collect(&collected,
		IN("root") SECURE("Acme", "O:BAG:BAD:(A;;CC;;;BU)(A;CI;CCDC;;;IU)") IN("root\\\\Acme") CREATE("Inner"));
	ck_assert_str_eq(by_reading(&collected, "root\\Acme\\Inner", READING_REPLACES), "D:(A;CIID;CCDC;;;IU)");
	release(&collected);
}
END_TEST

START_TEST(no_propagate_reaches_children_and_no_grandchildren)
{
	const char *text = IN("root") SECURE("Acme", "O:BAG:BAD:(A;CINP;CC;;;BU)(A;CI;CCDC;;;IU)") IN("root\\\\Acme")
		CREATE("Inner") IN("root\\\\Acme\\\\Inner") CREATE("Most");
	struct collected collected;

	collect(&collected, text);
	ck_assert_str_eq(by_reading(&collected, "root\\Acme\\Inner", READING_REPLACES),
			 "D:(A;NPID;CC;;;BU)(A;CIID;CCDC;;;IU)");
	ck_assert_str_eq(by_reading(&collected, "root\\Acme\\Inner\\Most", READING_REPLACES), "D:(A;CIID;CCDC;;;IU)");
	release(&collected);
}
END_TEST

START_TEST(inherit_only_ends_with_the_child)
{
	struct collected collected;

	collect(&collected, IN("root") SECURE("Acme", "O:BAG:BAD:(A;CIIO;CC;;;BU)") IN("root\\\\Acme") CREATE("Inner"));
	ck_assert_str_eq(by_reading(&collected, "root\\Acme\\Inner", READING_REPLACES), "D:(A;CIID;CC;;;BU)");
	release(&collected);
}
END_TEST

START_TEST(with_nothing_to_inherit_there_is_the_default)
{
	struct collected collected;

	collect(&collected, IN("root") SECURE("Acme", "O:BAG:BAD:(A;;CC;;;BA)") IN("root\\\\Acme") CREATE("Inner"));
	ck_assert_int_eq(find(&collected, "root\\Acme\\Inner")->outcomes[READING_REPLACES]->source, SOURCE_DEFAULT);
	ck_assert_int_eq(find(&collected, "root\\Acme\\Inner")->outcomes[READING_APPENDS]->source, SOURCE_INHERITED);
	release(&collected);
}
END_TEST

START_TEST(a_later_change_of_the_parent_reaches_its_children)
{
	struct collected collected;

	collect(&collected, IN("root") SECURE("Acme", "O:BAG:BAD:(A;CI;CC;;;BU)") IN("root\\\\Acme") CREATE("Inner")
				    IN("root") SECURE("Acme", "O:BAG:BAD:(A;CI;CCDC;;;IU)"));
	ck_assert_str_eq(by_reading(&collected, "root\\Acme\\Inner", READING_REPLACES), "D:(A;CIID;CCDC;;;IU)");
	release(&collected);
}
END_TEST

START_TEST(an_inherited_entry_tells_whose_it_is)
{
	struct collected collected;
	const struct namespace_outcome *outcome;

	collect(&collected, IN("root") CREATE("Acme") IN("root\\\\Acme") SECURE("Inner", PRODUCT)
				    IN("root\\\\Acme\\\\Inner") CREATE("Most"));
	outcome = find(&collected, "root\\Acme\\Inner\\Most")->outcomes[READING_REPLACES];
	ck_assert_int_eq(outcome->entries[0].origin, ORIGIN_INHERITED);
	ck_assert_str_eq(outcome->entries[0].from->path, "root\\Acme\\Inner");
	ck_assert_ptr_eq(outcome->entries[0].statement, find(&collected, "root\\Acme\\Inner")->statement);
	release(&collected);
}
END_TEST

START_TEST(an_entry_has_its_place_in_the_literal)
{
	struct collected collected;
	struct text text;

	collect(&collected, IN("root") SECURE("Acme", "O:BAG:BAD:(A;;CC;;;BA)(A;CI;CCDC;;;BU)"));
	text = span_text(find(&collected, "root\\Acme")->outcomes[READING_REPLACES]->entries[1].span);
	ck_assert_mem_eq(text.bytes, "(A;CI;CCDC;;;BU)", text.length);
	release(&collected);
}
END_TEST

START_TEST(the_place_is_found_in_joined_literals)
{
	struct collected collected;
	struct text text;

	collect(&collected, IN("root") SECURE("Acme", "O:BAG:BAD:\" \"(A;;CC;;;BA)"));
	text = span_text(find(&collected, "root\\Acme")->outcomes[READING_REPLACES]->entries[0].span);
	ck_assert(text_equal(text, text_of("(A;;CC;;;BA)")));
	release(&collected);
}
END_TEST

/* ---- two readings ---- */

START_TEST(a_given_descriptor_replaces_by_one_reading_and_is_added_to_by_the_other)
{
	struct collected collected;

	collect(&collected, IN("root") SECURE("Acme", PRODUCT));
	ck_assert_str_eq(by_reading(&collected, "root\\Acme", READING_REPLACES), PRODUCT);
	ck_assert_str_eq(by_reading(&collected, "root\\Acme", READING_APPENDS), PRODUCT USUAL);
	release(&collected);
}
END_TEST

START_TEST(the_wider_reading_is_the_one_that_adds)
{
	struct collected collected;

	collect(&collected, IN("root") SECURE("Acme", PRODUCT));
	ck_assert_int_eq(find(&collected, "root\\Acme")->difference, READING_IS_WIDER);
	ck_assert_int_eq(find(&collected, "root\\Acme")->widest, READING_APPENDS);
	release(&collected);
}
END_TEST

START_TEST(appended_denials_are_not_wider)
{
	const struct namespace_base base = {"root", TEXT("O:BAG:BAD:(A;;0x6003F;;;BA)(D;CI;CC;;;BG)")};
	struct collected collected;

	collect_with(&collected, IN("root") SECURE("Acme", PRODUCT), &(struct namespace_bases){&base, 1});
	ck_assert_int_eq(find(&collected, "root\\Acme")->widest, READING_REPLACES);
	release(&collected);
}
END_TEST

START_TEST(a_protected_child_is_added_to_all_the_same)
{
	struct collected collected;

	collect(&collected, IN("root") SECURE("Acme", "O:BAG:BAD:P(A;CI;CCDC;;;BU)"));
	ck_assert_str_eq(by_reading(&collected, "root\\Acme", READING_APPENDS), "O:BAG:BAD:P(A;CI;CCDC;;;BU)" USUAL);
	release(&collected);
}
END_TEST

START_TEST(a_protected_parent_hands_nothing_down_by_one_reading)
{
	struct collected collected;

	collect(&collected, IN("root") SECURE("Acme", "O:BAG:BAD:P(A;CI;CCDC;;;BU)") IN("root\\\\Acme")
				    SECURE("Inner", "O:BAG:BAD:(A;;CC;;;IU)") CREATE("Other"));
	ck_assert_str_eq(by_reading(&collected, "root\\Acme\\Inner", READING_APPENDS), "O:BAG:BAD:(A;;CC;;;IU)");
	ck_assert_str_eq(by_reading(&collected, "root\\Acme\\Other", READING_REPLACES), "D:(A;CIID;CCDC;;;BU)");
	ck_assert_int_eq(find(&collected, "root\\Acme\\Other")->outcomes[READING_APPENDS]->source, SOURCE_DEFAULT);
	ck_assert_int_eq(find(&collected, "root\\Acme\\Other")->difference, READINGS_CROSS);
	release(&collected);
}
END_TEST

START_TEST(nothing_is_added_where_there_is_no_dacl)
{
	has(IN("root") SECURE("Acme", "O:BAG:BA"), "root\\Acme", "O:BAG:BA");
}
END_TEST

/* ---- what is said ---- */

START_TEST(the_last_descriptor_holds)
{
	struct collected collected;

	collect(&collected, IN("root") SECURE("Acme", PRODUCT) SECURE("acme", "O:BAG:BAD:(A;;CC;;;IU)"));
	ck_assert_str_eq(by_reading(&collected, "root\\Acme", READING_REPLACES), "O:BAG:BAD:(A;;CC;;;IU)");
	ck_assert_ptr_eq(find(&collected, "root\\Acme")->statements->next, find(&collected, "root\\Acme")->statement);
	release(&collected);
}
END_TEST

START_TEST(an_unreadable_descriptor_tells_why_and_nothing_else)
{
	struct collected collected;
	const struct namespace_security *space;

	collect(&collected, IN("root") SECURE("Acme", "O:BAG:BAD:(A;CI;CX;;;BA)"));
	space = find(&collected, "root\\Acme");
	ck_assert_ptr_null(space->statement->descriptor);
	ck_assert_ptr_nonnull(space->statement->error.message);
	ck_assert_int_eq(namespace_outcome(space)->source, SOURCE_NOTHING);
	ck_assert_uint_eq(namespace_outcome(space)->descriptor.dacl.count, 0);
	release(&collected);
}
END_TEST

START_TEST(stored_bytes_are_a_descriptor)
{
	has(IN("root\\\\Acme") "instance of __thisNAMESPACE { SECURITY_DESCRIPTOR = {1,0,4,128, 20,0,0,0, 36,0,0,0, "
			       "0,0,0,0, 52,0,0,0,"
			       "1,2,0,0,0,0,0,5,32,0,0,0,32,2,0,0, 1,2,0,0,0,0,0,5,32,0,0,0,32,2,0,0,"
			       "2,0,28,0,1,0,0,0, 0,2,20,0,63,0,6,0,1,1,0,0,0,0,0,5,18,0,0,0}; };",
	    "root\\Acme", "O:BAG:BAD:(A;CI;CCDCLCSWRPWPRCWD;;;SY)");
}
END_TEST

START_TEST(what_is_no_descriptor_is_unreadable)
{
	has_source(IN("root\\\\Acme") "instance of __thisNAMESPACE { SECURITY_DESCRIPTOR = {1, 2}; };", "root\\Acme",
		   SOURCE_NOTHING);
}
END_TEST

START_TEST(encryption_is_as_it_was_set_last)
{
	struct collected collected;

	collect(&collected, IN("root\\\\Acme") ENCRYPT("TRUE") ENCRYPT("FALSE"));
	ck_assert(find(&collected, "root\\Acme")->encryptions->required);
	ck_assert(!find(&collected, "root\\Acme")->encryption->required);
	ck_assert_ptr_null(find(&collected, "root")->encryption);
	release(&collected);
}
END_TEST

START_TEST(deleting_a_namespace_takes_back_what_was_said)
{
	struct collected collected;

	collect(&collected, IN("root") SECURE("Acme", PRODUCT) IN("root\\\\Acme") CREATE("Inner") ENCRYPT("TRUE")
				    IN("root") "#pragma deleteinstance(\"__Namespace.Name=\\\"ACME\\\"\", NOFAIL)\n");
	ck_assert(find(&collected, "root\\Acme")->is_deleted);
	ck_assert(find(&collected, "root\\Acme\\Inner")->is_deleted);
	ck_assert_ptr_null(find(&collected, "root\\Acme")->statement);
	ck_assert_ptr_null(find(&collected, "root\\Acme")->encryption);
	release(&collected);
}
END_TEST

START_TEST(a_namespace_created_again_is_a_new_one)
{
	has(IN("root") SECURE(
		    "Acme",
		    PRODUCT) "#pragma deleteinstance(\"__Namespace.Name=\\\"Acme\\\"\", NOFAIL)\n" CREATE("Acme"),
	    "root\\Acme", "D:" USUAL);
}
END_TEST

START_TEST(misplaced_qualifiers_are_listed)
{
	struct collected collected;

	collect(&collected, IN("root") "[RequiresEncryption(TRUE)] " CREATE("A") "[NamespaceSecuritySDDL(\"" PRODUCT
										 "\")] class B { [key] string n; };");
	ck_assert_uint_eq(collected.namespaces.misplaced_count, 2);
	ck_assert_str_eq(collected.namespaces.misplaced[0].on, "an instance of __Namespace");
	ck_assert_str_eq(collected.namespaces.misplaced[1].on, "a class");
	release(&collected);
}
END_TEST

START_TEST(providers_and_filters_have_descriptors_of_their_own)
{
	struct collected collected;
	const struct namespace_provider_rule *rule;

	collect(&collected,
		IN("root\\\\Acme") "instance of __Win32Provider { Name = \"P\"; HostingModel = \"Decoupled:Com\"; "
				   "SecurityDescriptor = \"O:BAG:BAD:(A;;0x1;;;BA)\"; };\n"
				   "instance of __Win32Provider { Name = \"Q\"; HostingModel = \"decoupled:NonCOM\"; "
				   "};\n"
				   "instance of __EventFilter { Name = \"F\"; Query = \"select * from A\"; "
				   "QueryLanguage = \"WQL\"; EventAccess = \"nonsense\"; };");
	rule = find(&collected, "root\\Acme")->provider_rules;
	ck_assert_ptr_nonnull(rule->descriptor);
	ck_assert_int_eq(rule->object, RIGHTS_PROVIDER);
	ck_assert_ptr_null(rule->next->property);
	ck_assert_int_eq(rule->next->next->object, RIGHTS_EVENT);
	ck_assert_ptr_null(rule->next->next->descriptor);
	release(&collected);
}
END_TEST

/* ---- the base ---- */

START_TEST(a_namespace_has_what_it_had_before)
{
	const struct namespace_base base = {"\\\\.\\root\\Acme", TEXT(PRODUCT "(A;CIID;CC;;;IU)")};

	has_in(&(struct namespace_bases){&base, 1}, IN("root\\\\Acme") "class A { [key] string n; };", "root\\Acme",
	       PRODUCT "(A;CIID;CC;;;IU)");
}
END_TEST

START_TEST(the_files_outrank_what_was_before)
{
	const struct namespace_base base = {"root\\Acme", TEXT(PRODUCT)};
	struct collected collected;

	collect_with(&collected, IN("root") SECURE("Acme", "O:BAG:BAD:(A;;CC;;;IU)"),
		     &(struct namespace_bases){&base, 1});
	ck_assert_str_eq(by_reading(&collected, "root\\Acme", READING_REPLACES), "O:BAG:BAD:(A;;CC;;;IU)");
	release(&collected);
}
END_TEST

START_TEST(what_was_inherited_before_follows_a_parent_that_the_files_change)
{
	const struct namespace_base base = {"root\\Acme\\Inner", TEXT(PRODUCT "(A;CIID;CC;;;IU)")};
	struct collected collected;

	collect_with(&collected,
		     IN("root") SECURE("Acme", "O:BAG:BAD:P(A;CI;CCWP;;;NU)")
			     IN("root\\\\Acme\\\\Inner") "class A { [key] string n; };",
		     &(struct namespace_bases){&base, 1});
	ck_assert_str_eq(by_reading(&collected, "root\\Acme\\Inner", READING_REPLACES), PRODUCT "(A;CIID;CCWP;;;NU)");
	release(&collected);
}
END_TEST

START_TEST(facts_may_come_from_the_base)
{
	struct collected collected;
	const struct namespace_security *space;

	collect_base(&collected, IN("root") SECURE("Acme", PRODUCT), NULL);
	space = find(&collected, "root\\Acme");
	ck_assert(space->is_in_base && !space->is_created && !space->is_mentioned && !space->is_changed);
	ck_assert_int_eq(namespace_outcome(space)->source, SOURCE_BASE);
	release(&collected);
}
END_TEST

START_TEST(a_given_descriptor_outranks_the_base)
{
	const struct namespace_base base = {"root\\Acme", TEXT("O:BAG:BAD:(A;;CC;;;IU)")};

	struct collected collected;

	collect_base(&collected, IN("root") SECURE("Acme", PRODUCT), &(struct namespace_bases){&base, 1});
	ck_assert_str_eq(by_reading(&collected, "root\\Acme", READING_REPLACES), "O:BAG:BAD:(A;;CC;;;IU)");
	release(&collected);
}
END_TEST

/* ---- limits ---- */

START_TEST(entries_in_all_are_bounded)
{
	struct collected collected;
	struct buffer text = {0};
	size_t count = 0;

	buffer_put_text(&text, IN("root") "[NamespaceSecuritySDDL(\"O:BAG:BAD:");
	for (int i = 0; i < 1500; i++)
		buffer_put_text(&text, "(A;CI;CC;;;BA)");
	buffer_put_text(&text, "\")]\n" CREATE("A") IN("root\\\\A"));
	for (int i = 0; i < 100; i++)
		buffer_printf(&text, "instance of __Namespace { Name = \"N%d\"; };\n", i);
	collect(&collected, buffer_text(&text));
	for (const struct namespace_security *space = collected.namespaces.list; space; space = space->next)
		count += space->outcomes[0]->descriptor.dacl.count;
	ck_assert_uint_le(count, NAMESPACE_ENTRIES);
	ck_assert(find(&collected, "root\\A\\N99")->outcomes[0]->is_cut);
	ck_assert(!find(&collected, "root\\A")->outcomes[0]->is_cut);
	release(&collected);
	buffer_free(&text);
}
END_TEST

START_TEST(a_list_is_no_longer_than_a_list_can_be)
{
	struct collected collected;
	struct buffer text = {0};

	buffer_put_text(&text, IN("root") "[NamespaceSecuritySDDL(\"O:BAG:BAD:");
	for (int i = 0; i < 2729; i++)
		buffer_put_text(&text, "(A;CI;CC;;;BA)");
	buffer_put_text(&text, "\")]\n" CREATE("A"));
	collect(&collected, buffer_text(&text));
	ck_assert(!find(&collected, "root\\A")->outcomes[READING_REPLACES]->is_cut);
	ck_assert(find(&collected, "root\\A")->outcomes[READING_APPENDS]->is_cut);
	release(&collected);
	buffer_free(&text);
}
END_TEST

START_TEST(what_stands_too_deep_has_no_parent)
{
	struct collected collected;
	struct buffer text = {0}, path = {0};

	buffer_put_text(&path, "root");
	buffer_put_text(&text, "#pragma namespace(\"root");
	for (int i = 0; i < 1000; i++) {
		buffer_put_text(&text, "\\\\a");
		buffer_put_text(&path, "\\a");
	}
	buffer_put_text(&text, "\")\nclass A { [key] string n; };");
	collect(&collected, buffer_text(&text));
	ck_assert_ptr_null(find(&collected, buffer_text(&path))->parent);
	release(&collected);
	buffer_free(&text);
	buffer_free(&path);
}
END_TEST

Suite *namespaces_suite(void)
{
	Suite *suite = suite_create("namespaces");
	TCase *inherit = tcase_create("inheritance"), *said = tcase_create("what is said"),
	      *limits = tcase_create("limits");

	tcase_add_test(inherit, root_has_what_windows_ships);
	tcase_add_test(inherit, a_new_namespace_inherits_from_root);
	tcase_add_test(inherit, cimv2_has_entries_of_its_own);
	tcase_add_test(inherit, an_entry_without_container_inherit_stays_where_it_is);
	tcase_add_test(inherit, no_propagate_reaches_children_and_no_grandchildren);
	tcase_add_test(inherit, inherit_only_ends_with_the_child);
	tcase_add_test(inherit, with_nothing_to_inherit_there_is_the_default);
	tcase_add_test(inherit, a_later_change_of_the_parent_reaches_its_children);
	tcase_add_test(inherit, an_inherited_entry_tells_whose_it_is);
	tcase_add_test(inherit, an_entry_has_its_place_in_the_literal);
	tcase_add_test(inherit, the_place_is_found_in_joined_literals);
	tcase_add_test(inherit, a_given_descriptor_replaces_by_one_reading_and_is_added_to_by_the_other);
	tcase_add_test(inherit, the_wider_reading_is_the_one_that_adds);
	tcase_add_test(inherit, appended_denials_are_not_wider);
	tcase_add_test(inherit, a_protected_child_is_added_to_all_the_same);
	tcase_add_test(inherit, a_protected_parent_hands_nothing_down_by_one_reading);
	tcase_add_test(inherit, nothing_is_added_where_there_is_no_dacl);
	suite_add_tcase(suite, inherit);
	tcase_add_test(said, the_last_descriptor_holds);
	tcase_add_test(said, an_unreadable_descriptor_tells_why_and_nothing_else);
	tcase_add_test(said, stored_bytes_are_a_descriptor);
	tcase_add_test(said, what_is_no_descriptor_is_unreadable);
	tcase_add_test(said, encryption_is_as_it_was_set_last);
	tcase_add_test(said, deleting_a_namespace_takes_back_what_was_said);
	tcase_add_test(said, a_namespace_created_again_is_a_new_one);
	tcase_add_test(said, misplaced_qualifiers_are_listed);
	tcase_add_test(said, providers_and_filters_have_descriptors_of_their_own);
	tcase_add_test(said, a_namespace_has_what_it_had_before);
	tcase_add_test(said, the_files_outrank_what_was_before);
	tcase_add_test(said, what_was_inherited_before_follows_a_parent_that_the_files_change);
	tcase_add_test(said, facts_may_come_from_the_base);
	tcase_add_test(said, a_given_descriptor_outranks_the_base);
	suite_add_tcase(suite, said);
	tcase_add_test(limits, entries_in_all_are_bounded);
	tcase_add_test(limits, a_list_is_no_longer_than_a_list_can_be);
	tcase_add_test(limits, what_stands_too_deep_has_no_parent);
	suite_add_tcase(suite, limits);
	return suite;
}
