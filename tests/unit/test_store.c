/* SPDX-License-Identifier: MIT */
/* The store in memory: what is put is there, what is deleted is not, and lists stay right in between. */
#include "suites.h"

#include <stdio.h>
#include <string.h>

#include "repository/store.h"

struct fixture {
	struct names names;
	struct store store;
	struct name space;
};

static void begin(struct fixture *fixture)
{
	names_init(&fixture->names, 1);
	fixture->store = store_memory();
	fixture->space = names_of(&fixture->names, "root\\Sample");
}

static void end(struct fixture *fixture)
{
	fixture->store.operations->free(fixture->store.context);
	names_free(&fixture->names);
}

static void put_class(struct fixture *fixture, const char *name, const char *superclass)
{
	struct cim_class class = {.name = names_of(&fixture->names, name)};

	if (superclass)
		class.superclass = names_of(&fixture->names, superclass);
	fixture->store.operations->put_class(fixture->store.context, fixture->space, &class, false);
}

static const struct store_class *get_class(struct fixture *fixture, const char *name)
{
	return fixture->store.operations->get_class(fixture->store.context, fixture->space,
						    names_of(&fixture->names, name));
}

static struct store_classes children(struct fixture *fixture, const char *name)
{
	return fixture->store.operations->children(fixture->store.context, fixture->space,
						   names_of(&fixture->names, name));
}

static void put_instance(struct fixture *fixture, const char *class_name, const char *path)
{
	struct store_instance instance = {.identity = names_of(&fixture->names, path), .path = path};

	instance.instance.class_name = names_of(&fixture->names, class_name);
	fixture->store.operations->put_instance(fixture->store.context, fixture->space, &instance);
}

static bool has_instance(struct fixture *fixture, const char *path)
{
	return fixture->store.operations->get_instance(fixture->store.context, fixture->space,
						       names_of(&fixture->names, path)) != NULL;
}

static size_t count_instances(struct fixture *fixture, const char *class_name)
{
	return fixture->store.operations
		->instances_of(fixture->store.context, fixture->space, names_of(&fixture->names, class_name))
		.count;
}

START_TEST(a_new_store_is_empty)
{
	struct fixture fixture;

	begin(&fixture);
	ck_assert_uint_eq(fixture.store.operations->count_namespaces(fixture.store.context), 0);
	ck_assert_ptr_null(get_class(&fixture, "Sample_A"));
	ck_assert_uint_eq(children(&fixture, "Sample_A").count, 0);
	ck_assert(!has_instance(&fixture, "Sample_A=1"));
	end(&fixture);
}
END_TEST

START_TEST(a_class_is_found_in_any_case)
{
	struct fixture fixture;

	begin(&fixture);
	put_class(&fixture, "Sample_A", NULL);
	ck_assert_str_eq(get_class(&fixture, "SAMPLE_a")->definition.name.spelling, "Sample_A");
	end(&fixture);
}
END_TEST

START_TEST(what_is_put_is_copied)
{
	struct fixture fixture;
	char text[] = "red";
	struct cim_qualifier qualifier = {.value = {.kind = CIM_LITERAL_STRING, .string = {text, 3}}};
	struct cim_class class = {.qualifiers = {.items = &qualifier, .count = 1}};

	begin(&fixture);
	class.name = names_of(&fixture.names, "Sample_A");
	class.alias = names_of(&fixture.names, "A");
	qualifier.name = names_of(&fixture.names, "Color");
	fixture.store.operations->put_class(fixture.store.context, fixture.space, &class, false);
	memset(text, 'x', 3);
	qualifier = (struct cim_qualifier){0};
	ck_assert_mem_eq(get_class(&fixture, "Sample_A")->definition.qualifiers.items[0].value.string.bytes, "red", 3);
	ck_assert_ptr_null(get_class(&fixture, "Sample_A")->definition.alias.spelling);
	end(&fixture);
}
END_TEST

START_TEST(a_replaced_class_stays_where_it_is)
{
	struct fixture fixture;
	const struct store_class *class;

	begin(&fixture);
	put_class(&fixture, "Sample_A", "Sample_B");
	class = get_class(&fixture, "Sample_A");
	put_class(&fixture, "Sample_A", "Sample_C");
	ck_assert_ptr_eq(get_class(&fixture, "Sample_A"), class);
	ck_assert_uint_eq(children(&fixture, "Sample_B").count, 0);
	ck_assert_uint_eq(children(&fixture, "Sample_C").count, 1);
	end(&fixture);
}
END_TEST

START_TEST(children_are_known_before_their_superclass)
{
	struct fixture fixture;

	begin(&fixture);
	put_class(&fixture, "Sample_A", "Sample_Base");
	put_class(&fixture, "Sample_B", "SAMPLE_BASE");
	put_class(&fixture, "Sample_Base", NULL);
	ck_assert_uint_eq(children(&fixture, "Sample_Base").count, 2);
	end(&fixture);
}
END_TEST

START_TEST(any_child_can_be_deleted_first)
{
	static const char *const names[] = {"Sample_A", "Sample_B", "Sample_C"};
	struct fixture fixture;

	begin(&fixture);
	for (int i = 0; i < 3; i++)
		put_class(&fixture, names[i], "Sample_Base");
	fixture.store.operations->delete_class(fixture.store.context, fixture.space,
					       names_of(&fixture.names, names[_i]));
	ck_assert_uint_eq(children(&fixture, "Sample_Base").count, 2);
	ck_assert_uint_eq(fixture.store.operations->classes(fixture.store.context, fixture.space).count, 2);
	for (int i = 0; i < 3; i++) {
		ck_assert(i == _i ? !get_class(&fixture, names[i]) : !!get_class(&fixture, names[i]));
		fixture.store.operations->delete_class(fixture.store.context, fixture.space,
						       names_of(&fixture.names, names[i]));
	}
	ck_assert_uint_eq(children(&fixture, "Sample_Base").count, 0);
	end(&fixture);
}
END_TEST

START_TEST(a_deleted_class_can_come_back)
{
	struct fixture fixture;

	begin(&fixture);
	put_class(&fixture, "Sample_A", NULL);
	fixture.store.operations->delete_class(fixture.store.context, fixture.space,
					       names_of(&fixture.names, "Sample_A"));
	put_class(&fixture, "Sample_a", NULL);
	ck_assert_str_eq(get_class(&fixture, "Sample_A")->definition.name.spelling, "Sample_a");
	end(&fixture);
}
END_TEST

START_TEST(an_instance_replaces_the_one_of_its_identity)
{
	struct fixture fixture;

	begin(&fixture);
	put_instance(&fixture, "Sample_A", "Sample_A.Name=\"a\"");
	put_instance(&fixture, "Sample_A", "SAMPLE_A.NAME=\"A\"");
	ck_assert_uint_eq(count_instances(&fixture, "Sample_A"), 1);
	end(&fixture);
}
END_TEST

START_TEST(instances_are_deleted_in_any_order)
{
	enum { COUNT = 50 };
	struct fixture fixture;
	char path[32];

	begin(&fixture);
	for (int i = 0; i < COUNT; i++) {
		snprintf(path, sizeof path, "Sample_%c=%d", i % 2 ? 'A' : 'B', i);
		put_instance(&fixture, i % 2 ? "Sample_A" : "Sample_B", path);
	}
	for (int i = 0; i < COUNT; i++) {
		int number = i * 17 % COUNT;

		snprintf(path, sizeof path, "Sample_%c=%d", number % 2 ? 'A' : 'B', number);
		ck_assert(has_instance(&fixture, path));
		fixture.store.operations->delete_instance(fixture.store.context, fixture.space,
							  names_of(&fixture.names, path));
		ck_assert(!has_instance(&fixture, path));
		ck_assert_uint_eq(count_instances(&fixture, "Sample_A") + count_instances(&fixture, "Sample_B"),
				  (size_t)(COUNT - 1 - i));
	}
	end(&fixture);
}
END_TEST

START_TEST(a_deleted_namespace_takes_its_objects_along)
{
	struct fixture fixture;

	begin(&fixture);
	put_class(&fixture, "Sample_A", "Sample_Base");
	put_instance(&fixture, "Sample_A", "Sample_A=1");
	ck_assert_uint_eq(fixture.store.operations->count_namespaces(fixture.store.context), 1);
	fixture.store.operations->delete_namespace(fixture.store.context, fixture.space);
	ck_assert_uint_eq(fixture.store.operations->count_namespaces(fixture.store.context), 0);
	fixture.store.operations->put_namespace(fixture.store.context, fixture.space);
	ck_assert_ptr_null(get_class(&fixture, "Sample_A"));
	ck_assert(!has_instance(&fixture, "Sample_A=1"));
	ck_assert_uint_eq(children(&fixture, "Sample_Base").count, 0);
	end(&fixture);
}
END_TEST

START_TEST(members_are_found_whether_few_or_many)
{
	enum { MANY = 100 };
	struct cim_property properties[MANY] = {0};
	struct cim_class class = {.properties = {.items = properties, .count = _i ? MANY : 3}};
	struct fixture fixture;
	char name[16];

	begin(&fixture);
	for (int i = 0; i < MANY; i++) {
		snprintf(name, sizeof name, "P%d", i);
		properties[i].name = names_of(&fixture.names, name);
	}
	class.name = names_of(&fixture.names, "Sample_A");
	fixture.store.operations->put_class(fixture.store.context, fixture.space, &class, false);
	ck_assert_ptr_nonnull(store_class_property(get_class(&fixture, "Sample_A"), names_of(&fixture.names, "p2")));
	ck_assert_ptr_null(store_class_property(get_class(&fixture, "Sample_A"), names_of(&fixture.names, "p100")));
	ck_assert_ptr_null(store_class_method(get_class(&fixture, "Sample_A"), names_of(&fixture.names, "p2")));
	end(&fixture);
}
END_TEST

Suite *store_suite(void)
{
	Suite *suite = suite_create("store");
	TCase *tcase = tcase_create("memory");

	tcase_add_test(tcase, a_new_store_is_empty);
	tcase_add_test(tcase, a_class_is_found_in_any_case);
	tcase_add_test(tcase, what_is_put_is_copied);
	tcase_add_test(tcase, a_replaced_class_stays_where_it_is);
	tcase_add_test(tcase, children_are_known_before_their_superclass);
	tcase_add_loop_test(tcase, any_child_can_be_deleted_first, 0, 3);
	tcase_add_test(tcase, a_deleted_class_can_come_back);
	tcase_add_test(tcase, an_instance_replaces_the_one_of_its_identity);
	tcase_add_test(tcase, instances_are_deleted_in_any_order);
	tcase_add_test(tcase, a_deleted_namespace_takes_its_objects_along);
	tcase_add_loop_test(tcase, members_are_found_whether_few_or_many, 0, 2);
	suite_add_tcase(suite, tcase);
	return suite;
}
