/* SPDX-License-Identifier: MIT */
/* --cpp: files go through the C preprocessor first, as driver builds do (mof-language 2.4). */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/source.h"
#include "cli/inputs.h"

extern char **environ;

/* The directory of a path, which is searched for quoted includes. */
static const char *directory_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? arena_text(arena, path, (size_t)(slash - path) + (slash == path)) : ".";
}

/*
 * Without system headers and predefined macros, whose `linux` and `unix` are ordinary names in MOF. -I and -D come last, in
 * their order on the command line.
 */
static char **arguments_of(struct arena *arena, const struct options *options, const char *path, const char *input)
{
	size_t count = 0, most = 10 + options->defines.count + 2 * options->include_directories.count;
	char **arguments = arena_alloc(arena, most * sizeof *arguments);

	arguments[count++] = (char *)"cpp";
	arguments[count++] = (char *)"-nostdinc";
	arguments[count++] = (char *)"-undef";
	arguments[count++] = (char *)"-iquote";
	arguments[count++] = (char *)directory_of(arena, path);
	for (size_t i = 0; i < options->include_directories.count; i++) {
		arguments[count++] = (char *)"-I";
		arguments[count++] = (char *)options->include_directories.items[i];
	}
	for (size_t i = 0; i < options->defines.count; i++)
		arguments[count++] = arena_printf(arena, "-D%s", options->defines.items[i]);
	arguments[count++] = (char *)input;
	return arguments;
}

/*
 * The input of cpp: the file itself if it holds this text, because cpp searches its directory first for includes (for
 * standard input, the working directory); otherwise "-". A path never looks like an option.
 */
static const char *input_of(struct arena *arena, const char *path, const struct buffer *text)
{
	struct buffer bytes = {0};
	bool is_same = strcmp(path, "-") != 0 && file_read(path, SOURCE_MAX_SIZE, &bytes) == NULL &&
		       bytes.size == text->size && memcmp(bytes.bytes, text->bytes, text->size) == 0;

	buffer_free(&bytes);
	if (!is_same)
		return "-";
	return path[0] == '-' ? arena_printf(arena, "./%s", path) : path;
}

/* Opens an unnamed file with a line marker and the text; -1 on failure. */
static int text_to_read(const char *path, const struct buffer *text)
{
	FILE *file = tmpfile();
	int descriptor = -1;

	if (file == NULL)
		return -1;
	fputs("# 1 \"", file);
	for (const char *byte = path; *byte; byte++)
		fprintf(file, strchr("\\\"", *byte) ? "\\%c" : "%c", *byte);
	fputs("\"\n", file);
	fwrite(text->bytes, 1, text->size, file);
	if (fflush(file) == 0 && fseek(file, 0, SEEK_SET) == 0)
		descriptor = fcntl(fileno(file), F_DUPFD_CLOEXEC, 0);
	fclose(file);
	return descriptor;
}

static int start(char **arguments, int input, int output, pid_t *child)
{
	posix_spawn_file_actions_t actions;
	int error;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
	error = posix_spawnp(child, arguments[0], &actions, NULL, arguments, environ);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

/* All that the preprocessor writes, up to the size of a source and one byte, which then is too much. */
static void read_all(int descriptor, struct buffer *out)
{
	enum { STEP = 1 << 16 };
	ssize_t got;

	while (out->size <= SOURCE_MAX_SIZE) {
		got = read(descriptor, buffer_reserve(out, STEP), STEP);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return;
		out->size += (size_t)got;
	}
}

static const char *run(char **arguments, int input, struct buffer *out)
{
	int ends[2], status, error;
	pid_t child;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return "cannot start the C preprocessor";
	error = start(arguments, input, ends[1], &child);
	close(ends[1]);
	if (error == 0)
		read_all(ends[0], out);
	close(ends[0]);
	if (error)
		return "the C preprocessor 'cpp' is not in the PATH";
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? NULL : "the C preprocessor found errors";
}

const char *cli_preprocess(void *context, const char *path, struct buffer *text)
{
	const struct options *options = context;
	struct arena arena = {0};
	struct buffer out = {0};
	int input = text_to_read(path, text);
	const char *error = "cannot write a temporary file";

	if (input >= 0) {
		error = run(arguments_of(&arena, options, path, input_of(&arena, path, text)), input, &out);
		close(input);
	}
	buffer_free(text);
	*text = out;
	arena_free(&arena);
	return error;
}
