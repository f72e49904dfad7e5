/* SPDX-License-Identifier: MIT */
/* Files: read with a bound, written whole or not at all. */
#include "base/file.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "suites.h"

static char folder[64];
static struct buffer path, content;

static void start(void)
{
	strcpy(folder, "/tmp/mofkit-test-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
}

/* Calls each(path) for what is in the folder and returns how many there are. */
static int each_entry(void (*each)(const char *name))
{
	DIR *directory = opendir(folder);
	struct dirent *entry;
	int count = 0;

	while ((entry = readdir(directory)) != NULL) {
		struct buffer name = {0};

		if (entry->d_name[0] == '.')
			continue;
		buffer_printf(&name, "%s/%s", folder, entry->d_name);
		if (each)
			each(buffer_text(&name));
		buffer_free(&name);
		count++;
	}
	closedir(directory);
	return count;
}

static void remove_entry(const char *name)
{
	if (remove(name) != 0)
		ck_abort_msg("%s can't be removed", name);
}

static void finish(void)
{
	each_entry(remove_entry);
	rmdir(folder);
	buffer_free(&path);
	buffer_free(&content);
}

static const char *in_folder(const char *name)
{
	path.size = 0;
	buffer_printf(&path, "%s/%s", folder, name);
	return buffer_text(&path);
}

static const char *write_text(const char *name, const char *text)
{
	return file_write(in_folder(name), (const uint8_t *)text, strlen(text));
}

static void expect_content(const char *name, const char *expected)
{
	content.size = 0;
	ck_assert_ptr_null(file_read(in_folder(name), 1 << 20, &content));
	ck_assert_str_eq(buffer_text(&content), expected);
}

static unsigned permissions(const char *name)
{
	struct stat status;

	ck_assert_int_eq(lstat(in_folder(name), &status), 0);
	return status.st_mode & 07777;
}

/* ---- writing ---- */

START_TEST(what_is_written_is_read_back)
{
	ck_assert_ptr_null(write_text("a", "class A {};"));
	expect_content("a", "class A {};");
}
END_TEST

START_TEST(nothing_makes_an_empty_file)
{
	ck_assert_ptr_null(file_write(in_folder("a"), NULL, 0));
	expect_content("a", "");
}
END_TEST

START_TEST(a_new_file_gets_the_permissions_of_the_mask)
{
	umask(027);
	ck_assert_ptr_null(write_text("a", "x"));
	ck_assert_uint_eq(permissions("a"), 0640);
}
END_TEST

START_TEST(an_old_file_keeps_its_permissions)
{
	static const unsigned modes[] = {0600, 0644, 0755, 0777, 0400};

	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		write_text("a", "old");
		chmod(in_folder("a"), modes[i]);
		ck_assert_ptr_null(write_text("a", "new"));
		ck_assert_uint_eq(permissions("a"), modes[i]);
		expect_content("a", "new");
	}
}
END_TEST

START_TEST(nothing_is_left_beside_the_file)
{
	for (int i = 0; i < 3; i++)
		write_text("a", "text");
	ck_assert_int_eq(each_entry(NULL), 1);
}
END_TEST

/* No file may grow beyond so many bytes: what a full disk does. */
static void limit_files(rlim_t size)
{
	struct rlimit limit = {size, RLIM_INFINITY};

	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

START_TEST(a_failing_write_leaves_the_old_file)
{
	write_text("a", "old");
	limit_files(10);
	ck_assert_str_eq(write_text("a", "much longer than ten bytes"), "File too large");
	limit_files(RLIM_INFINITY);
	expect_content("a", "old");
	ck_assert_int_eq(each_entry(NULL), 1);
}
END_TEST

START_TEST(a_failing_write_leaves_no_new_file)
{
	limit_files(10);
	ck_assert_ptr_nonnull(write_text("a", "much longer than ten bytes"));
	limit_files(RLIM_INFINITY);
	ck_assert_int_eq(each_entry(NULL), 0);
}
END_TEST

START_TEST(a_folder_that_is_not_there_is_an_error)
{
	ck_assert_str_eq(write_text("no/a", "x"), "No such file or directory");
}
END_TEST

START_TEST(a_folder_is_not_overwritten)
{
	mkdir(in_folder("a"), 0777);
	ck_assert_str_eq(write_text("a", "x"), "Is a directory");
}
END_TEST

START_TEST(a_device_is_written_straight)
{
	ck_assert_ptr_null(file_write("/dev/null", (const uint8_t *)"x", 1));
	ck_assert_str_eq(file_write("/dev/full", (const uint8_t *)"x", 1), "No space left on device");
}
END_TEST

/* ---- reading ---- */

START_TEST(reading_appends)
{
	write_text("a", "class A {};");
	buffer_put_text(&content, "before ");
	ck_assert_ptr_null(file_read(in_folder("a"), 100, &content));
	ck_assert_str_eq(buffer_text(&content), "before class A {};");
}
END_TEST

START_TEST(a_file_of_just_the_limit_is_read)
{
	write_text("a", "1234567890");
	ck_assert_ptr_null(file_read(in_folder("a"), 10, &content));
	ck_assert_uint_eq(content.size, 10);
}
END_TEST

START_TEST(a_file_above_the_limit_is_refused)
{
	write_text("a", "1234567890");
	ck_assert_str_eq(file_read(in_folder("a"), 9, &content), "the file is larger than mofkit reads");
}
END_TEST

START_TEST(an_endless_file_is_refused)
{
	ck_assert_str_eq(file_read("/dev/zero", 1 << 20, &content), "the file is larger than mofkit reads");
	ck_assert_uint_lt(content.size, 2 << 20);
}
END_TEST

START_TEST(a_large_file_is_read_whole)
{
	struct buffer large = {0};

	for (uint32_t i = 0; i < 100000; i++)
		buffer_put_u32le(&large, i * 2654435761u);
	ck_assert_ptr_null(file_write(in_folder("a"), large.bytes, large.size));
	ck_assert_ptr_null(file_read(in_folder("a"), 1 << 20, &content));
	ck_assert_uint_eq(content.size, large.size);
	ck_assert_mem_eq(content.bytes, large.bytes, large.size);
	buffer_free(&large);
}
END_TEST

START_TEST(a_pipe_is_read_to_its_end)
{
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(write(ends[1], "class", 5), 5);
	close(ends[1]);
	path.size = 0;
	buffer_printf(&path, "/dev/fd/%d", ends[0]);
	ck_assert_ptr_null(file_read(buffer_text(&path), 100, &content));
	ck_assert_str_eq(buffer_text(&content), "class");
	close(ends[0]);
}
END_TEST

START_TEST(what_can_not_be_read_says_why)
{
	ck_assert_str_eq(file_read(in_folder("a"), 100, &content), "No such file or directory");
	ck_assert_str_eq(file_read(folder, 100, &content), "Is a directory");
	ck_assert_uint_eq(content.size, 0);
}
END_TEST

START_TEST(a_file_is_found_in_any_case)
{
	struct arena arena = {0};

	write_text("Toaster.MOF", "x");
	ck_assert_str_eq(file_in_any_case(in_folder("Toaster.MOF"), &arena), in_folder("Toaster.MOF"));
	ck_assert_str_eq(file_in_any_case(in_folder("toaster.mof"), &arena), in_folder("Toaster.MOF"));
	ck_assert_ptr_null(file_in_any_case(in_folder("toaster.mo"), &arena));
	ck_assert_ptr_null(file_in_any_case(in_folder("no/toaster.mof"), &arena));
	ck_assert_int_eq(mkdir(in_folder("Drivers"), 0700), 0);
	ck_assert_ptr_null(file_write(in_folder("Drivers/Bus.MOF"), (const uint8_t *)"", 0));
	ck_assert_str_eq(file_in_any_case(in_folder("DRIVERS//bus.mof"), &arena), in_folder("Drivers/Bus.MOF"));
	ck_assert_int_eq(remove(in_folder("Drivers/Bus.MOF")), 0);
	arena_free(&arena);
}
END_TEST

Suite *file_suite(void)
{
	Suite *suite = suite_create("file");
	TCase *writing = tcase_create("writing"), *reading = tcase_create("reading");

	tcase_add_checked_fixture(writing, start, finish);
	tcase_add_test(writing, what_is_written_is_read_back);
	tcase_add_test(writing, nothing_makes_an_empty_file);
	tcase_add_test(writing, a_new_file_gets_the_permissions_of_the_mask);
	tcase_add_test(writing, an_old_file_keeps_its_permissions);
	tcase_add_test(writing, nothing_is_left_beside_the_file);
	tcase_add_test(writing, a_failing_write_leaves_the_old_file);
	tcase_add_test(writing, a_failing_write_leaves_no_new_file);
	tcase_add_test(writing, a_folder_that_is_not_there_is_an_error);
	tcase_add_test(writing, a_folder_is_not_overwritten);
	tcase_add_test(writing, a_device_is_written_straight);
	tcase_add_checked_fixture(reading, start, finish);
	tcase_add_test(reading, reading_appends);
	tcase_add_test(reading, a_file_of_just_the_limit_is_read);
	tcase_add_test(reading, a_file_above_the_limit_is_refused);
	tcase_add_test(reading, an_endless_file_is_refused);
	tcase_add_test(reading, a_large_file_is_read_whole);
	tcase_add_test(reading, a_pipe_is_read_to_its_end);
	tcase_add_test(reading, what_can_not_be_read_says_why);
	tcase_add_test(reading, a_file_is_found_in_any_case);
	suite_add_tcase(suite, writing);
	suite_add_tcase(suite, reading);
	return suite;
}
